/** The Okta provider's edge. */
export { createOktaProvider } from './okta-provider.ts'
export { normaliseOktaAddress } from './okta-address.ts'
export { oktaCapabilities } from './capabilities.ts'
