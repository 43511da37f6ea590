/** The two ways by which history leaves the application: a file where a person wants it, and the clipboard. A port. */

export interface SavePathSuggestion {
  readonly fileName: string
  readonly title: string
  readonly format: 'csv' | 'json'
}

export interface ExportPorts {
  /** An absolute path a person chose, or null. */
  readonly chooseSavePath: (windowId: number, suggestion: SavePathSuggestion) => Promise<string | null>
  /** Rejects where the system does not take the text: nobody must believe that it is there. */
  readonly writeClipboard: (text: string) => Promise<void>
}
