import { FuseState, FuseV1Options, FuseVersion, type FuseConfig } from '@electron/fuses'
import { describe, expect, it } from 'vitest'
import { fusesFor, wireOf, wrongFuses, type FuseWire } from '../../../scripts/packing/fuses.ts'

/** A wire as Electron is delivered: which way a fuse stands does not matter here. */
const delivered = (length: number): FuseWire => Array.from({ length }, () => FuseState.ENABLE)

/** What flipping makes of it. */
function flipped(length: number): FuseState[] {
  const fuses: Readonly<Record<number, unknown>> = { ...fusesFor(delivered(length)) }
  return delivered(length).map((_, position) => (fuses[position] === true ? FuseState.ENABLE : FuseState.DISABLE))
}

describe('the fuses', () => {
  it('are all decided for the Electron that the application is built for', () => {
    expect(wrongFuses(flipped(9), 9)).toEqual([])
    expect(fusesFor(delivered(9))).toMatchObject({
      strictlyRequireAllFuses: true,
      [FuseV1Options.RunAsNode]: false,
      [FuseV1Options.OnlyLoadAppFromAsar]: true,
      [FuseV1Options.WasmTrapHandlers]: true,
    })
  })

  it('leave out what an older Electron lacks, which would be refused by name', () => {
    expect(fusesFor(delivered(8))).not.toHaveProperty(String(FuseV1Options.WasmTrapHandlers))
    expect(wrongFuses(flipped(8), 8)).toEqual([])
  })

  it('stop the build when Electron has one that nobody has decided', () => {
    expect(() => fusesFor(delivered(10))).toThrow('10 fuses')
  })

  it('are told by name where one stands wrongly, and by number where the wire is shorter than delivered', () => {
    const wire = flipped(9)
    wire[FuseV1Options.RunAsNode] = FuseState.ENABLE
    expect(wrongFuses(wire, 9)).toEqual(['RunAsNode is ENABLE'])
    expect(wrongFuses(flipped(8), 9)).toEqual(['8 fuses instead of 9'])
  })

  it('that Electron has removed say nothing', () => {
    const wire = flipped(9)
    wire[FuseV1Options.LoadBrowserProcessSpecificV8Snapshot] = FuseState.REMOVED
    expect(wrongFuses(wire, 9)).toEqual([])
  })

  it('are read in their order from what the library answers', () => {
    const answer = { version: FuseVersion.V1, 1: FuseState.DISABLE, 0: FuseState.ENABLE } as FuseConfig<FuseState>
    expect(wireOf(answer)).toEqual([FuseState.ENABLE, FuseState.DISABLE])
  })
})
