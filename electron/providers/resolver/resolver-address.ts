/** Resolver addresses: whatever page of an environment a person pasted, the base is the environment's host. */
import { normaliseBaseUrl } from '../http/base-url.ts'

/** Where the interface's own pages and requests begin. Source: help.resolver.com, "Resolver Core API: Getting Started" */
const interfacePath = /^\/(api|user|data|creation)(\/.*)?$/i

/** Base URL without trailing slash: `https://us.core.resolver.com`. Throws as `normaliseBaseUrl`. */
export function normaliseResolverAddress(pasted: string): string {
  return normaliseBaseUrl(pasted, (path) => (interfacePath.test(path) ? '' : path))
}
