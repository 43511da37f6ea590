/**
 * Real folders, read by an ordinary user: as root by way of a child process that is nobody, else by this process, for whom its own
 * folders are never an administrator's.
 */
import { execFileSync } from 'node:child_process'
import { chmodSync, chownSync, linkSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { PolicyReading } from '../../../electron/policy/read-policy.ts'
import { makeTempFolder } from '../../support/temp-folder.ts'

const child = fileURLToPath(import.meta.resolve('../../support/policy-child.ts'))
const isRoot = process.getuid?.() === 0
const nobody = 65_534

/** A folder as an administrator makes it, with a policy in it. */
function makePlace(content = '{"version": 1, "reasonRequired": true}') {
  const above = makeTempFolder()
  chmodSync(above, 0o755)
  const folder = join(above, 'mfa-desk')
  mkdirSync(folder)
  chmodSync(folder, 0o755)
  const file = join(folder, 'policy.json')
  writeFileSync(file, content)
  chmodSync(file, 0o644)
  return { above, folder, file }
}

function read({ above, file }: { above: string; file: string }, env: NodeJS.ProcessEnv = {}): PolicyReading {
  const words = [process.execPath, child, file, above]
  const asNobody = ['setpriv', `--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups', ...words]
  const [program = '', ...rest] = isRoot ? asNobody : words
  return JSON.parse(
    execFileSync(program, rest, { encoding: 'utf8', env: { PATH: process.env['PATH'], ...env } }),
  ) as PolicyReading
}

/** Its state, and the code of what is wrong first. */
const stateOf = (reading: PolicyReading): string =>
  reading.state === 'broken' ? `broken ${reading.problems[0]?.code ?? ''}` : reading.state

describe.runIf(isRoot && process.platform === 'linux')('a policy that an administrator put there', () => {
  it('is in force', () => {
    expect(read(makePlace())).toMatchObject({ state: 'managed', policy: { rules: { reasonRequired: true } } })
  })

  type Spoil = (place: ReturnType<typeof makePlace>) => void
  it.each<[string, string, Spoil]>([
    ['the file is a person’s', 'broken owner', ({ file }) => chownSync(file, nobody, nobody)],
    ['the folder is a person’s', 'broken owner', ({ folder }) => chownSync(folder, nobody, nobody)],
    ['a folder above is a person’s', 'broken owner', ({ above }) => chownSync(above, nobody, nobody)],
    ['everybody can write the file', 'broken writable', ({ file }) => chmodSync(file, 0o646)],
    ['a group can write the file', 'broken writable', ({ file }) => chmodSync(file, 0o664)],
    ['everybody can write the folder', 'broken writable', ({ folder }) => chmodSync(folder, 0o1777)],
    ['everybody can write above', 'broken writable', ({ above }) => chmodSync(above, 0o777)],
    ['nobody may read the file', 'broken not-readable', ({ file }) => chmodSync(file, 0o600)],
    ['nobody may enter the folder', 'broken not-readable', ({ folder }) => chmodSync(folder, 0o700)],
    [
      'the file is a link',
      'broken is-link',
      ({ file }) => {
        renameSync(file, `${file}.real`)
        symlinkSync(`${file}.real`, file)
      },
    ],
    [
      'the link leads nowhere',
      'broken is-link',
      ({ file }) => {
        rmSync(file)
        symlinkSync('/nowhere', file)
      },
    ],
    [
      'the folder is a link',
      'broken is-link',
      ({ folder }) => {
        renameSync(folder, `${folder}.real`)
        symlinkSync(`${folder}.real`, folder)
      },
    ],
    [
      'a folder is in its place',
      'broken not-a-file',
      ({ file }) => {
        rmSync(file)
        mkdirSync(file)
      },
    ],
    [
      'a file is in the folder’s place',
      'broken not-readable',
      ({ folder }) => {
        rmSync(folder, { recursive: true })
        writeFileSync(folder, '')
      },
    ],
    ['it is not there', 'unmanaged', ({ file }) => rmSync(file)],
    ['its folder is not there', 'unmanaged', ({ folder }) => rmSync(folder, { recursive: true })],
    [
      'it is not there and has to be',
      'broken missing',
      ({ file, folder }) => {
        renameSync(file, join(folder, 'policy.required'))
      },
    ],
    [
      'it is not there, where everybody could put it',
      'broken writable',
      ({ file, folder }) => {
        rmSync(file)
        chmodSync(folder, 0o777)
      },
    ],
    ['a second name leads to it', 'managed', ({ file, above }) => linkSync(file, join(above, 'second'))],
  ])('when %s', (_case, state, spoil) => {
    const place = makePlace()
    spoil(place)
    expect(stateOf(read(place))).toBe(state)
  })

  it('is the same whatever the environment says', () => {
    const place = makePlace()
    const elsewhere = makePlace('{"version": 1}')
    const env = Object.fromEntries(
      ['HOME', 'XDG_CONFIG_HOME', 'XDG_CONFIG_DIRS', 'ProgramData', 'ProgramFiles', 'APPDATA', 'TMPDIR'].map((name) => [
        name,
        elsewhere.above,
      ]),
    )
    expect(read(place, env)).toEqual(read(place))
  })

  it('tells what is wrong with the text beside what is wrong with the place', () => {
    const place = makePlace('{"version": 1, "limit": {}}')
    chmodSync(place.file, 0o666)
    const reading = read(place)
    expect(reading.state === 'broken' && reading.problems.map(({ code }) => code)).toEqual([
      'writable',
      'unknown-key-like',
    ])
  })
})

it.runIf(!isRoot && process.platform !== 'win32')('a person’s own file is no policy', () => {
  expect(stateOf(read(makePlace()))).toBe('broken owner')
})
