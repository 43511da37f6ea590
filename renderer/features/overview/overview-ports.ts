/** What the overview needs from main and from the clock, so that its store runs under plain Node. */
import type { Overview, OverviewQuestion } from '../../../shared/domain/overview.ts'
import type { Response } from '../../../shared/ipc/contract.ts'
import { ask } from '../../bridge/bridge.ts'

export interface OverviewPorts {
  read(question: OverviewQuestion): Promise<Overview>
  save(question: OverviewQuestion): Promise<Response<'history:export-overview'>>
  now(): Date
}

export const overviewPorts: OverviewPorts = {
  read: (question) => ask('history:read-overview', question),
  save: (question) => ask('history:export-overview', question),
  now: () => new Date(),
}
