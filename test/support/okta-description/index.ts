/**
 * Okta's OpenAPI description (version 2026.06, `management-minimal.yaml` and `oauth`), as far as the simulator answers: one table of
 * operations, and what is wrong with an answer by it.
 */
import type { z } from 'zod'
import { administrationOperations } from './administration.ts'
import { authenticatorOperations } from './authenticators.ts'
import { type Described, ErrorShape, type Operation } from './common.ts'
import { factorOperations } from './factors.ts'
import { notOfferedOperations } from './not-offered.ts'
import { oauthOperations } from './oauth.ts'
import { userOperations } from './users.ts'

const operations: readonly Operation[] = [
  ...userOperations,
  ...factorOperations,
  ...authenticatorOperations,
  ...administrationOperations,
  ...oauthOperations,
  ...notOfferedOperations,
]

/** Okta's pages put them on every answer. */
const rateHeaders = ['X-Rate-Limit-Limit', 'X-Rate-Limit-Remaining', 'X-Rate-Limit-Reset']

/** What is wrong with an answer, with the operation and the status; `null` = nothing. */
export async function wrongWith({ method, url }: Request, answer: Response): Promise<string | null> {
  const { pathname } = new URL(url)
  const operation = operations.find((one) => one.method === method && pattern(one.path).test(pathname)) ?? null
  const name = operation ? `${method} ${operation.path}` : `${method} ${pathname}, which is not described,`
  const wrong = await wrongInAnswer(operation, answer.clone())
  return wrong === null ? null : `${name} answered ${answer.status}: ${wrong}`
}

function pattern(template: string): RegExp {
  return new RegExp(`^${template.replaceAll('.', String.raw`\.`).replaceAll(/\{\w+\}/gu, '[^/]+')}$`, 'u')
}

async function wrongInAnswer(operation: Operation | null, answer: Response): Promise<string | null> {
  // Okta tells a path it does not have from a method it does not take there.
  const answers: Readonly<Record<number, Described>> = operation?.answers ?? { 404: ErrorShape, 405: ErrorShape }
  const described = operation?.beyond?.includes(answer.status) ? ErrorShape : answers[answer.status]
  const text = await answer.text()
  if (described === undefined) return `the status is not described (${text})`
  const missing = rateHeaders.find((name) => !/^\d+$/u.test(answer.headers.get(name) ?? ''))
  if (missing !== undefined) return `no ${missing}`
  if (described === null) return text === '' ? null : `a body where none is described (${text})`
  const type = answer.headers.get('content-type') ?? 'no type'
  if (!/^application\/json(?:;|$)/u.test(type)) return `a body of ${type}`
  const { error } = described.safeParse(JSON.parse(text))
  return error ? `${sentences(error)} (${text})` : null
}

function sentences({ issues }: z.ZodError): string {
  return issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')
}
