import { expect, it } from 'vitest'
import { afterPageGone } from '../../../electron/window/page-recovery.ts'

it.each([
  ['clean-exit', 0, 'nothing'],
  ['crashed', 0, 'offer-reload'],
  ['oom', 0, 'offer-reload'],
  ['crashed', 1, 'close'],
] as const)('a page gone by %s after %i earlier times: %s', (reason, gone, next) => {
  expect(afterPageGone(reason, gone)).toBe(next)
})
