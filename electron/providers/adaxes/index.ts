/** The Adaxes provider's edge. */
export { createAdaxesProvider, type AdaxesProviderOptions } from './adaxes-provider.ts'
export { normaliseAdaxesAddress } from './adaxes-address.ts'
export { adaxesCapabilities } from './capabilities.ts'
