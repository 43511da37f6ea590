/**
 * Draws the application's icons from `build/icon.svg` with Chromium: `icon.png` (Linux), `icon.ico` (Windows) and `icon.icns`
 * (macOS). Run by hand after a change of the drawing; the results are checked in.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { launchBrowser } from './lib/browser.ts'
import { packIcns, packIco, type Picture } from './lib/icon-files.ts'
import { root } from './lib/run.ts'

const folder = join(root, 'build')
const drawing = await readFile(join(folder, 'icon.svg'), 'base64')

const browser = await launchBrowser()
const page = await browser.newPage()

async function draw(size: number): Promise<Picture> {
  await page.setViewportSize({ width: size, height: size })
  await page.setContent(
    `<style>body { margin: 0 } img { display: block }</style>
     <img src="data:image/svg+xml;base64,${drawing}" width="${size}" height="${size}">`,
  )
  await page.locator('img').evaluate((image) => (image as HTMLImageElement).decode())
  return { size, png: await page.screenshot({ omitBackground: true }) }
}

const pictures = new Map<number, Picture>()
for (const size of [16, 24, 32, 48, 64, 128, 256, 512, 1024]) pictures.set(size, await draw(size))
await browser.close()

const of = (...sizes: number[]): Picture[] => sizes.flatMap((size) => pictures.get(size) ?? [])
for (const { png } of of(512)) await writeFile(join(folder, 'icon.png'), png)
await writeFile(join(folder, 'icon.ico'), packIco(of(16, 24, 32, 48, 64, 128, 256)))
await writeFile(join(folder, 'icon.icns'), packIcns(of(32, 64, 128, 256, 512, 1024)))
