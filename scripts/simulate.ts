/**
 * `npm run simulate -- SYSTEM [--port N] [--latency MS] [--unknown-factor]`: serves a simulator of the practice directory on this
 * computer for any client, until Ctrl+C. Bad input ends it with a sentence and code 2, a port that cannot be had with code 1.
 */
import { parseArgs } from 'node:util'
import type { Alarm } from '../electron/practice/alarms.ts'
import type { Simulator } from '../electron/practice/simulator.ts'
import { serveSimulator, type SimulatorServer } from '../test/support/simulator-server.ts'

interface Offer {
  readonly simulator: Simulator
  /** How to sign in, and requests to try. */
  readonly guide: (baseUrl: string) => readonly string[]
}

interface Setting {
  readonly latencyMs: number
  /** Of Okta only: somebody has a factor of a type that Okta's description does not know. */
  readonly unknownFactor: boolean
}

/** One row per system. */
const systems: Readonly<Record<string, (setting: Setting) => Promise<Offer>>> = { adaxes, resolver, flashback, okta }

async function adaxes({ latencyMs }: Setting): Promise<Offer> {
  const { createAdaxesSimulator } = await import('../electron/practice/adaxes/adaxes-simulator.ts')
  const simulator = createAdaxesSimulator({ latencyMs })
  const { token, readOnlyToken, username, password } = simulator.credentials
  const somebody = simulator.state.account('mira.dunmore')
  return {
    simulator,
    guide: (baseUrl) => {
      const post = (path: string, body: object) =>
        `  curl -s ${baseUrl}/api/directoryObjects/${path} -H 'Adm-Authorization: ${token}' -H 'Content-Type: application/json' -d '${JSON.stringify(body)}'`
      return [
        `Access token:              ${token}`,
        `Token that may only read:  ${readOnlyToken}`,
        `User name:                 ${username}`,
        `Password:                  ${password}`,
        '',
        `Try it with ${somebody.commonName} (who else has a story: electron/practice/README.md):`,
        post('search', {
          criteria: {
            objectTypes: [
              {
                type: 'user',
                items: {
                  type: 'Simple',
                  property: 'displayName',
                  operator: 'contains',
                  values: [{ type: 2, value: 'dunmore' }],
                },
              },
            ],
          },
          sizeLimit: 10,
        }),
        post('resetMfa/getStatus', {
          directoryObjects: [somebody.guid],
          options: { need365Status: true, needAdaxesStatus: true },
        }),
        post('resetMfa', { directoryObject: somebody.guid, appsInAdaxesToReset: ['Duo'] }),
      ]
    },
  }
}

async function resolver({ latencyMs }: Setting): Promise<Offer> {
  const { createResolverSimulator } = await import('../electron/practice/resolver/resolver-simulator.ts')
  const simulator = createResolverSimulator({ latencyMs, onAlarm: showAlarm })
  const { apiKey, otherApiKey, email, password, organisationId } = simulator.credentials
  const somebody = simulator.state.user('mira.dunmore@practice.example')
  return {
    simulator,
    guide: (baseUrl) => [
      `API key:                   ${apiKey}`,
      `Key that may not reset:    ${otherApiKey}`,
      `E-mail address:            ${email}`,
      `Password:                  ${password}`,
      `Organisation:              ${organisationId}`,
      '',
      `Try it with ${somebody.firstName} ${somebody.lastName} (who else has a story: electron/practice/README.md):`,
      `  curl -s '${baseUrl}/user/users?search=${somebody.email}' -H 'x-api-key: ${apiKey}'`,
      `  curl -s -i -X PUT ${baseUrl}/user/users/mfa/reset -H 'x-api-key: ${apiKey}' -H 'Content-Type: application/json' -d '{"ids":[${somebody.id}]}'`,
    ],
  }
}

async function flashback({ latencyMs }: Setting): Promise<Offer> {
  const { createFlashbackSimulator } = await import('../electron/practice/flashback/flashback-simulator.ts')
  const simulator = createFlashbackSimulator({ latencyMs, onAlarm: showAlarm })
  const { email, emailWithSecondFactor, emailLookOnly, password, code } = simulator.credentials
  const token = simulator.issueAccessToken()
  const somebody = simulator.state.user('mira.dunmore@practice.example')
  return {
    simulator,
    guide: (baseUrl) => [
      `E-mail address:            ${email}`,
      `With a second factor:      ${emailWithSecondFactor}, code ${code}`,
      `May look, may not reset:   ${emailLookOnly}`,
      `Password:                  ${password}`,
      `Access token for an hour:  ${token}`,
      '',
      `Try it with ${somebody.name} ${somebody.lastName} (who else has a story: electron/practice/README.md):`,
      `  curl -s ${baseUrl}/organization/users/${somebody.id} -H 'Authorization: Bearer ${token}'`,
      `  curl -s -X POST ${baseUrl}/mfa/reset -H 'Authorization: Bearer ${token}' -H 'Content-Type: application/json' -d '{"resetUserId":"${somebody.id}"}'`,
    ],
  }
}

