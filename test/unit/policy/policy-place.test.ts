/** The three systems' places, by ports. Real folders are in `test/integration/policy`. */
import { describe, expect, it } from 'vitest'
import { keptForAnHour } from '../../../electron/policy/machine-ports.ts'
import { placeProblem, policyPlaceFor, type Part, type PlacePorts } from '../../../electron/policy/policy-place.ts'

const folderPart: Part = { kind: 'folder', owner: 0, mode: 0o755, stamp: '' }
const filePart: Part = { kind: 'file', owner: 0, mode: 0o644, stamp: '' }

/** A place as it should be, changed by `parts` and `ports`. */
async function codeFor(
  platform: 'linux' | 'darwin' | 'win32',
  {
    parts = {},
    rights = {},
    ...ports
  }: { parts?: Record<string, Partial<Part>>; rights?: Record<string, string> } & Partial<PlacePorts>,
) {
  const place = policyPlaceFor(platform)
  const problem = await placeProblem(place, true, {
    platform,
    look: (path) => Promise.resolve({ ...(path === place.file ? filePart : folderPart), ...parts[path] }),
    canWrite: () => Promise.resolve(false),
    isAdministrator: () => Promise.resolve(false),
    readRights: (paths) => Promise.resolve(paths.map((path) => rights[path] ?? 'O:BAD:P(A;;FA;;;BA)(A;;FR;;;BU)')),
    administrator: 0,
    ...ports,
  })
  return problem === null ? null : problem.code
}

it('is literal, with every folder above', () => {
  expect(policyPlaceFor('linux')).toEqual({
    file: '/etc/mfa-desk/policy.json',
    required: '/etc/mfa-desk/policy.required',
    folder: '/etc/mfa-desk',
    above: ['/', '/etc'],
  })
  expect(policyPlaceFor('darwin').above).toEqual(['/', '/Library', '/Library/Application Support'])
  expect(policyPlaceFor('win32')).toMatchObject({
    file: String.raw`C:\Program Files\MFA Desk Policy\policy.json`,
    above: ['C:\\', String.raw`C:\Program Files`],
  })
})

it.each(['linux', 'darwin', 'win32'] as const)('on %s is believed as it should be', async (platform) => {
  expect(await codeFor(platform, {})).toBeNull()
})

describe('macOS', () => {
  const support = '/Library/Application Support'

  it('lets administrators write the system’s folders, and only them', async () => {
    expect(await codeFor('darwin', { parts: { [support]: { mode: 0o775 } } })).toBeNull()
    expect(await codeFor('darwin', { parts: { [support]: { mode: 0o757 } } })).toBe('writable')
    expect(await codeFor('darwin', { parts: { [`${support}/MFA Desk`]: { mode: 0o775 } } })).toBe('writable')
  })

  it('sees by trying what its access lists allow, which no mode shows', async () => {
    const canWrite = (path: string) => Promise.resolve(path.endsWith('policy.json'))
    expect(await codeFor('darwin', { canWrite })).toBe('writable-in-fact')
  })
})

describe('an administrator', () => {
  const writesAll = { canWrite: () => Promise.resolve(true), isAdministrator: () => Promise.resolve(true) }

  it('uses no desk as root, and on Windows is held to the rights alone', async () => {
    expect(await codeFor('linux', writesAll)).toBe('as-administrator')
    expect(await codeFor('win32', writesAll)).toBeNull()
  })
})

describe('Windows', () => {
  const folder = String.raw`C:\Program Files\MFA Desk Policy`

  it.each<[string, Parameters<typeof codeFor>[1], string]>([
    ['the folder is a person’s', { rights: { [folder]: 'O:S-1-5-21-1-2-3-1001D:P(A;;FA;;;BA)' } }, 'owner'],
    ['users write the folder', { rights: { [folder]: 'O:BAD:P(A;;0x1301bf;;;BU)' } }, 'writable'],
    [
      'users remove what is in Program Files',
      { rights: { [String.raw`C:\Program Files`]: 'O:BAD:P(A;;DT;;;BU)' } },
      'writable',
    ],
    ['there is no list', { rights: { [folder]: 'O:BAD:NO_ACCESS_CONTROL' } }, 'writable'],
    ['the folder is a junction', { parts: { [folder]: { kind: 'link' } } }, 'is-link'],
    ['writing succeeds all the same', { canWrite: () => Promise.resolve(true) }, 'writable-in-fact'],
    ['PowerShell is blocked', { readRights: () => Promise.reject(new Error('no')) }, 'rights-not-read'],
    [
      'PowerShell says less than it was asked',
      { readRights: () => Promise.resolve(['O:BAD:P(A;;FA;;;BA)']) },
      'rights-not-read',
    ],
  ])('is not believed when %s', async (_case, spoilt, code) => {
    expect(await codeFor('win32', spoilt)).toBe(code)
  })

  it('asks for rights again when something was changed, and every hour', async () => {
    let stamp = 'a'
    let hours = 0
    let asked = 0
    const read = keptForAnHour(
      (paths) => Promise.resolve(paths.map(() => String((asked += 1)))),
      () => Promise.resolve({ ...folderPart, stamp }),
      () => hours * 60 * 60 * 1000,
    )
    const answers = [await read(['x']), await read(['x'])]
    stamp = 'b'
    answers.push(await read(['x']))
    hours = 1
    answers.push(await read(['x']), await read(['x']))
    expect(answers.flat()).toEqual(['1', '1', '2', '3', '3'])
  })
})
