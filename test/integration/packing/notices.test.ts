import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { noticesText, readThirdParties, shippedBill, thirdPartyFile } from '../../../scripts/packing/notices.ts'
import { root, runNpm } from '../../../scripts/lib/run.ts'

// The lists are the build's. `npm test` builds first.
describe.skipIf(!existsSync(join(root, 'out', 'main', thirdPartyFile)))('what this project ships', () => {
  it('has the text of each licence, and stands in the bill of materials as in the notices', async () => {
    const parties = await readThirdParties(root)
    const listed = await runNpm(['sbom', '--package-lock-only', '--sbom-format', 'cyclonedx'])
    const bill = shippedBill(JSON.parse(listed.output), parties, 'MFA Desk') as { components: { purl: string }[] }
    const notices = noticesText(parties)
    expect(bill.components).toHaveLength(parties.length)
    for (const { purl } of bill.components) {
      const [, name, version] = /^pkg:npm\/(.+)@([^@]+)$/.exec(decodeURIComponent(purl)) ?? []
      expect(notices).toContain(`\n${name} ${version} (`)
    }
    // A package of each bundle, and what is shipped beside them.
    for (const name of ['zod', 'react', '@github/keytar', 'electron']) expect(notices).toContain(`\n${name} `)
  })
})
