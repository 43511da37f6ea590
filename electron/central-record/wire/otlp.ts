/**
 * Lines as OpenTelemetry log records in OTLP's JSON. The encoding is the official one; sending it is ours, because the official exporter
 * tells neither what a server rejected nor how long it asks to be left alone.
 */
import { SeverityNumber } from '@opentelemetry/api'
import { JsonLogsSerializer } from '@opentelemetry/otlp-transformer'
import { factsOf, uidOf, type FormOptions, type RecordLine } from './record-line.ts'

type LogRecord = Parameters<typeof JsonLogsSerializer.serializeRequest>[0][number]
type Resource = LogRecord['resource']

const scope = { name: 'mfa-desk.history' }

/** The body of a request to `/v1/logs`, JSON. `lines`: at least one. */
export function otlpRequest(lines: readonly RecordLine[], options: FormOptions): string {
  const resources = new Map<string, Resource>()
  const resourceFor = (desk: string): Resource => {
    const resource = resources.get(desk) ?? resourceOf(desk)
    resources.set(desk, resource)
    return resource
  }
  const records = lines.map((line) => logRecord(line, resourceFor(line.desk), options))
  const bytes = JsonLogsSerializer.serializeRequest(records)
  if (bytes === undefined) throw new TypeError('The records could not be written as JSON.')
  return new TextDecoder().decode(bytes)
}

/** How many records an answer of 2xx says were rejected, 0 where it says nothing of it. Rejected records are not to be sent again. */
export function rejectedRecords(answer: unknown): number {
  const partial =
    typeof answer === 'object' && answer !== null && 'partialSuccess' in answer ? answer.partialSuccess : null
  if (typeof partial !== 'object' || partial === null || !('rejectedLogRecords' in partial)) return 0
  const rejected = Number(partial.rejectedLogRecords)
  return Number.isSafeInteger(rejected) && rejected > 0 ? rejected : 0
}

function resourceOf(desk: string): Resource {
  const attributes = { 'service.name': 'mfa-desk', 'service.instance.id': desk }
  const resource: Resource = {
    asyncAttributesPending: false,
    attributes,
    getRawAttributes: () => Object.entries(attributes),
    merge: () => resource,
  }
  return resource
}

function logRecord(line: RecordLine, resource: Resource, options: FormOptions): LogRecord {
  const { at, kind, isAlarm, isWarning, message, fields } = factsOf(line, options)
  const ms = Date.parse(at)
  const time: [number, number] = [Math.floor(ms / 1000), (ms % 1000) * 1_000_000]
  const accounts = fields.accounts ?? []
  const attributes = {
    'log.record.uid': uidOf(line),
    ...Object.fromEntries(
      Object.entries(fields).flatMap(([name, value]) => (name === 'accounts' ? [] : [[`mfa_desk.${name}`, value]])),
    ),
    ...(accounts.length === 0
      ? {}
      : {
          'mfa_desk.logins': accounts.map(({ login, name }) => login ?? name),
          'mfa_desk.systems': accounts.map(({ system }) => system),
        }),
    'mfa_desk.message': message,
  }
  return {
    hrTime: time,
    hrTimeObserved: time,
    severityNumber: isAlarm || isWarning ? SeverityNumber.WARN : SeverityNumber.INFO,
    severityText: isAlarm || isWarning ? 'WARN' : 'INFO',
    eventName: `mfa_desk.${kind.replaceAll('-', '_')}`,
    body: options.stub ? message : line.text,
    attributes,
    droppedAttributesCount: 0,
    resource,
    instrumentationScope: scope,
  }
}
