/** The practice tenant, the application registered in it, and those who may sign in to it, by the roles they hold. */
import type { PracticeAgent } from './sign-in-server.ts'

export const tenant = {
  id: '3d1c2f60-5a0b-4c39-9d0e-6f5d8a2b1c47',
  name: 'Practice Freight',
  clientId: '8f0d3a52-7c1e-4b0a-8a6f-2e9b4c5d6e7f',
} as const

/** Built-in roles that matter here, by their template ids ("Microsoft Entra built-in roles"). */
export const roleTemplates = {
  'Authentication Administrator': 'c4e39bd9-1100-46d3-8c65-fb160da0071f',
  'Privileged Authentication Administrator': '7be44c8a-adaf-4e2a-84d6-ab2649e08a13',
  'Global Administrator': '62e90394-69f5-4237-9190-012177145e10',
  'Helpdesk Administrator': '729827e3-9c14-49f7-bb1b-9608f156bbb8',
  'User Administrator': 'fe930be7-5e62-47db-91af-98c3a49a38b1',
  'Directory Readers': '88d8e3e3-8f55-4a1e-953a-9b9898b8876b',
  'Security Reader': '5d6b6bb7-de71-4623-b4af-96380a352509',
} as const
export type RoleName = keyof typeof roleTemplates

export interface Agent extends PracticeAgent {
  readonly roles: readonly RoleName[]
}

function agent(number: number, login: string, name: string, roles: readonly RoleName[]): Agent {
  return {
    objectId: `5b7f8f0e-9c55-4b6e-a0a1-0e6f3c2d1b${String(number).padStart(2, '0')}`,
    username: `${login}@practice.example`,
    name,
    roles,
  }
}

export const agents = {
  /** May reset whoever is no administrator, and is told which roles somebody could activate. */
  desk: agent(10, 'adm-desk', 'Service desk (admin)', ['Authentication Administrator', 'Security Reader']),
  /** The same, without being told. */
  plain: agent(11, 'adm-plain', 'Service desk (plain)', ['Authentication Administrator']),
  privileged: agent(12, 'adm-priv', 'Service desk (privileged)', [
    'Privileged Authentication Administrator',
    'Security Reader',
  ]),
  everything: agent(13, 'adm-global', 'Global administrator', ['Global Administrator']),
  helpdesk: agent(14, 'adm-helpdesk', 'Helpdesk (passwords only)', ['Helpdesk Administrator']),
  nobody: agent(15, 'adm-none', 'Nobody in particular', []),
} as const
export type AgentName = keyof typeof agents

/** Roles whose holders somebody may still reset ("Who can perform sensitive actions"). Anybody may those without any. */
const resettable: Readonly<Record<string, readonly RoleName[]>> = {
  'Authentication Administrator': ['Authentication Administrator', 'Directory Readers'],
  'Helpdesk Administrator': ['Helpdesk Administrator', 'Directory Readers'],
  'User Administrator': ['Helpdesk Administrator', 'User Administrator', 'Directory Readers'],
}
const overEverybody: readonly RoleName[] = ['Privileged Authentication Administrator', 'Global Administrator']
const overMethods: readonly RoleName[] = ['Authentication Administrator', ...overEverybody]
const overSessions: readonly RoleName[] = [...overMethods, 'Helpdesk Administrator', 'User Administrator']

export interface Protected {
  readonly roles: readonly RoleName[]
  /** Of a group that roles can be assigned to, or in a restricted administrative unit. */
  readonly isRestricted: boolean
}

export function mayChange(what: 'methods' | 'sessions', held: readonly RoleName[], person: Protected): boolean {
  const needed = what === 'methods' ? overMethods : overSessions
  return held.some((role) => {
    if (!needed.includes(role)) return false
    if (overEverybody.includes(role)) return true
    return !person.isRestricted && person.roles.every((of) => resettable[role]?.includes(of) === true)
  })
}

export function readsMethods(held: readonly RoleName[]): boolean {
  return held.some((role) => overMethods.includes(role))
}

export function seesWholeNumbers(held: readonly RoleName[]): boolean {
  return held.some((role) => overEverybody.includes(role))
}

/** Reading who may activate which role takes a role that reads more than the directory. */
export function readsEligibilities(held: readonly RoleName[]): boolean {
  return held.some((role) => role === 'Security Reader' || role === 'Global Administrator')
}
