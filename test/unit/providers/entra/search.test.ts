import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseFilter, parseSearch } from '../../../../electron/practice/entra/filter.ts'
import { searchesFor } from '../../../../electron/providers/entra/search.ts'

describe('what Graph is asked for', () => {
  it('never ends a quotation with what was typed, and keeps within what the directory takes', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ minLength: 1 }),
          fc.constantFrom("o'b''r", "x') or (id eq '", '"a" OR "b', 'a b c d e f g h'),
        ),
        (typed) => {
          const { search, filter } = searchesFor(typed)
          // As strict as the practice tenant, which throws.
          if (filter !== '') parseFilter(filter)
          if (search !== null) parseSearch(search)
        },
      ),
    )
  })

  it('is a whole value where what was typed can be nothing else', () => {
    expect(searchesFor('5B7F8F0E-9c55-4b6e-a0a1-0e6f3c2d1b10')).toEqual({
      search: null,
      filter: "id eq '5b7f8f0e-9c55-4b6e-a0a1-0e6f3c2d1b10'",
    })
    expect(searchesFor("o'hara@x.example")).toEqual({
      search: null,
      filter:
        "startsWith(userPrincipalName,'o''hara@x.example') or startsWith(mail,'o''hara@x.example') or " +
        "proxyAddresses/any(p:p eq 'smtp:o''hara@x.example') or proxyAddresses/any(p:p eq 'SMTP:o''hara@x.example') or " +
        "otherMails/any(m:m eq 'o''hara@x.example')",
    })
  })

  it('is the words of a name in any order, and its beginnings', () => {
    const { search, filter } = searchesFor('Dunmore, Mira')
    expect(search).toBe('"displayName:Dunmore" AND "displayName:Mira"')
    expect(filter).toContain("(startsWith(givenName,'Mira') and startsWith(surname,'Dunmore'))")
  })
})
