/** What a spec says about the screen it is shown on, the same in both lanes. */
export interface Look {
  readonly colorScheme: 'light' | 'dark' | 'no-preference'
  /** Of the page, in CSS pixels; null leaves it to the window. */
  readonly viewport: { readonly width: number; readonly height: number } | null
  /** Language and region the system is set to, as `en-GB`. Electron can be told on Linux alone. */
  readonly systemLocale: string
  /** The languages that the person reads, the best first. Electron can be told on Linux alone. */
  readonly preferredLanguages: readonly string[]
}
