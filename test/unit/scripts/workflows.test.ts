/** The build service's files cannot be run here; what can be said of them without it is said here. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseDocument } from 'yaml'
import { z } from 'zod'
import { root } from '../../../scripts/lib/run.ts'

const Step = z.looseObject({
  uses: z.string().optional(),
  run: z.string().optional(),
  with: z.record(z.string(), z.unknown()).optional(),
})
const Job = z.looseObject({
  permissions: z.record(z.string(), z.enum(['read', 'write'])),
  environment: z.string().optional(),
  uses: z.string().optional(),
  steps: z.array(Step).optional(),
  strategy: z.object({ matrix: z.object({ system: z.array(z.string()) }) }).optional(),
})
const Workflow = z.looseObject({
  on: z.record(z.string(), z.unknown()),
  permissions: z.strictObject({}),
  defaults: z.object({ run: z.object({ 'working-directory': z.string() }) }).optional(),
  jobs: z.record(z.string(), Job),
})

const folder = join(root, '.github', 'workflows')
const files = readdirSync(folder)
const textOf = (file: string): string => readFileSync(join(folder, file), 'utf8')

/** Throws where it is no YAML, or where something is missing that each workflow has: no rights at the top, its own in each job. */
function read(file: string): z.infer<typeof Workflow> {
  const document = parseDocument(textOf(file))
  expect(document.errors).toEqual([])
  return Workflow.parse(document.toJS())
}

describe.each(files)('%s', (file) => {
  it('gives each job its rights by name', () => {
    expect(() => read(file)).not.toThrow()
  })

  it('takes actions by their commit, with the version beside it', () => {
    const lines = textOf(file)
      .split('\n')
      .filter((line) => /^\s*(- )?uses:/.test(line))
    expect(lines).not.toHaveLength(0)
    for (const line of lines)
      expect(line).toMatch(/uses: (\.\/\.github\/workflows\/\w+\.yml|[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d[\d.]*)$/)
  })

  it('leaves no token in a checkout', () => {
    const checkouts = Object.values(read(file).jobs)
      .flatMap((job) => job.steps ?? [])
      .filter((step) => step.uses?.startsWith('actions/checkout@'))
    for (const checkout of checkouts) expect(checkout.with).toMatchObject({ 'persist-credentials': false })
  })

  it('runs nothing of a stranger with rights, and no text of theirs as a command', () => {
    const { on, jobs } = read(file)
    expect(Object.keys(on)).not.toContain('pull_request_target')
    const commands = Object.values(jobs).flatMap((job) => (job.steps ?? []).map((step) => step.run ?? ''))
    for (const command of commands) expect(command).not.toMatch(/\$\{\{\s*github\./)
  })

  it('reads secrets in the protected environment alone', () => {
    for (const job of Object.values(read(file).jobs)) {
      if (JSON.stringify(job).includes('secrets.')) expect(job.environment).toContain("'release'")
    }
  })
})

it('both commands of the README run as they stand there, on each system, from a path with a space and an umlaut', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8')
  const commands = [...readme.matchAll(/^```sh\n(npm ci && .+)\n```$/gm)].map(([, command]) => command)
  expect(commands).toHaveLength(2)
  const { jobs, defaults } = read('test.yml')
  const folder = defaults?.run['working-directory']
  expect(folder).toMatch(/ .*ü|ü.* /)
  const all = Object.values(jobs)
  for (const command of commands) {
    const job = all.find(({ steps }) => steps?.some(({ run }) => run === command))
    expect(job?.strategy?.matrix.system.map((name) => name.split('-')[0])).toEqual(['ubuntu', 'windows', 'macos'])
    const checkout = job?.steps?.find(({ uses }) => uses?.startsWith('actions/checkout@'))
    expect(checkout?.with).toMatchObject({ path: folder })
  }
})
