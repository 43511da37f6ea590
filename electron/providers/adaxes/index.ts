/** The Adaxes provider's edge. */
export { createAdaxesProvider } from './adaxes-provider.ts'
export { normaliseAdaxesAddress } from './adaxes-address.ts'
export { adaxesCapabilities } from './capabilities.ts'
