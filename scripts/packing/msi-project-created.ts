/** electron-builder's hook between writing the MSI's project and compiling it. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { root } from '../lib/run.ts'
import { completeMsiProject } from './msi-project.ts'

const Configuration = z.object({ nsis: z.object({ guid: z.string() }) })

export async function msiProjectCreated(projectFile: string): Promise<void> {
  const { nsis } = Configuration.parse(parse(await readFile(join(root, 'electron-builder.yml'), 'utf8')))
  await writeFile(projectFile, completeMsiProject(await readFile(projectFile, 'utf8'), nsis.guid))
}
