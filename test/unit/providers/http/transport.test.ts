import { expect, it } from 'vitest'
import { queryText } from '../../../../electron/providers/http/transport.ts'

it('leaves nothing bare in a query that a signature would have to see encoded', () => {
  expect(queryText({ "o'neil": 'a b+c', 'list[]': '(x)!*~' })).toBe('o%27neil=a%20b%2Bc&list%5B%5D=%28x%29%21%2A~')
  expect(queryText({})).toBe('')
  expect(queryText(undefined)).toBe('')
})
