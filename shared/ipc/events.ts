/** What main tells the page unasked. One channel carries them all; the page picks by `type`. */
import { z } from 'zod'
import { CallerCheck } from '../domain/caller-check.ts'
import { StepState } from '../domain/history-entry.ts'
import { PersonLink } from '../domain/person-link.ts'
import { ConnectionId, Instant, OperationId } from '../domain/primitives.ts'

/** Commands of the application menu, which the page carries out because they are about what it shows. */
export const MenuCommand = z.enum([
  'find-person',
  'stop-and-report',
  'show-desk',
  'show-history',
  'show-overview',
  'show-connections',
  'show-settings',
  'show-palette',
  'show-keys',
  'show-about',
])
export type MenuCommand = z.infer<typeof MenuCommand>

/** The page's own name for one verification. */
export const ProgressId = z.string().min(1).max(64)

const keptEvents = [
  z.object({ type: z.literal('menu-command'), command: MenuCommand }),
  /** Another program asks to have fields filled in. */
  z.object({ type: z.literal('person-link'), link: PersonLink }),
] as const

/** What is kept for a page that does not listen yet. */
export const KeptEvent = z.discriminatedUnion('type', keptEvents)
export type KeptEvent = z.infer<typeof KeptEvent>

export const AppEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('reset-progress'),
    operationId: OperationId,
    planId: z.string(),
    stepId: z.string(),
    state: StepState,
  }),
  z.object({ type: z.literal('reset-checking'), operationId: OperationId, planId: z.string() }),
  /** A check of the caller went on without the page asking: answered on the device, or over. */
  z.object({ type: z.literal('caller-check'), check: CallerCheck }),
  /** A system's limit holds calls back until then; `null` when it holds none back any more. */
  z.object({ type: z.literal('waiting'), connectionId: ConnectionId, until: Instant.nullable() }),
  z.object({ type: z.literal('history-changed') }),
  /** It is known of more methods whether they were set up again after this operation. */
  z.object({ type: z.literal('set-up-again'), operationId: OperationId }),
  z.object({ type: z.literal('connections-changed') }),
  z.object({ type: z.literal('settings-changed') }),
  z.object({ type: z.literal('updates-changed') }),
  /** Other messages wait to be sent than before, or others were. */
  z.object({ type: z.literal('outbox-changed') }),
  z.object({ type: z.literal('central-record-changed') }),
  /** Trouble with stored things has come up, or is over. */
  z.object({ type: z.literal('problems-changed') }),
  z.object({ type: z.literal('workspace-changed') }),
  z.object({ type: z.literal('verify-progress'), progressId: ProgressId, done: z.number(), total: z.number() }),
  ...keptEvents,
])
export type AppEvent = z.infer<typeof AppEvent>
