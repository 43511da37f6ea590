/** What Adaxes can reset beside its own apps: all methods in Microsoft 365 at once, without saying which there are. */
export const microsoft365Service = { id: 'microsoft-365', label: 'Microsoft 365' }
