import type { Handlers } from '../dispatch.ts'
import type { CurrentWorkspace } from './workspace.ts'

type CallerCheckChannel = Extract<keyof Handlers, `caller-check:${string}`>

export function callerCheckHandlers(workspace: CurrentWorkspace): Pick<Handlers, CallerCheckChannel> {
  return {
    'caller-check:begin': ({ connectionId, accountId, factorId, approves }, { windowId, signal }) =>
      workspace().callerChecks.begin(windowId, { connectionId, accountId }, factorId, signal, approves),
    'caller-check:list-approvers': async (_request, { signal }) => ({
      approvers: await workspace().callerChecks.listApprovers(signal),
    }),
    'caller-check:answer': ({ checkId, answer }, { windowId }) =>
      workspace().callerChecks.answer(windowId, checkId, answer),
    'caller-check:state-proof': ({ connectionId, accountId, stated }, { windowId, signal }) =>
      workspace().callerChecks.state(windowId, { connectionId, accountId }, stated, signal),
    'caller-check:cancel': ({ checkId }, { windowId }) =>
      Promise.resolve(workspace().callerChecks.cancel(windowId, checkId)),
  }
}
