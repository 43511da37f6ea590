/** Adaxes addresses: whatever part of the interface's URL a person pasted, the base is host and virtual directory. */
import { normaliseBaseUrl } from '../http/base-url.ts'

/** The virtual directory the vendor's installer suggests. Source: adaxes.com/sdk/HowDoI.InstallRestApiComponent */
const defaultDirectory = '/restApi'

/** The end of a pasted path that belongs to the interface and not to its directory: `/api` and the requests below it. */
const interfacePath = /\/api(\/(directoryObjects|authSessions|auth)(\/.*)?)?$/i

/**
 * Base URL without trailing slash: `https://host/restApi`. A bare host gets the usual directory, and so does a host with
 * nothing but `/api`. Throws as `normaliseBaseUrl`.
 */
export function normaliseAdaxesAddress(pasted: string): string {
  return normaliseBaseUrl(pasted, (path) => {
    let directory = path
    while (interfacePath.test(directory)) directory = directory.replace(interfacePath, '').replace(/\/+$/, '')
    return directory === '' ? defaultDirectory : directory
  })
}
