import { expect, it, vi } from 'vitest'
import { lazyTransport } from '../../../../electron/providers/http/lazy-transport.ts'
import type { Transport, TransportRequest } from '../../../../electron/providers/http/transport.ts'

const request = { method: 'GET', path: '/', headers: {}, effect: 'read' } as unknown as TransportRequest

function transportOf() {
  const close = vi.fn<() => Promise<void>>(() => Promise.resolve())
  const send: Transport['send'] = () => Promise.resolve({ status: 200, headers: {}, json: 'answer' })
  const open = vi.fn(() => Promise.resolve({ send, close }))
  return { close, open, late: lazyTransport(open) }
}

it('opens once, with the first of requests that come together, and closes what it opened', async () => {
  const { close, open, late } = transportOf()
  const answers = await Promise.all([late.send(request), late.send(request)])
  expect(answers.map(({ json }) => json)).toEqual(['answer', 'answer'])
  expect(open).toHaveBeenCalledOnce()
  await late.close()
  expect(close).toHaveBeenCalledOnce()
})

it('opens nothing to be closed', async () => {
  const { open, late } = transportOf()
  await late.close()
  expect(open).not.toHaveBeenCalled()
})

it('opens nothing and sends nothing once it is closed', async () => {
  const { open, late } = transportOf()
  await late.close()
  await expect(late.send(request)).rejects.toMatchObject({ kind: 'cancelled', code: 'cancelled' })
  expect(open).not.toHaveBeenCalled()
})
