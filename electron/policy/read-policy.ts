/**
 * One look at the policy of this computer: whether there is one, whether it may be believed, what it says. It never throws, and what it
 * cannot find out is `broken`, never `unmanaged`: without a policy everybody sets the rules themselves.
 */
import { createHash } from 'node:crypto'
import type { PolicyProblem } from '../../shared/domain/policy.ts'
import { errorCode } from '../storage/storage-error.ts'
import type { ParsedPolicy, Policy } from './parse-policy.ts'
import { placeProblem, type PlacePorts, type PolicyPlace } from './policy-place.ts'
import { fileProblem } from './policy-text.ts'

export type PolicyReading =
  | { readonly state: 'unmanaged' }
  | { readonly state: 'managed'; readonly policy: Policy; readonly hash: string }
  /** At least one problem. `hash`: of the file's bytes, where they could be read. */
  | { readonly state: 'broken'; readonly problems: readonly PolicyProblem[]; readonly hash: string | null }

export interface ReadPolicyPorts extends PlacePorts {
  readonly place: PolicyPlace
  /** The file's first bytes, a few more than a policy may have. */
  readonly readBytes: (path: string) => Promise<Uint8Array>
  /** Linux: whether this process sees the computer's own files, and not those of a namespace that somebody made. */
  readonly isInOwnNamespace: () => Promise<boolean>
  /** Loaded where there is something to parse. */
  readonly parse: (bytes: Uint8Array) => Promise<ParsedPolicy>
}

const broken = (...problems: PolicyProblem[]): PolicyReading => ({ state: 'broken', problems, hash: null })

export async function readPolicy(ports: ReadPolicyPorts): Promise<PolicyReading> {
  const { place, look } = ports
  try {
    if (!(await ports.isInOwnNamespace())) return broken(fileProblem('namespace'))
    if ((await look(place.folder)) === null) return { state: 'unmanaged' }
    const isThere = (await look(place.file)) !== null
    const unsafe = await placeProblem(place, isThere, ports)
    if (!isThere) {
      if (unsafe !== null) return broken(unsafe)
      return (await look(place.required)) === null ? { state: 'unmanaged' } : broken(fileProblem('missing'))
    }
    if (unsafe?.code === 'is-link' || unsafe?.code === 'not-a-file') return broken(unsafe)
    return await understood(ports, unsafe)
  } catch (cause) {
    return broken(fileProblem('not-readable', { reason: errorCode(cause) }))
  }
}

/** What is wrong with the text is told beside what is wrong with its place. */
async function understood(
  { place, readBytes, parse }: ReadPolicyPorts,
  unsafe: PolicyProblem | null,
): Promise<PolicyReading> {
  const bytes = await readBytes(place.file)
  const hash = createHash('sha256').update(bytes).digest('hex')
  const parsed = await parse(bytes)
  const problems = [...(unsafe === null ? [] : [unsafe]), ...(parsed.kind === 'invalid' ? parsed.problems : [])]
  if (parsed.kind === 'ok' && problems.length === 0) return { state: 'managed', policy: parsed.policy, hash }
  return { state: 'broken', problems: problems.slice(0, 20), hash }
}