function showAlarm(alarm: Alarm): void {
  console.error(`ALARM ${alarm.at.toISOString()} ${alarm.sentence}`)
}

async function okta({ latencyMs, unknownFactor }: Setting): Promise<Offer> {
  const { createOktaSimulator } = await import('../electron/practice/okta/okta-simulator.ts')
  const simulator = createOktaSimulator({ latencyMs, unknownFactorType: unknownFactor })
  const { apiTokens, serviceApps, serviceKey, code, answer } = simulator.credentials
  const { id, profile } = simulator.state.user('mira.dunmore')
  return {
    simulator,
    guide: (baseUrl) => {
      const curl = (method: string, path: string) =>
        `  curl -s -X ${method} '${baseUrl}/api/v1/users${path}' -H 'Authorization: SSWS ${apiTokens.helpDesk}'`
      const search = encodeURIComponent(`profile.lastName sw "${profile.lastName ?? ''}"`)
      return [
        'API tokens (SSWS), by the role of their owner:',
        `  super administrator      ${apiTokens.superAdmin}`,
        `  help desk                ${apiTokens.helpDesk}`,
        `  read-only                ${apiTokens.readOnly}`,
        `  custom: service desk     ${apiTokens.serviceDesk}`,
        `  custom: without reset    ${apiTokens.withoutReset}`,
        'Service applications (private_key_jwt), by what is special about them:',
        ...Object.entries(serviceApps).map(([name, app]) => `  ${name.padEnd(24)} ${app.clientId}`),
        `Their private key, made for this run: ${JSON.stringify(serviceKey.privateJwk)}`,
        `Everybody's code is ${code}, and everybody's answer to a question is "${answer}".`,
        '',
        `Try it with ${profile.displayName} (who else has a story: electron/practice/README.md):`,
        curl('GET', `?search=${search}&limit=10`),
        curl('GET', `/${id}/factors`),
        curl('POST', `/${profile.login}/lifecycle/reset_factors`),
      ]
    },
  }
}

const usage = `Usage: npm run simulate -- SYSTEM [--port N] [--latency MS] [--unknown-factor]. Systems: ${Object.keys(systems).join(', ')}.`

interface Wish {
  readonly open: () => Promise<Offer>
  readonly system: string
  readonly port: number
}

/** What was asked for, or the sentence that says what is wrong with it. */
function readWish(args: readonly string[]): Wish | string {
  let parsed
  try {
    parsed = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string', default: '0' },
        latency: { type: 'string', default: '0' },
        'unknown-factor': { type: 'boolean', default: false },
      },
      allowPositionals: true,
    })
  } catch (error) {
    // Node's advice on positional arguments after the first sentence helps nobody here.
    const [sentence] = (error instanceof Error ? error.message : String(error)).split('. ')
    return `${sentence ?? ''}. ${usage}`
  }
  const [system, ...more] = parsed.positionals
  if (system === undefined) return `Which system? ${usage}`
  if (more.length > 0) return `One system at a time, please. ${usage}`
  const open = Object.hasOwn(systems, system) ? systems[system] : undefined
  if (open === undefined) return `There is no simulator of "${system}". ${usage}`
  const port = wholeNumber(parsed.values.port, 65_535)
  if (port === null) return `The port is a whole number from 0 to 65535; 0 takes a free one. ${usage}`
  const latencyMs = wholeNumber(parsed.values.latency, 60_000)
  if (latencyMs === null) return `The latency is a whole number of milliseconds from 0 to 60000. ${usage}`
  const unknownFactor = parsed.values['unknown-factor']
  if (unknownFactor && system !== 'okta') return `Only okta has a factor of a type that is in no list. ${usage}`
  return { open: () => open({ latencyMs, unknownFactor }), system, port }
}

function wholeNumber(text: string, largest: number): number | null {
  return /^\d{1,6}$/u.test(text) && Number(text) <= largest ? Number(text) : null
}

async function serve(wish: Wish): Promise<void> {
  const { simulator, guide } = await wish.open()
  let server: SimulatorServer
  try {
    server = await serveSimulator(simulator, wish.port)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    console.error(
      code === 'EADDRINUSE'
        ? `Port ${wish.port} is in use by another program. Choose another with --port, or leave it out to get a free one.`
        : `Cannot listen on port ${wish.port}: ${code}.`,
    )
    process.exitCode = 1
    return
  }
  console.log(
    [
      `The ${wish.system} practice directory. All people in it are invented; what is changed is forgotten at the end.`,
      '',
      `Address:                   ${server.baseUrl}`,
      ...guide(server.baseUrl),
      '',
      'Ctrl+C ends it.',
    ].join('\n'),
  )
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void server.close())
}

const wish = readWish(process.argv.slice(2))
if (typeof wish === 'string') {
  console.error(wish)
  process.exitCode = 2
} else {
  await serve(wish)
}
