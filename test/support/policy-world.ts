/** What a policy is held against in tests: the real systems; and a computer whose policy is a text to change at any time. */
import { createHash } from 'node:crypto'
import { policySystems } from '../../electron/app/policy-systems.ts'
import { parsePolicy, type PolicyWorld } from '../../electron/policy/parse-policy.ts'
import type { PolicySource } from '../../electron/policy/policy-source.ts'

export const policyWorld: PolicyWorld = { systems: policySystems, platform: 'linux' }

export interface StubPolicy extends PolicySource {
  /** `null`: there is none. */
  content: string | null
  startedWith: string | null
  /** As the watcher of its folder would. */
  readonly tell: () => void
}

/** What the file says: a document, or its text as it is; `null` where there is none. */
export const policyText = (document: object | string | null): string | null =>
  document === null || typeof document === 'string' ? document : JSON.stringify(document)

/** In a place that is always believed. */
export function stubPolicy(document: object | string | null): StubPolicy {
  const listeners = new Set<() => void>()
  return {
    path: '/etc/mfa-desk/policy.json',
    startedWith: null,
    content: policyText(document),
    read() {
      if (this.content === null) return Promise.resolve({ state: 'unmanaged' })
      const bytes = Buffer.from(this.content)
      const hash = createHash('sha256').update(bytes).digest('hex')
      const parsed = parsePolicy(bytes, policyWorld)
      return Promise.resolve(
        parsed.kind === 'ok'
          ? { state: 'managed', policy: parsed.policy, hash }
          : { state: 'broken', problems: parsed.problems, hash },
      )
    },
    watch(heard) {
      listeners.add(heard)
      return () => void listeners.delete(heard)
    },
    tell: () => listeners.forEach((heard) => heard()),
  }
}
