import { describe, expect, it } from 'vitest'
import { findDangerousSwitches, findPolicySwitches } from '../../electron/app/dangerous-switches.ts'

const commandLine = (...present: string[]) => ({ hasSwitch: (name: string) => present.includes(name) })

describe('switches that take protection away', () => {
  it.each([
    'remote-debugging-port',
    'remote-debugging-pipe',
    'no-sandbox',
    'ignore-certificate-errors',
    'proxy-server',
    'host-rules',
    'host-resolver-rules',
    'disable-web-security',
    'single-process',
    'load-extension',
  ])('--%s is found', (name) => {
    expect(findDangerousSwitches(commandLine('lang', name))).toEqual([`--${name}`])
  })

  it('all are named, not only the first', () => {
    expect(findDangerousSwitches(commandLine('no-sandbox', 'inspect'))).toEqual(['--inspect', '--no-sandbox'])
  })

  it('harmless ones pass', () => {
    expect(findDangerousSwitches(commandLine('lang', 'force-device-scale-factor', 'disable-gpu'))).toEqual([])
  })
})

it('the switch for another folder goes round a policy, and takes no protection away otherwise', () => {
  expect(findPolicySwitches(commandLine('lang', 'user-data-dir'))).toEqual(['--user-data-dir'])
  expect(findDangerousSwitches(commandLine('user-data-dir'))).toEqual([])
})
