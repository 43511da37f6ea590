/** Adaxes addresses: whatever part of the API's URL was pasted, the base is the host and the virtual directory. */
import { normaliseBaseUrl } from '../http/base-url.ts'

/** The virtual directory suggested by the vendor's installer. Source: adaxes.com/sdk/HowDoI.InstallRestApiComponent */
const defaultDirectory = '/restApi'

/** The end of a pasted path that belongs to the API and not to its directory: `/api` and the endpoints below it. */
const interfacePath = /\/api(\/(directoryObjects|authSessions|auth)(\/.*)?)?$/i

/**
 * Base URL without trailing slash: `https://host/restApi`. The default directory is added to a host without a path or with just
 * `/api`. Throws like `normaliseBaseUrl`.
 */
export function normaliseAdaxesAddress(pasted: string): string {
  return normaliseBaseUrl(pasted, (path) => {
    let directory = path
    while (interfacePath.test(directory)) directory = directory.replace(interfacePath, '').replace(/\/+$/, '')
    return directory === '' ? defaultDirectory : directory
  })
}
