/** The operating system in the application's own words. */
export function platformName(): 'windows' | 'macos' | 'linux' {
  if (process.platform === 'win32') return 'windows'
  return process.platform === 'darwin' ? 'macos' : 'linux'
}
