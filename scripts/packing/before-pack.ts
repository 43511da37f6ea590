/** electron-builder's hook before it looks at files: writes the notices and the bill of materials that are shipped. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { AfterPackContext } from 'electron-builder'
import { root, runNpm } from '../lib/run.ts'
import { noticesText, readThirdParties, shippedBill } from './notices.ts'

export async function beforePack({ packager }: Pick<AfterPackContext, 'packager'>): Promise<void> {
  const parties = await readThirdParties(root)
  const listed = await runNpm(['sbom', '--package-lock-only', '--sbom-format', 'cyclonedx'])
  if (listed.code !== 0) throw new Error(`npm sbom failed: ${listed.output}`)
  const bill = shippedBill(JSON.parse(listed.output), parties, packager.appInfo.productName)
  const folder = join(root, 'out', 'notices')
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'third-party-notices.txt'), noticesText(parties))
  await writeFile(join(folder, 'sbom.cdx.json'), `${JSON.stringify(bill, null, 2)}\n`)
}
