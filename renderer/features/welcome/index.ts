/** Stands in until the screen is there. */
export function WelcomePage() {
  return null
}
