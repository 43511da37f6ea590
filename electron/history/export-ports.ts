/** Port: the two ways history leaves the application, a file where the user chooses and the clipboard. */

export interface SavePathSuggestion {
  readonly fileName: string
  readonly title: string
  readonly format: 'csv' | 'json'
}

export interface ExportPorts {
  /** The absolute path the user chose, or `null`. */
  readonly chooseSavePath: (windowId: number, suggestion: SavePathSuggestion) => Promise<string | null>
  /** Rejects if the system does not accept the text, so that nobody believes it was copied. */
  readonly writeClipboard: (text: string) => Promise<void>
}
