/** What Adaxes can reset in addition to its own apps: all methods in Microsoft 365 at once, without listing them. */
export const microsoft365Service = { id: 'microsoft-365', label: 'Microsoft 365' }
