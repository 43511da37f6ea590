/** Free of schemas so that the page can load it. */
import { proofKinds } from './proof-kinds.ts'
import type { CentralRecordRules } from './central-record.ts'
import { defaultFrameBytes, defaultSyslogPort } from './record-receivers.ts'
import type { Rules } from './rules.ts'

export const noCentralRecord: CentralRecordRules = {
  syslog: { host: null, port: defaultSyslogPort, authority: null, maxFrameBytes: defaultFrameBytes },
  webhook: { address: null },
  otlp: { address: null },
}

/** What holds where nobody has decided anything else. */
export const defaultRules: Rules = {
  ticket: { required: false, pattern: null, check: 'warn', note: true },
  reasonRequired: false,
  agentNameRequired: false,
  tiers: {
    standard: { proofs: 1, including: [], mayGoUnchecked: true, secondPerson: false },
    sensitive: {
      people: [],
      groups: [],
      demand: { proofs: 2, including: [], mayGoUnchecked: false, secondPerson: false },
    },
    privileged: {
      people: [],
      groups: [],
      administrators: true,
      demand: { proofs: 2, including: ['live-video', 'in-person'], mayGoUnchecked: false, secondPerson: true },
    },
    unknownCountsAs: 'standard',
  },
  acceptedProofs: [...proofKinds],
  approvers: [],
  limits: { agentHour: 20, agentDay: 100, person30Days: 5, coolDownMinutes: 30 },
  recents: { kept: true, days: 30 },
  historyRetentionMonths: null,
  updates: { address: null },
  notices: { toPerson: true, toManager: true, deskName: '', contact: '', server: null },
  watchAfterReset: true,
  centralRecord: noCentralRecord,
}
