/**
 * What a run from sources files its keychain entries under: apart from those of an installed application, and of every run on
 * another data folder.
 */
export const serviceNameFromSources = (dataFolder: string): string => `MFA Desk from sources, ${dataFolder}`
