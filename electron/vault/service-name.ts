/**
 * The service name of the keychain entries of a run from the sources: separate from those of an installed application, and from those of
 * runs with another data folder.
 */
export const serviceNameFromSources = (dataFolder: string): string => `MFA Desk from sources, ${dataFolder}`
