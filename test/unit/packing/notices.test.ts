import { describe, expect, it } from 'vitest'
import { noticesText, shippedBill } from '../../../scripts/packing/notices.ts'

const party = (name: string, version = '1.0.0') => ({ name, version, identifier: 'MIT', text: `Licence of ${name}` })

const component = (purl: string) => ({
  'bom-ref': purl.replace('pkg:npm/', ''),
  name: 'called otherwise',
  version: '1.0.0',
  scope: 'optional',
  purl,
  properties: [{ name: 'cdx:npm:package:development', value: 'true' }],
})

const whole = {
  bomFormat: 'CycloneDX',
  metadata: { component: { 'bom-ref': 'desk@0.1.0', name: 'some-folder', type: 'library' } },
  components: [
    component('pkg:npm/%40scope/shipped@1.0.0'),
    component('pkg:npm/inner@1.0.0'),
    component('pkg:npm/tool@1.0.0'),
  ],
  dependencies: [
    { ref: 'desk@0.1.0', dependsOn: ['%40scope/shipped@1.0.0', 'tool@1.0.0'] },
    { ref: '%40scope/shipped@1.0.0', dependsOn: ['inner@1.0.0'] },
    { ref: 'tool@1.0.0', dependsOn: [] },
  ],
}

describe('the bill of materials', () => {
  it('keeps what is shipped, by its real name, and what of it needs what', () => {
    expect(shippedBill(whole, [party('@scope/shipped'), party('inner')], 'MFA Desk')).toMatchObject({
      bomFormat: 'CycloneDX',
      metadata: { component: { name: 'MFA Desk', type: 'application' } },
      components: [{ purl: 'pkg:npm/%40scope/shipped@1.0.0', scope: 'required' }, { purl: 'pkg:npm/inner@1.0.0' }],
      dependencies: [
        { ref: 'desk@0.1.0', dependsOn: ['%40scope/shipped@1.0.0'] },
        { ref: '%40scope/shipped@1.0.0', dependsOn: ['inner@1.0.0'] },
      ],
    })
  })

  it('is refused where npm does not know a shipped package in that version', () => {
    expect(() => shippedBill(whole, [party('inner', '2.0.0')], 'MFA Desk')).toThrow('inner@2.0.0')
  })
})

describe('the notices', () => {
  it('give each package with its licence', () => {
    expect(noticesText([party('inner')])).toContain('inner 1.0.0 (MIT)\n-----------------\n\nLicence of inner\n')
  })
})
