/**
 * A line as an RFC 5424 message in an RFC 5425 frame. What ties it into the chain stands in the structured data at the front, because
 * receivers cut at the end; the line itself is the message, byte for byte.
 */
import { factsOf, type RecordLine } from './record-line.ts'

/** The number set aside for documentation (RFC 5612): nobody else's data can carry it by mistake. */
const structuredDataId = 'mfadesk@32473'

/** "Log audit", which some receivers call "security". */
const facility = 13
const severity = { warning: 4, notice: 5 } as const

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf])

/**
 * With its length in front, as it goes over the connection. `maxBytes`: of the message without that length; a longer one goes as a stub
 * with `truncated="1"` and without the line, since what receivers do with too long a message ranges from cutting it in two to closing.
 */
export function syslogFrame(line: RecordLine, maxBytes: number): Buffer {
  const whole = Buffer.concat([Buffer.from(`${head(line, false)} `), byteOrderMark, Buffer.from(line.text)])
  const message = whole.length <= maxBytes ? whole : Buffer.from(head(line, true))
  return Buffer.concat([Buffer.from(`${message.length} `), message])
}

function head(line: RecordLine, stub: boolean): string {
  const { kind, at, agent, operationId, isAlarm, isWarning } = factsOf(line, { stub })
  const priority = facility * 8 + (isAlarm || isWarning ? severity.warning : severity.notice)
  const data = [
    ['desk', line.desk],
    ['seq', String(line.link.seq)],
    ['prev', line.prev],
    ['hash', line.link.hash],
    ...(operationId === null ? [] : [['operation', operationId]]),
    ...(stub ? [['truncated', '1']] : []),
  ].map(([name, value]) => `${name}="${escaped(value ?? '')}"`)
  const host = headerText(agent?.host ?? '', 255)
  return `<${priority}>1 ${at} ${host} mfa-desk - ${headerText(kind.toUpperCase(), 32)} [${structuredDataId} ${data.join(' ')}]`
}

/** A header's field takes neither blanks nor letters beyond ASCII; a computer's name may have both. */
function headerText(text: string, maxLength: number): string {
  const ascii = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x21-\x7e]/g, '_')
    .slice(0, maxLength)
  return ascii === '' ? '-' : ascii
}

const escaped = (value: string): string => value.replace(/["\\\]]/g, '\\$&')
