/** What handlers work on: the services of the workspace that is open, real or practice. */
import type { WorkspaceKind } from '../../../shared/domain/app-state.ts'
import type { CallerChecks } from '../../caller-check/caller-checks.ts'
import type { Connections } from '../../connections/connections.ts'
import type { Directory } from '../../directory/directory.ts'
import type { History } from '../../history/history.ts'
import type { CallReports } from '../../resets/call-reports.ts'
import type { PersonRecords } from '../../resets/person-records.ts'
import type { Resets } from '../../resets/resets.ts'
import type { Tickets } from '../../tickets/tickets.ts'

export interface Workspace {
  readonly kind: WorkspaceKind
  readonly connections: Connections
  readonly directory: Directory
  readonly tickets: Tickets
  readonly callerChecks: CallerChecks
  readonly resets: Resets
  readonly history: History
  readonly personRecords: PersonRecords
  readonly callReports: CallReports
  /** Resolves when the history was read and what an earlier run left open is closed. Takes seconds with a long history. */
  readonly settled: Promise<void>
}

export type CurrentWorkspace = () => Workspace
