/**
 * The fuses of the installed application's Electron, each decided here: https://www.electronjs.org/docs/latest/tutorial/fuses.
 * A fuse that Electron gains is none of these, so a build stops until somebody has decided about it.
 */
import { FuseState, FuseV1Options, FuseVersion, type FuseConfig } from '@electron/fuses'

/** `Record`, so that a fuse which @electron/fuses comes to know does not compile until it is decided. */
const wanted: Readonly<Record<FuseV1Options, boolean>> = {
  // Not a Node for whoever sets a variable.
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  // Only the application that was packed, unchanged where the system lets Electron check it.
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  // The page comes over app://.
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  // Electron's own default: faults of WebAssembly are caught by the processor.
  [FuseV1Options.WasmTrapHandlers]: true,
}

/** By position in the binary: keys that are numbers come in their order. */
const decisions: readonly boolean[] = Object.values(wanted)

/** How many fuses the Electron has that the application is built for. */
export const decidedFuses = decisions.length

/** States by position, as they stand in the binary. */
export type FuseWire = readonly FuseState[]

/** What `getCurrentFuseWire` answers, as a list. */
export function wireOf(current: FuseConfig<FuseState>): FuseWire {
  return Object.values(current).filter((state) => typeof state === 'number')
}

/**
 * What to ask of an Electron that has as many fuses as `wire`. An older one than the application is built for has fewer: what it
 * lacks cannot be named. Throws where it has one that is not decided.
 */
export function fusesFor(wire: FuseWire): FuseConfig {
  if (wire.length > decisions.length) {
    throw new Error(
      `This Electron has ${wire.length} fuses; scripts/packing/fuses.ts decides about ${decisions.length}.`,
    )
  }
  const fuses: object = Object.fromEntries(decisions.slice(0, wire.length).entries())
  return { version: FuseVersion.V1, strictlyRequireAllFuses: true, ...fuses } as FuseConfig
}

/**
 * One text for each fuse of `wire` that is not as decided; empty where all are. `length` is how many this Electron was
 * delivered with.
 */
export function wrongFuses(wire: FuseWire, length: number): string[] {
  const wrong = [...wire.entries()].flatMap(([position, state]) => {
    // Removed: Electron has given the choice up, and says nothing by it.
    if (state === FuseState.REMOVED) return []
    const expected = decisions[position] === true ? FuseState.ENABLE : FuseState.DISABLE
    return state === expected ? [] : [`${FuseV1Options[position] ?? `fuse ${position}`} is ${FuseState[state]}`]
  })
  return wire.length === length ? wrong : [...wrong, `${wire.length} fuses instead of ${length}`]
}
