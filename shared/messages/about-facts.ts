/** The facts of `About` in words, in the order they are shown; the copy for support holds the same ones. */
import type { About } from '../domain/about.ts'
import { describePolicyProblem } from './policy-problems.ts'
import type { FormatText } from './format-text.ts'

export interface AboutFact {
  readonly name: string
  /** Several where each stands on a line of its own. */
  readonly values: readonly string[]
}

export function describeAbout(about: About, text: FormatText): readonly AboutFact[] {
  const system = text(`about.system.${about.platform}`, { version: about.systemVersion })
  return [
    { name: text('about.version'), values: [about.version] },
    { name: text('about.commit'), values: [about.commit] },
    { name: text('about.signature'), values: [text(about.signed ? 'about.signed' : 'about.not-signed')] },
    { name: text('about.fuses'), values: describeFuses(about.fuses, text) },
    { name: text('about.electron'), values: [about.electron ?? text('about.none')] },
    { name: text('about.chromium'), values: [about.chromium ?? text('about.none')] },
    { name: text('about.node'), values: [about.node] },
    {
      name: text('about.system'),
      values: [
        text(about.translated ? 'about.system-translated' : 'about.system-native', {
          system,
          architecture: about.architecture,
        }),
      ],
    },
    { name: text('about.data-folder'), values: [about.dataFolder] },
    { name: text('about.keychain'), values: [describeKeychain(about, text)] },
    { name: text('about.policy'), values: describePolicy(about.policy, text) },
  ]
}

function describeFuses(fuses: About['fuses'], text: FormatText): readonly string[] {
  if (fuses.kind !== 'read') return [text(`about.fuses.${fuses.kind}`)]
  return fuses.fuses.map(({ name, state }) => text(`about.fuse.${state}`, { name }))
}

function describePolicy({ state, path, hash, readAt, locked, problems }: About['policy'], text: FormatText): string[] {
  const lines = [text(`about.policy.${state}`), text('about.policy.path', { path })]
  if (state === 'managed') {
    const keys = locked.length === 0 ? text('about.none') : locked.join(', ')
    lines.push(text('about.policy.sets', { keys }))
  }
  if (hash !== null) lines.push(text('about.policy.hash', { hash }))
  if (readAt !== null) lines.push(text('about.policy.read', { at: readAt }))
  return [...lines, ...problems.map((problem) => describePolicyProblem(problem, text))]
}

function describeKeychain({ keychain, platform }: About, text: FormatText): string {
  return text(`about.keychain.${keychain}`, { backend: text(`about.keychain.${platform}`) })
}
