/**
 * What the installed application contains of others: the notices their licences ask for, and the same packages as a CycloneDX
 * bill of materials, which scanners read. Both are written from one list, so that they cannot differ.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

/** As Vite's `build.license` writes them (https://vite.dev/config/build-options#build-license): what was really bundled. */
const ThirdParty = z.object({
  name: z.string(),
  version: z.string(),
  /** SPDX, as the package says. */
  identifier: z.string().optional(),
  text: z.string().optional(),
})
export type ThirdParty = z.infer<typeof ThirdParty>

/** The builds of electron.vite.config.ts, each of which writes its list under this name. */
export const builds = ['main', 'preload', 'renderer'] as const
export const thirdPartyFile = 'third-party.json'

/** Shipped beside the bundles, which do not hold them. */
const shippedPackages = ['keytar', 'electron'] as const

/** Everything of others that is shipped from this built project, each package once, by name. Rejects where nothing was built. */
export async function readThirdParties(root: string): Promise<ThirdParty[]> {
  const bundled = await Promise.all(
    builds.map(async (build) =>
      z.array(ThirdParty).parse(JSON.parse(await readFile(join(root, 'out', build, thirdPartyFile), 'utf8'))),
    ),
  )
  const beside = await Promise.all(shippedPackages.map((name) => readPackage(join(root, 'node_modules', name))))
  const all = new Map([...bundled.flat(), ...beside].map((party) => [keyOf(party), party]))
  const silent = [...all.values()].filter(({ text }) => text === undefined).map(keyOf)
  if (silent.length > 0) throw new Error(`No licence text was found for ${silent.join(', ')}.`)
  return [...all.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}

const Manifest = z.object({ name: z.string(), version: z.string(), license: z.string() })

async function readPackage(folder: string): Promise<ThirdParty> {
  const { name, version, license } = Manifest.parse(JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')))
  for (const file of ['LICENSE', 'LICENSE.md']) {
    const text = await readFile(join(folder, file), 'utf8').catch(() => null)
    if (text !== null) return { name, version, identifier: license, text: text.trim() }
  }
  throw new Error(`${name} has no licence file.`)
}

/** The file people read. */
export function noticesText(parties: readonly ThirdParty[]): string {
  const intro =
    'MFA Desk contains the following packages of others. What Electron contains in turn, Chromium above all, is listed in ' +
    'LICENSES.chromium.html, which is installed with it.'
  const parts = parties.map(({ name, version, identifier, text }) => {
    const title = `${name} ${version}${identifier === undefined ? '' : ` (${identifier})`}`
    return `${title}\n${'-'.repeat(title.length)}\n\n${text ?? ''}\n`
  })
  return [intro, ...parts].join('\n\n')
}

/** Without `properties`: they say that what is bundled is a package of development. */
const Component = z.looseObject({ 'bom-ref': z.string(), purl: z.string(), properties: z.unknown() })
const Bill = z.looseObject({
  metadata: z.looseObject({ component: z.looseObject({ 'bom-ref': z.string() }) }),
  components: z.array(Component),
  dependencies: z.array(z.looseObject({ ref: z.string(), dependsOn: z.array(z.string()) })),
})

/**
 * `whole`: what `npm sbom --sbom-format cyclonedx` says of the project, which knows every tool of its development. Keeps what is
 * shipped. Throws where a shipped package is not in it.
 */
export function shippedBill(whole: unknown, parties: readonly ThirdParty[], productName: string): object {
  const bill = Bill.parse(whole)
  const shipped = new Set(parties.map(keyOf))
  const components = bill.components
    .filter((component) => shipped.delete(keyOfPurl(component.purl)))
    .map((component) => ({ ...component, scope: 'required', properties: undefined }))
  if (shipped.size > 0) throw new Error(`npm's list of packages lacks ${[...shipped].join(', ')}.`)
  const product = bill.metadata.component
  const kept = new Set([product['bom-ref'], ...components.map((component) => component['bom-ref'])])
  return {
    ...bill,
    // npm takes the folder's name.
    metadata: { ...bill.metadata, component: { ...product, name: productName, type: 'application' } },
    components,
    dependencies: bill.dependencies
      .filter(({ ref }) => kept.has(ref))
      .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((other) => kept.has(other)) })),
  }
}

/** `name@version`. */
const keyOf = ({ name, version }: Pick<ThirdParty, 'name' | 'version'>): string => `${name}@${version}`

/** `pkg:npm/%40scope/name@1.2.3`, perhaps with `?qualifiers`: the real name also where the project calls it otherwise. */
function keyOfPurl(purl: string): string {
  return decodeURIComponent(purl.replace(/^pkg:npm\//, '').replace(/[?#].*$/, ''))
}
