/** The Resolver provider's edge. */
export { createResolverProvider } from './resolver-provider.ts'
export { normaliseResolverAddress } from './resolver-address.ts'
export { resolverCapabilities } from './capabilities.ts'
