import { statSync } from 'node:fs'
import { sep } from 'node:path'
import { describe, expect, it } from 'vitest'
import { npmCommand, runTool, toolEntry } from '../../../scripts/lib/run.ts'

describe('a tool', () => {
  it.each([
    'depcruise',
    'electron-builder',
    'electron-vite',
    'eslint',
    'knip',
    'playwright',
    'prettier',
    'tsc',
    'vitest',
  ])('%s is a file of its package, not a command file', (tool) => {
    expect(toolEntry(tool)).not.toContain(`${sep}.bin${sep}`)
    expect(statSync(toolEntry(tool)).isFile()).toBe(true)
  })

  it('gets its arguments as they are, whatever a shell would make of them', async () => {
    const { code, output } = await runTool('prettier', ['--file-info', 'Ann Müller & "co" %PATH% $HOME ^.ts'])
    expect(code).toBe(0)
    expect(JSON.parse(output)).toEqual({ ignored: false, inferredParser: 'typescript' })
  })
})

describe('npm', () => {
  const onWindows = 'C:\\Program Files\\nodejs\\node.exe'

  it.each([
    ['win32', onWindows],
    ['darwin', '/opt/homebrew/bin/node'],
    ['linux', '/usr/bin/node'],
  ] as const)('is the one that started the script, under %s', (platform, node) => {
    expect(npmCommand(platform, node, 'npm-cli.js')).toEqual([node, 'npm-cli.js'])
  })

  it('is the one beside Node on Windows, whose command file needs a shell', () => {
    expect(npmCommand('win32', onWindows, undefined)).toEqual([
      onWindows,
      'C:\\Program Files\\nodejs\\node_modules\\npm\\bin\\npm-cli.js',
    ])
  })

  it.each(['darwin', 'linux'] as const)('is a command like any on %s', (platform) => {
    expect(npmCommand(platform, '/usr/bin/node', undefined)).toEqual(['npm'])
  })
})
