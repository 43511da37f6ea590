import type { Handlers } from '../dispatch.ts'
import type { CurrentWorkspace } from './workspace.ts'

type ResetsChannel = Extract<keyof Handlers, `resets:${string}`>

export function resetsHandlers(workspace: CurrentWorkspace): Pick<Handlers, ResetsChannel> {
  return {
    'resets:prepare': ({ selections, retryOf, proofIds }, { windowId, signal }) =>
      workspace().resets.prepare(windowId, selections, retryOf, signal, proofIds),
    'resets:commit': ({ planId, ...note }, { windowId }) => workspace().resets.commit(windowId, planId, note),
    'resets:stop': ({ planId, connectionId }, { windowId }) => {
      workspace().resets.stop(windowId, planId, connectionId)
      return Promise.resolve({})
    },
    'resets:check-now': ({ operationId }) => workspace().resets.checkNow(operationId),
    'resets:settle': ({ operationId, stepId, word }) => workspace().resets.settle(operationId, stepId, word),
  }
}
