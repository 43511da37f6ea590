/**
 * `npm run policy -- check FILE`: whether a policy is valid, and what it means in words. The schema for editors is written by
 * `npm run policy -- schema`. Exit codes are for roll-out scripts: 0 valid, 1 not valid, 2 in an unsafe place, 3 not readable.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { policySystems } from '../electron/app/policy-systems.ts'
import { createText } from '../electron/app/text.ts'
import { machinePorts } from '../electron/policy/machine-ports.ts'
import { parsePolicy } from '../electron/policy/parse-policy.ts'
import { placeProblem, policyPlaceFor } from '../electron/policy/policy-place.ts'
import { describePolicyProblem } from '../shared/messages/policy-problems.ts'
import { explainPolicy } from './lib/explain-policy.ts'
import { policySchemaText } from './lib/policy-schema.ts'
import { root } from './lib/run.ts'

const usage = `npm run policy -- check FILE    looks at a policy and says what it means
npm run policy -- schema        writes docs/policy.schema.json

Exit codes: 0 valid, 1 not valid, 2 valid but where others could write it, 3 not readable.
Where a policy lies is looked at only where FILE is this computer's own: ${policyPlaceFor(process.platform).file}`

const [command, file] = process.argv.slice(2)
process.exitCode =
  command === 'check' && file !== undefined
    ? await check(file)
    : command === 'schema'
      ? await writeSchema()
      : tellUsage()

async function check(path: string): Promise<number> {
  let bytes: Buffer
  try {
    bytes = await readFile(path)
  } catch (cause) {
    console.error(`${path}: ${cause instanceof Error ? cause.message : 'cannot be read'}`)
    return 3
  }
  const text = createText()
  const parsed = parsePolicy(bytes, { systems: policySystems, platform: process.platform })
  if (parsed.kind === 'invalid') {
    for (const problem of parsed.problems) console.error(describePolicyProblem(problem, text, basename(path)))
    return 1
  }
  for (const line of explainPolicy(parsed.policy)) console.log(line)
  return checkPlace(path)
}

/** By owner and rights alone: whoever rolls a policy out may write it, and proves nothing by trying. */
async function checkPlace(path: string): Promise<number> {
  const place = policyPlaceFor(process.platform)
  if (resolve(path) !== place.file) return 0
  const ports = { ...machinePorts(process.platform), canWrite: () => Promise.resolve(false) }
  const problem = await placeProblem(place, true, ports)
  if (problem === null) return 0
  console.error(describePolicyProblem(problem, createText(), basename(path)))
  return 2
}

async function writeSchema(): Promise<number> {
  await writeFile(join(root, 'docs', 'policy.schema.json'), policySchemaText())
  return 0
}

function tellUsage(): number {
  console.error(usage)
  return 1
}
