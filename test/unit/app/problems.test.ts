import { expect, it } from 'vitest'
import { createProblems } from '../../../electron/app/problems.ts'
import { StorageError } from '../../../electron/storage/storage-error.ts'
import { VaultUnavailableError } from '../../../electron/vault/secret-vault.ts'
import { createRecordingLogger } from '../../support/recording-logger.ts'

it('keeps the latest trouble of each place until that place works again, logs each once and tells of each change', () => {
  const logger = createRecordingLogger()
  let changes = 0
  const problems = createProblems(logger, () => (changes += 1))
  problems.note('history', new StorageError('disk-full'))
  problems.note('recents', new VaultUnavailableError('locked'))
  problems.note('history', new StorageError('storage-unavailable'))
  problems.note('history', new StorageError('storage-unavailable'))
  expect(problems.codes()).toEqual(['storage-unavailable', 'keychain-locked'])
  problems.over('history')
  problems.over('history')
  problems.note('recents', new VaultUnavailableError('locked'))
  expect(problems.codes()).toEqual(['keychain-locked'])
  expect([problems.has('history'), problems.has('recents')]).toEqual([false, true])
  expect(changes).toBe(4)
  expect(logger.lines.map(({ fields }) => [fields.kind, fields.code])).toEqual([
    ['history', 'disk-full'],
    ['recents', 'keychain-locked'],
    ['history', 'storage-unavailable'],
  ])
})
