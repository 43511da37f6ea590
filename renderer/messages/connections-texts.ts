export const connectionsTexts = {} as const
