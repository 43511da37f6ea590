/** The Flashback provider's edge. */
export { createFlashbackProvider } from './flashback-provider.ts'
export { normaliseFlashbackAddress } from './flashback-address.ts'
export { flashbackCapabilities } from './capabilities.ts'
