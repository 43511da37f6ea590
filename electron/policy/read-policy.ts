/**
 * Reads this computer's policy once: whether there is one, whether it can be trusted, and what it says. It never throws, and if something
 * cannot be determined, the result is `broken`, never `unmanaged`, because without a policy everybody sets their own rules.
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
  /** At least one problem. `hash`: of the file's bytes, if they could be read. */
  | { readonly state: 'broken'; readonly problems: readonly PolicyProblem[]; readonly hash: string | null }

export interface ReadPolicyPorts extends PlacePorts {
  readonly place: PolicyPlace
  /** The first bytes of the file, just over the maximum size of a policy. */
  readonly readBytes: (path: string) => Promise<Uint8Array>
  /** Linux: whether this process sees the computer's own files rather than those of a namespace that somebody created. */
  readonly isInOwnNamespace: () => Promise<boolean>
  /** Loaded only if there is something to parse. */
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

/** Problems with the text are reported in addition to those with its location. */
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
