import { expect, it } from 'vitest'
import { createKeptForPage } from '../../../electron/app/kept-for-page.ts'
import type { MenuCommand } from '../../../shared/ipc/events.ts'

function setUp() {
  const told: MenuCommand[] = []
  return { told, commands: createKeptForPage<MenuCommand>((command) => void told.push(command)) }
}

it('what is chosen waits for the page, in its order, and is told once', () => {
  const { told, commands } = setUp()
  commands.give(1, 'show-settings')
  commands.give(1, 'find-person')
  expect(commands.take(1)).toEqual(['show-settings', 'find-person'])
  expect(commands.take(1)).toEqual([])
  expect(told).toEqual([])
})

it('what is chosen while the page listens is told at once', () => {
  const { told, commands } = setUp()
  commands.take(1)
  commands.give(1, 'show-about')
  expect(told).toEqual(['show-about'])
  expect(commands.take(1)).toEqual([])
})

it('a page that is gone gets nothing, and neither does the next what was meant for it', () => {
  const { told, commands } = setUp()
  commands.give(1, 'show-keys')
  commands.forget(1)
  expect(commands.take(1)).toEqual([])
  commands.forget(1)
  commands.give(1, 'show-history')
  expect(told).toEqual([])
  expect(commands.take(1)).toEqual(['show-history'])
})

it('another window’s page takes nothing away', () => {
  const { commands } = setUp()
  commands.give(1, 'show-desk')
  expect(commands.take(2)).toEqual([])
  expect(commands.take(1)).toEqual(['show-desk'])
})
