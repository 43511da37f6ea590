/** What the page can reach: the checked-in list of functions, and nothing by way of the network or a script of its own. */
import { channels } from '../../shared/ipc/channels.ts'
import { expect, test } from './support/desk.ts'

test('the bridge has exactly the functions of the contract and cannot be changed', async ({ desk }) => {
  const surface = await desk.page.evaluate(() => ({
    names: Object.keys(window.mfaDesk).toSorted(),
    frozen: Object.isFrozen(window.mfaDesk),
  }))
  expect(surface).toEqual({ names: [...channels, 'cancel', 'onEvent'].toSorted(), frozen: true })
})

test('a script in the page can neither run inline nor reach the network', async ({ desk }) => {
  const outcome = await desk.page.evaluate(async () => {
    const script = document.createElement('script')
    script.textContent = 'window.ranInline = true'
    document.body.append(script)
    const image = new Image()
    image.src = 'https://elsewhere.invalid/leak'
    document.body.append(image)
    const refusal = new Promise<string>((seen) => {
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
        if (effectiveDirective === 'connect-src') seen(effectiveDirective)
      })
    })
    const reached = await fetch('https://elsewhere.invalid/').then(
      () => true,
      () => false,
    )
    return { ranInline: 'ranInline' in window, reached, refusedBy: await refusal }
  })
  expect(outcome).toEqual({ ranInline: false, reached: false, refusedBy: 'connect-src' })
})

test('a request that does not fit is refused with a code and tells nothing', async ({ desk }) => {
  const refused = await desk.page.evaluate(async () => {
    const bridge = window.mfaDesk as unknown as Record<string, (request: unknown) => Promise<unknown>>
    return [
      await bridge['directory:search']?.({ connectionId: 'no-uuid', text: 'a' }),
      await bridge['resets:commit']?.({ planId: '0'.repeat(32), ticket: '', reason: '', confirmed: true }),
    ]
  })
  expect(refused).toMatchObject([
    { ok: false, error: { code: 'invalid-request' } },
    { ok: false, error: { code: 'invalid-request' } },
  ])
})
