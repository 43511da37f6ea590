/** Servers and lines of a test, closed after it, whether it passed or not. */
import { afterEach } from 'vitest'

const closing: (() => Promise<void>)[] = []

afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()))
})

export function kept<Thing extends { close(): Promise<void> }>(thing: Thing): Thing {
  closing.push(() => thing.close())
  return thing
}
