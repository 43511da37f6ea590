/** Stands in until the screen is there. */
export function SettingsPage() {
  return null
}
