import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rightsOf } from '../../../electron/policy/sddl.ts'

const installer = 'S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464'
const safe = { kind: 'safe' }
const writable = (...who: string[]) => ({ kind: 'writable', who })

describe('folders as Windows has them', () => {
  const programFiles = `O:${installer}G:${installer}D:PAI(A;;FA;;;${installer})(A;CIIO;GA;;;${installer})(A;;0x1301bf;;;SY)(A;OICIIO;GA;;;SY)(A;;0x1301bf;;;BA)(A;OICIIO;GA;;;BA)(A;;0x1200a9;;;BU)(A;OICIIO;GXGR;;;BU)(A;OICIIO;GA;;;CO)(A;;0x1200a9;;;AC)(A;OICIIO;GXGR;;;AC)`
  const drive = `O:${installer}G:${installer}D:PAI(A;OICI;FA;;;BA)(A;OICI;FA;;;SY)(A;OICI;0x1200a9;;;BU)(A;OICIIO;SDGXGWGR;;;AU)(A;;LC;;;AU)`
  const programData =
    'O:SYG:SYD:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICIIO;GA;;;CO)(A;OICI;0x1200a9;;;BU)(A;CI;DCLCRPCR;;;BU)'

  it('lead there where others can make things beside it, and are no place for it', () => {
    expect([rightsOf(programFiles, true), rightsOf(programFiles, false)]).toEqual([safe, safe])
    expect([rightsOf(drive, true), rightsOf(drive, false)]).toEqual([safe, writable('AU')])
    expect([rightsOf(programData, true), rightsOf(programData, false)]).toEqual([safe, writable('BU')])
  })

  it('are safe as a policy’s own when made by an administrator in Program Files', () => {
    const own = `O:BAG:S-1-5-21-1-2-3-513D:AI(A;ID;FA;;;${installer})(A;CIIOID;GA;;;${installer})(A;ID;FA;;;SY)(A;OICIIOID;GA;;;SY)(A;ID;FA;;;BA)(A;OICIIOID;GA;;;BA)(A;ID;0x1200a9;;;BU)(A;OICIIOID;GXGR;;;BU)(A;OICIIOID;GA;;;CO)`
    expect(rightsOf(own, false)).toEqual(safe)
  })
})

describe('is not believed', () => {
  it.each<[string, string, unknown]>([
    ['of a person', 'O:S-1-5-21-1-2-3-1001D:P(A;;FA;;;BA)', { kind: 'owner' }],
    ['of nobody', 'D:P(A;;FA;;;BA)', { kind: 'not-understood' }],
    ['without a list', 'O:BAG:BA', { kind: 'not-understood' }],
    ['with no list at all, which lets everybody in', 'O:BAD:NO_ACCESS_CONTROL', writable('WD')],
    ['writable by users', 'O:BAD:P(A;;FA;;;BA)(A;;0x1301bf;;;BU)', writable('BU')],
    ['with a right to add to it', 'O:BAD:P(A;;LC;;;BU)', writable('BU')],
    ['with a right to remove from it', 'O:BAD:P(A;;DT;;;BU)', writable('BU')],
    ['with a right to change the rights', 'O:BAD:P(A;;WD;;;IU)', writable('IU')],
    ['with a right to become its owner', 'O:BAD:P(A;;WO;;;IU)', writable('IU')],
    ['that everybody who makes something owns', 'O:BAD:P(A;OICI;GA;;;CO)', writable('CO')],
    ['with a kind of entry nobody knows', 'O:BAD:P(ZA;;FR;;;BU)', writable('BU')],
    ['with a condition', 'O:BAD:P(XA;;FR;;;BU;(Member_of{SID(BA)}))', { kind: 'not-understood' }],
    ['with a right nobody knows', 'O:BAD:P(A;;ZZ;;;BU)', writable('BU')],
    ['with bits nobody knows', 'O:BAD:P(A;;0x2000000;;;BU)', writable('BU')],
    ['cut off', 'O:BAD:P(A;;FA;;;BA)(A;;FA;', { kind: 'not-understood' }],
    ['empty', '', { kind: 'not-understood' }],
  ])('%s', (_case, sddl, rights) => {
    expect(rightsOf(sddl, false)).toEqual(rights)
  })

  it('when a folder above lets others rename or remove what is in it', () => {
    expect(rightsOf('O:BAD:P(A;;FA;;;BA)(A;;0x1301bf;;;BU)', true)).toEqual(writable('BU'))
    expect(rightsOf('O:BAD:P(A;;SD;;;BU)', true)).toEqual(writable('BU'))
  })
})

it('takes what only denies, only audits or only reaches what is made below for no right', () => {
  expect(rightsOf('O:SYD:(D;;FA;;;BU)(A;;FA;;;SY)(A;OICIIO;FA;;;BU)S:(AU;SAFA;FA;;;WD)', false)).toEqual(safe)
})

const others = ['BU', 'WD', 'AU', 'IU', 'CO', 'S-1-5-21-1-2-3-1001', 'S-1-15-2-1']
/** Each alone lets somebody change the file, or who may. */
const writingRights = [
  'FA',
  'GA',
  'GW',
  'FW',
  'DC',
  'LC',
  'RP',
  'DT',
  'CR',
  'SD',
  'WD',
  'WO',
  '0x2',
  '0x40000',
  '0x1301bf',
  'FRDC',
]
const readingRights = ['FR', 'FX', 'GR', 'GX', 'GXGR', '0x1200a9', 'RC', 'CC']

const entry = (rights: fc.Arbitrary<string>) =>
  fc
    .tuple(fc.constantFrom('', 'ID', 'OICI', 'CI', 'OICIID'), rights, fc.constantFrom(...others))
    .map(([flags, right, who]) => `(A;${flags};${right};;;${who})`)
const harmless = fc.array(
  fc.oneof(entry(fc.constantFrom(...readingRights)), fc.constant('(A;;FA;;;BA)'), fc.constant('(D;;FA;;;WD)')),
  { maxLength: 6 },
)

it('finds one right to write wherever it stands among any others', () => {
  fc.assert(
    fc.property(harmless, harmless, entry(fc.constantFrom(...writingRights)), (before, after, one) => {
      expect(rightsOf(`O:BAG:BAD:PAI${before.join('')}${after.join('')}`, false)).toEqual(safe)
      expect(rightsOf(`O:BAG:BAD:PAI${before.join('')}${one}${after.join('')}`, false).kind).toBe('writable')
    }),
  )
})

it('never believes text that is no descriptor', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.string().map((end) => `O:BAD:${end}`),
      ),
      (sddl) => {
        if (/^\s*O:BAD:[A-Z_]*(?:S:.*)?\s*$/.test(sddl)) return
        expect(rightsOf(sddl, false)).not.toEqual(safe)
      },
    ),
  )
})
