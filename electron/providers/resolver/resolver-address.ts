/** Resolver addresses: whichever page of an environment was pasted, the base is the environment's host. */
import { normaliseBaseUrl } from '../http/base-url.ts'

/** The first path segments of the API and its own pages. Source: help.resolver.com, "Resolver Core API: Getting Started" */
const interfacePath = /^\/(api|user|data|creation)(\/.*)?$/i

/** Base URL without trailing slash: `https://us.core.resolver.com`. Throws like `normaliseBaseUrl`. */
export function normaliseResolverAddress(pasted: string): string {
  return normaliseBaseUrl(pasted, (path) => (interfacePath.test(path) ? '' : path))
}
