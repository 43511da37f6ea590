/**
 * The Okta simulator of the integration tests: the usual one, each of whose own answers is held to Okta's description. A test during
 * which one does not fit fails with what was wrong. What a fault put in place of an answer is not looked at.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import { afterEach } from 'vitest'
import { createFaultInjector, type FaultEffect } from '../../electron/practice/fault-injector.ts'
import {
  createOktaSimulator,
  type OktaSimulator,
  type OktaSimulatorOptions,
} from '../../electron/practice/okta/okta-simulator.ts'
import { wrongWith } from './okta-description/index.ts'

const inventedByFaults: readonly FaultEffect['kind'][] = [
  'answer',
  'redirect',
  'large-answer',
  'empty-answer',
  'expired-token',
  'rewrite',
]

const found: string[] = []

afterEach(() => {
  const wrong = found.splice(0)
  if (wrong.length > 0) throw new Error(`Not as Okta describes it:\n${[...new Set(wrong)].join('\n')}`)
})

export function createDescribedOkta(options: OktaSimulatorOptions = {}): OktaSimulator {
  const underWay = new AsyncLocalStorage<{ invented: boolean }>()
  const switches = options.faults ?? createFaultInjector()
  const faults = {
    ...switches,
    take(path: string): FaultEffect | null {
      const effect = switches.take(path)
      const request = underWay.getStore()
      if (request && effect && inventedByFaults.includes(effect.kind)) request.invented = true
      return effect
    },
  }
  const simulator = createOktaSimulator({ ...options, faults })
  function fetch(request: Request): Promise<Response> {
    const own = { invented: false }
    return underWay.run(own, async () => {
      const answer = await simulator.app.fetch(request)
      const wrong = own.invented ? null : await wrongWith(request, answer)
      if (wrong !== null) found.push(wrong)
      return answer
    })
  }
  return { ...simulator, app: { fetch } }
}
