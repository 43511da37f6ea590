import { writeFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { deskFileName, makeDeskId, readDeskId } from '../../../electron/central-record/desk-id.ts'
import { makeTempFolder } from '../../support/temp-folder.ts'

describe('the id of a desk', () => {
  it('is made once and stays, and two histories have two', async () => {
    const [folder, other] = [makeTempFolder(), makeTempFolder()]
    expect(await readDeskId(folder)).toEqual({ kind: 'absent' })
    const made = await makeDeskId(folder)
    expect(await readDeskId(folder)).toEqual({ kind: 'ok', value: made })
    expect(await makeDeskId(other)).not.toBe(made)
  })

  it.each(['', '{', '{"version":1}', '{"version":2,"id":"7a6c1f52-9d2e-4f0b-8a34-1f6f0c9a77d1"}', '\0\0\0\0'])(
    'is unreadable, and stays as it lies there, where the file holds %j',
    async (text) => {
      const folder = makeTempFolder()
      writeFileSync(join(folder, deskFileName), text)
      expect((await readDeskId(folder)).kind).toBe('unreadable')
      expect(readFileSync(join(folder, deskFileName), 'utf8')).toBe(text)
    },
  )
})
