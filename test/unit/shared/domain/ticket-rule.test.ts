import { describe, expect, it } from 'vitest'
import { checkTicket } from '../../../../shared/domain/ticket-rule.ts'

describe('checkTicket', () => {
  it.each([
    ['a ticket that is required and missing', '  ', { required: true, pattern: null }, 'ticket-required'],
    ['no ticket where none is required', '', { required: false, pattern: 'INC\\d+' }, 'ok'],
    ['any ticket where there is no pattern', 'by phone', { required: true, pattern: null }, 'ok'],
    ['spaces around and another case', ' inc0042 ', { required: true, pattern: 'INC\\d+' }, 'ok'],
    ['a match of a part only', 'INC1 and more', { required: true, pattern: 'INC\\d+' }, 'ticket-invalid'],
    ['the second of two forms, whole', 'REQ7', { required: true, pattern: 'INC\\d+|REQ\\d+' }, 'ok'],
    ['the second of two forms, in part', 'xREQ7', { required: true, pattern: 'INC\\d+|REQ\\d+' }, 'ticket-invalid'],
    ['a wrong ticket that need not be there', 'x', { required: false, pattern: 'INC\\d+' }, 'ticket-invalid'],
    ['a line break after a match', 'INC1\nmore', { required: true, pattern: 'INC\\d+' }, 'ticket-invalid'],
  ] as const)('%s', (_case, ticket, rule, verdict) => {
    expect(checkTicket(ticket, rule)).toBe(verdict)
  })
})
