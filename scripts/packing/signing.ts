/**
 * Whether a build is signed, and by what, from environment variables (docs/releasing.md lists them). electron-builder reads
 * certificates (`CSC_LINK`, `WIN_CSC_LINK`) and the account for notarization itself; what it only takes from its configuration
 * is put together here. Half a set of variables is refused: it would otherwise end as an unsigned build that looks well.
 */
import type { Configuration } from 'electron-builder'
import { platformName } from '../../electron/app/platform-name.ts'

export type PackedSystem = 'windows' | 'macos' | 'linux'
export type Environment = Readonly<Record<string, string | undefined>>

export const thisSystem: PackedSystem = platformName()

/** Azure Trusted Signing; the credentials are the environment's or those of a login before. */
const azureVariables = [
  'AZURE_SIGNING_ENDPOINT',
  'AZURE_SIGNING_ACCOUNT',
  'AZURE_SIGNING_PROFILE',
  'WINDOWS_PUBLISHER',
] as const
/** A certificate of the system's store, for example on a token. */
const storeVariables = ['WINDOWS_CERTIFICATE_SHA1', 'WINDOWS_PUBLISHER'] as const

/** The first complete one is used by electron-builder. Each proves the build to Apple. */
const notarizationVariables = [
  ['APPLE_API_KEY', 'APPLE_API_KEY_ID', 'APPLE_API_ISSUER'],
  ['APPLE_ID', 'APPLE_APP_SPECIFIC_PASSWORD', 'APPLE_TEAM_ID'],
  ['APPLE_KEYCHAIN_PROFILE'],
] as const

/** Whether `system`'s builds are signed by somebody's certificate here. Linux packages are not signed by this project. */
export function isSigned(environment: Environment, system: PackedSystem): boolean {
  return Object.keys(signingOf(environment, system)).length > 0
}

/**
 * What to lay over electron-builder.yml. A release is signed, and notarized on macOS, or not built. Throws a sentence for people
 * where variables are missing.
 */
export function signingConfiguration(
  environment: Environment,
  system: PackedSystem,
  { release }: { readonly release: boolean },
): Configuration {
  const signing = signingOf(environment, system)
  if (!release || system === 'linux') return signing
  if (Object.keys(signing).length === 0) {
    throw new Error(
      system === 'windows'
        ? `A release is signed: set ${listed(azureVariables)}, or ${listed(storeVariables)}, or WIN_CSC_LINK.`
        : 'A release is signed: set CSC_NAME, and CSC_LINK where the certificate is not in the keychain.',
    )
  }
  if (system === 'macos' && !notarizationVariables.some((names) => areSet(environment, names))) {
    throw new Error(`A release is notarized: set ${notarizationVariables.map(listed).join(', or ')}.`)
  }
  return { ...signing, forceCodeSigning: true }
}

/** An empty object where nothing signs. */
function signingOf(environment: Environment, system: PackedSystem): Configuration {
  if (system === 'windows') return windowsSigning(environment)
  return system === 'macos' ? macSigning(environment) : {}
}

function windowsSigning(environment: Environment): Configuration {
  if (areSet(environment, azureVariables)) {
    return {
      win: {
        azureSignOptions: {
          endpoint: valueOf(environment, 'AZURE_SIGNING_ENDPOINT'),
          codeSigningAccountName: valueOf(environment, 'AZURE_SIGNING_ACCOUNT'),
          certificateProfileName: valueOf(environment, 'AZURE_SIGNING_PROFILE'),
          publisherName: valueOf(environment, 'WINDOWS_PUBLISHER'),
          fileDigest: 'SHA256',
          timestampRfc3161: 'http://timestamp.acs.microsoft.com',
          timestampDigest: 'SHA256',
        },
      },
    }
  }
  if (areSet(environment, storeVariables)) {
    return {
      win: {
        signtoolOptions: {
          certificateSha1: valueOf(environment, 'WINDOWS_CERTIFICATE_SHA1'),
          publisherName: valueOf(environment, 'WINDOWS_PUBLISHER'),
          signingHashAlgorithms: ['sha256'],
        },
      },
    }
  }
  for (const names of [azureVariables, storeVariables]) refuseHalf(environment, names, names[0])
  if (isSet(environment, 'WIN_CSC_LINK')) return { win: { signtoolOptions: { signingHashAlgorithms: ['sha256'] } } }
  return {}
}

function macSigning(environment: Environment): Configuration {
  for (const names of notarizationVariables) refuseHalf(environment, names, names[0])
  const identity = environment['CSC_NAME']
  if (identity !== undefined && identity !== '') return { mac: { identity, hardenedRuntime: true } }
  if (isSet(environment, 'CSC_LINK')) {
    throw new Error('CSC_LINK is set and CSC_NAME is not: name whose certificate it is, so that no other one signs.')
  }
  return {}
}

/** `sign` is the variable by which a person shows that they mean this set. */
function refuseHalf(environment: Environment, names: readonly string[], sign: string): void {
  if (!isSet(environment, sign)) return
  const missing = names.filter((name) => !isSet(environment, name))
  if (missing.length > 0) throw new Error(`${sign} is set and ${listed(missing)} is not.`)
}

/** An unset secret of a build service arrives as an empty text. */
const isSet = (environment: Environment, name: string): boolean => (environment[name] ?? '') !== ''
const areSet = (environment: Environment, names: readonly string[]): boolean =>
  names.every((name) => isSet(environment, name))
const valueOf = (environment: Environment, name: string): string => environment[name] ?? ''
const listed = (names: readonly string[]): string => names.join(' and ')
