import { describe, expect, it } from 'vitest'
import { logLine } from '../../../electron/logging/file-logger.ts'
import type { LogFields } from '../../../electron/logging/logger.ts'

const time = new Date('2026-11-20T10:42:07.123Z')
const parse = (line: string): unknown => JSON.parse(line)

describe('a line of the log', () => {
  it('holds time, level, event and the listed fields', () => {
    expect(parse(logLine(time, 'warn', 'call-failed', { code: 'timed-out', tookMs: 15_000 }))).toEqual({
      time: '2026-11-20T10:42:07.123Z',
      level: 'warn',
      event: 'call-failed',
      code: 'timed-out',
      tookMs: 15_000,
    })
  })

  it('drops what is not on the list, whatever the type says', () => {
    const fields = {
      code: 'timed-out',
      token: 'canary',
      headers: { authorization: 'canary' },
      reason: new Error('canary'),
      count: 'canary',
      toJSON: () => 'canary',
    } as unknown as LogFields
    expect(logLine(time, 'info', 'event', fields)).not.toContain('canary')
  })

  it('cuts long text and stays one line', () => {
    const line = logLine(time, 'info', 'e'.repeat(1000), { reason: `first\nsecond\u2028${'x'.repeat(10_000)}` })
    expect(line).not.toContain('\n')
    expect(line.length).toBeLessThan(600)
  })
})
