import { mkdir, mkdtemp, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { InitialAppearance } from '../../shared/domain/initial-appearance.ts'
import { createPageResponder, listPageFiles, servePage, type PageFiles } from '../../electron/window/app-protocol.ts'
import { contentSecurityPolicy } from '../../electron/window/content-security-policy.ts'
import { pageUrl } from '../../electron/window/page-origin.ts'
import { removeFolder } from '../support/remove-folder.ts'
import { canLink } from '../support/system.ts'

const secretText = 'outside of the page'
const document = '<!doctype html>\n<html lang="en"><title>Page</title></html>'
let folder: string
let files: PageFiles
let look: InitialAppearance
let respond: ReturnType<typeof createPageResponder>

const get = (url: string) => respond({ method: 'GET', url })

beforeEach(() => {
  look = {
    theme: 'light',
    textSize: 'normal',
    language: 'en',
    workspace: 'real',
    screen: 'desk',
    systemLocale: 'en-GB',
  }
})

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'app-protocol-'))
  await mkdir(join(folder, 'renderer', 'assets'), { recursive: true })
  await writeFile(join(folder, 'secret.js'), secretText)
  await writeFile(join(folder, 'renderer', 'index.html'), document)
  await writeFile(join(folder, 'renderer', 'assets', 'main.js'), 'export {}')
  await writeFile(join(folder, 'renderer', 'assets', 'main.js.map'), '{}')
  await writeFile(join(folder, 'renderer', 'assets', 'main.css'), 'body {}')
  if (canLink) await symlink(join(folder, 'secret.js'), join(folder, 'renderer', 'assets', 'link.js'))
  files = await listPageFiles(join(folder, 'renderer'))
  respond = createPageResponder(files, () => look)
})

afterAll(() => removeFolder(folder))

describe('serving the page', () => {
  it('lists what the built page consists of, without source maps and links', () => {
    expect([...files.keys()].sort()).toEqual(['/assets/main.css', '/assets/main.js', '/index.html'])
  })

  it('serves the start page under the policy', async () => {
    const response = await get(pageUrl)
    expect(response.status).toBe(200)
    expect(response.body.toString()).toContain('<title>Page</title>')
    expect(response.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(response.headers['content-security-policy']).toBe(contentSecurityPolicy)
    expect(response.headers['x-content-type-options']).toBe('nosniff')
  })

  it('tells the document how to look, as it is when it is asked for', async () => {
    expect((await get(pageUrl)).body.toString()).toContain(
      '<html lang="en" data-theme="light" data-text-size="normal" data-workspace="real" data-screen="desk" data-system-locale="en-GB">',
    )
    look = {
      theme: 'high-contrast',
      textSize: 'large',
      language: 'de',
      workspace: 'practice',
      screen: 'other',
      systemLocale: 'de-DE',
    }
    expect((await get(pageUrl)).body.toString()).toContain(
      '<html lang="de" data-theme="high-contrast" data-text-size="large" data-workspace="practice" data-screen="other" data-system-locale="de-DE">',
    )
  })

  it.each([
    ['/assets/main.js', 'text/javascript; charset=utf-8'],
    ['/assets/main.css', 'text/css; charset=utf-8'],
  ])('gives %s its type', async (path, type) => {
    const response = await get(`app://mfa-desk${path}`)
    expect(response.headers['content-type']).toBe(type)
  })

  it.each([
    'app://mfa-desk/',
    'app://mfa-desk/assets/link.js',
    'app://mfa-desk/assets/main.js.map',
    'app://mfa-desk/../secret.js',
    'app://mfa-desk/assets/../../secret.js',
    'app://mfa-desk/assets/%2e%2e/%2e%2e/secret.js',
    'app://mfa-desk/assets/..%2f..%2fsecret.js',
    'app://mfa-desk/assets/..%5c..%5csecret.js',
    'app://mfa-desk/assets\\..\\..\\secret.js',
    'app://mfa-desk//secret.js',
    'app://mfa-desk/index.html%00.js',
    'app://mfa-desk/assets%2fmain.js',
    'app://mfa-desk:80/index.html',
    'app://mfa-desk.example/index.html',
    'app://user@mfa-desk/index.html',
    'file:///etc/passwd',
    'https://mfa-desk/index.html',
    'not a url',
  ])('refuses %s', async (url) => {
    const response = await get(url)
    expect(response.status).toBe(404)
    expect(response.body.toString()).toBe('')
    expect(response.headers['content-security-policy']).toBe(contentSecurityPolicy)
  })

  it.each(['POST', 'HEAD', 'PUT', 'DELETE', 'OPTIONS'])('refuses the method %s', async (method) => {
    const response = await respond({ method, url: pageUrl })
    expect(response.status).toBe(405)
  })

  it('gives out nothing but listed files, whatever is asked for', async () => {
    const piece = fc.constantFrom(
      '..', '.', '/', '\\', '%2e', '%2f', '%5c', '%00', '\0', '?', '#', '@', ':', 'C:', 'assets', 'main.js', 'index.html',
      'secret.js', 'renderer', 'app:', '//', '%252e', '／', '․',
    ) // prettier-ignore
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async (pieces) => {
        const response = await get(`app://mfa-desk/${pieces.join('')}`)
        const body = response.body.toString()
        if (response.status === 200) expect(['<!doctype html>', 'export {}', 'body {}']).toContain(body.split('\n')[0])
        else expect(body).toBe('')
      }),
      { numRuns: 2000 },
    )
  })

  it('reaches Electron with its headers, and as a failed load where a file is gone', async () => {
    const gone = new Map([
      ['/index.html', { path: join(folder, 'not-there'), contentType: 'text/html; charset=utf-8' }],
    ])
    const answerOf = (listed: PageFiles) =>
      new Promise<unknown>((answer) => {
        servePage(
          {
            // eslint-disable-next-line @typescript-eslint/no-deprecated -- what `servePage` calls
            registerBufferProtocol: (_scheme, serve) => (serve({ method: 'GET', url: pageUrl } as never, answer), true),
          },
          createPageResponder(listed, () => look),
        )
      })
    expect(await answerOf(files)).toMatchObject({
      statusCode: 200,
      mimeType: 'text/html',
      charset: 'utf-8',
      headers: { 'content-security-policy': contentSecurityPolicy },
    })
    expect(await answerOf(gone)).toEqual({ error: -2 })
  })
})
