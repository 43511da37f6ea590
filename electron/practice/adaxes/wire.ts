/** Shapes of the Adaxes REST interface as they travel. Pure. */
import type { AdaxesAccount } from './accounts.ts'

/** .NET writes seven fractional digits: `2020-07-14T16:27:49.5590448Z`. The last four are made up, as ours has three. */
export function instantWithSevenDigits(instant: Date): string {
  return instant.toISOString().replace('Z', '0448Z')
}

const instantOrNull = (instant: Date | null): string | null =>
  instant === null ? null : instantWithSevenDigits(instant)

/**
 * adaxes.com/sdk/REST_DirectoryObject: `properties` maps lower-case names to lists of values and holds what was asked for and
 * has a value.
 */
export function directoryObject(account: AdaxesAccount, propertyNames: readonly string[]): object {
  const properties: Record<string, readonly string[]> = {}
  for (const name of propertyNames) {
    const key = name.toLowerCase()
    const value = Object.hasOwn(account.properties, key) ? account.properties[key] : undefined
    if (value !== undefined) properties[key] = [value].flat()
  }
  return {
    accountStatus: {
      isDisabled: account.accountStatus.isDisabled,
      isLocked: account.accountStatus.isLocked,
      expirationDate: instantOrNull(account.accountStatus.expirationDate),
    },
    passwordStatus: {
      whenChanged: instantWithSevenDigits(account.passwordStatus.whenChanged),
      expirationStatus: account.passwordStatus.expirationDate === null ? 1 : 0,
      expirationDate: instantOrNull(account.passwordStatus.expirationDate),
    },
    guid: account.guid,
    dn: account.dn,
    displayName: account.commonName,
    objectType: 'user',
    objectTypeCode: 2,
    domainName: account.domainName,
    directoryType: 1,
    properties,
  }
}

export interface OperationMessage {
  readonly source: string | null
  readonly text: string
  /** 1 warning, 2 what rules did, 3 an action in a rule, 4 what the action said. */
  readonly messageType: 1 | 2 | 3 | 4
  readonly innerMessages: readonly OperationMessage[]
}

export interface OperationEnd {
  /** 0 done, 1 failed, 2 sent for approval. Default 0. */
  readonly resultType?: 0 | 1 | 2
  readonly innerMessages?: readonly OperationMessage[]
  readonly exception?: { readonly message: string } | null
  readonly noChanges?: boolean
}

/** adaxes.com/sdk/REST_OperationResult, fields in the documented order. */
export function operationResult(dn: string, end: OperationEnd): object {
  return {
    resultType: end.resultType ?? 0,
    innerMessages: end.innerMessages ?? [],
    exception: end.exception ?? null,
    actualObjectDN: dn,
    noChanges: end.noChanges ?? false,
    extraInfo: {},
  }
}
