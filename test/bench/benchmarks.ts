/** What `npm run bench` measures, by the word that chooses it. */
import { answersBenchmarks } from './answers-bench.ts'
import type { BenchRow } from './bench-row.ts'
import { bundleBenchmarks } from './bundle-bench.ts'
import { centralRecordBenchmarks } from './central-record-bench.ts'
import { duoBenchmarks } from './duo-bench.ts'
import { historyBenchmarks } from './history-bench.ts'
import { lookupBenchmarks } from './lookup-bench.ts'
import { oktaBenchmarks } from './okta-bench.ts'
import { planBenchmarks } from './plan-bench.ts'
import { rendererBenchmarks } from './renderer-bench.ts'

export const benchmarks: Readonly<Record<string, () => Promise<BenchRow[]>>> = {
  bundle: bundleBenchmarks,
  renderer: rendererBenchmarks,
  'look-up': lookupBenchmarks,
  history: historyBenchmarks,
  'central-record': centralRecordBenchmarks,
  okta: oktaBenchmarks,
  duo: duoBenchmarks,
  plan: planBenchmarks,
  answers: answersBenchmarks,
}
