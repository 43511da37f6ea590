/** One person of the practice directory, as a company would describe them, and what there is in that company. */

export type InventedDomain = 'practice.example' | 'harbour.example'

export const departments = [
  'Customer Care',
  'Facilities',
  'Finance',
  'Fleet',
  'IT Services',
  'Legal',
  'Marketing',
  'People & Culture',
  'Procurement',
  'Research',
  'Sales',
  'Warehouse',
] as const
export type Department = (typeof departments)[number]

export const offices = ['Port Arden', 'Lindhaven', 'Norrwick', 'Casa Alta', 'Tide Street', 'Old Mill'] as const
export type Office = (typeof offices)[number]

export interface InventedPerson {
  readonly givenName: string
  /** `null` for a person with one name only. */
  readonly familyName: string | null
  /** As colleagues see it; up to about 110 characters, sometimes in two scripts, twice the very same. */
  readonly displayName: string
  /** Unique, lower-case ASCII, at most 20 characters. Names the person throughout the practice directory. */
  readonly login: string
  readonly domain: InventedDomain
  readonly userPrincipalName: string
  readonly email: string
  /** Six digits, unique. */
  readonly employeeNumber: string
  readonly title: string
  readonly department: Department
  readonly office: Office
  /** The login of another person in the list; `null` for the one at the top. */
  readonly managerLogin: string | null
  /** Of ranges that are kept for fiction: nobody can be called. `null` = none. */
  readonly workPhone: string | null
  readonly mobilePhone: string | null
  /** The company's groups, by name. */
  readonly groups: readonly string[]
  /** Of the directory, not of a single system. */
  readonly isAdministrator: boolean
}

/** A person before the company gives number, address, manager and telephones. */
export interface PersonSketch {
  readonly givenName: string
  readonly familyName: string | null
  readonly displayName: string
  readonly login: string
  readonly department: Department
  readonly office: Office
  readonly domain: InventedDomain
  /** Leads a part of the company, with this title, under the one at the top. */
  readonly executiveTitle?: string
  /** Beside those of everybody and of the department. */
  readonly furtherGroups?: readonly string[]
  /** Default: as most have them. */
  readonly phones?: 'both' | 'work' | 'none'
  /** Default no. */
  readonly isAdministrator?: boolean
}
