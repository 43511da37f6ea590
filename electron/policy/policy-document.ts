/**
 * The policy file's schema: the keys of `Rules`, all optional, and connections without secrets. The settings decide about omitted keys.
 *
 * A key that is present replaces the whole setting; omitted properties of its object have MFA Desk's default values, so an omitted limit
 * is the default limit and not none. `docs/policy.schema.json` is generated from this schema, which therefore has no transforms; constraints
 * that JSON Schema cannot express are stated in the descriptions.
 */
import { z } from 'zod'
import { ConnectionName, ResetOffer, SignIn, SystemId } from '../../shared/domain/connection.ts'
import { ConnectionId } from '../../shared/domain/primitives.ts'
import { Rules } from '../../shared/domain/rules.ts'
import { defaultRules } from '../../shared/domain/default-rules.ts'

export const policyVersion = 1

/** Shown by editors, by path. */
const descriptions: Readonly<Record<string, string>> = {
  ticket: 'What is asked for as a ticket number with every reset.',
  'ticket.pattern':
    'A regular expression that the whole ticket number must match, ignoring case. Rejected if it does not compile or could be slow.',
  'ticket.check':
    'What happens if a connected ticket system says that the ticket is resolved, closed, not found or for somebody else: warn, or refuse the reset. A system that does not respond never causes a refusal.',
  'ticket.note':
    'Whether a note about each reset is added to its ticket, for the help desk only, if a connected ticket system has the ticket. Switch it off for connections that may only read tickets.',
  reasonRequired: 'Whether a reset needs a reason in words.',
  agentNameRequired: 'Whether whoever resets needs a name in the record beside the computer’s account.',
  tiers: 'The proofs needed before a reset, by tier. Whoever fits several tiers belongs to the strictest.',
  'tiers.standard': 'Everybody whom no other tier names.',
  'tiers.sensitive': 'The people and groups named here.',
  'tiers.privileged': 'The people and groups named here, and administrators if a system discloses them.',
  'tiers.privileged.administrators': 'Whether everybody belongs here who is an administrator according to a system.',
  'tiers.unknownCountsAs':
    'The lowest tier of somebody about whom a system that could does not disclose whether they are an administrator or, if the rules name groups, all of their groups.',
  acceptedProofs: 'The kinds of proof that count. There must be enough of them for every tier.',
  approvers: 'Who can be the second person, by a whole login or e-mail address.',
  limits: 'How often anything is reset, counted from the record. null is no limit.',
  'limits.agentHour': 'Resets by one agent within an hour.',
  'limits.agentDay': 'Resets by one agent within 24 hours.',
  'limits.person30Days': 'Resets of one person within 30 days.',
  'limits.coolDownMinutes': 'How long nothing is reset for a person after a refused check.',
  recents: 'Whether recent look-ups are kept, and for how many days.',
  historyRetentionMonths: 'Closed months of the history older than this are deleted. null keeps everything.',
  updates: 'Where to check for newer versions.',
  notices: 'Who is told after a reset, at the addresses from before it.',
  'notices.toPerson': 'Whether the person is told.',
  'notices.toManager': 'Whether the manager is told, if a system provides their address.',
  'notices.deskName': 'How people know the desk. Empty: “the help desk”.',
  'notices.contact':
    'A sentence on what to do for whoever did not ask for the reset. Empty: to call the help desk at a number they already know.',
  'notices.server':
    'Where notices are handed over, always encrypted: a mail server, or a signed webhook (docs/notices.md). Its password or secret is entered on each computer. null: nobody is told.',
  watchAfterReset:
    'Whether, for a day after a reset, MFA Desk reads the person’s methods again now and then, and records what was set up again and what was not.',
  'updates.address': 'https address of the version file, without user name, query or fragment. null looks at none.',
  centralRecord:
    'Where every entry of the history is sent as well (docs/central-record.md). Secrets are no part of it.',
  'centralRecord.syslog': 'A syslog server over TLS. Off while it has no host.',
  'centralRecord.syslog.host': 'Name or address of the server, as its certificate has it. null is off.',
  'centralRecord.syslog.authority':
    'Certificates in PEM of the only authorities that may vouch for the server. null trusts those of the computer.',
  'centralRecord.syslog.maxFrameBytes': 'Bytes of one message. A longer entry is sent without its text.',
  'centralRecord.webhook': 'A signed webhook (Standard Webhooks). Each person enters its secret.',
  'centralRecord.webhook.address': 'https address, without user name, query or fragment. null is off.',
  'centralRecord.otlp':
    'A collector of OpenTelemetry logs (OTLP/HTTP). Each person enters its header, if it wants one.',
  'centralRecord.otlp.address':
    'https address; without a path, /v1/logs is added. Without user name, query or fragment. null is off.',
}

const Comment = z.string().max(4096).optional()

const described = <Schema extends z.ZodType>(schema: Schema, path: string): Schema => {
  const description = descriptions[path]
  return description === undefined ? schema : schema.meta({ description })
}

/** A key of its own in every object, because JSON has no comments. */
const commented = (shape: z.ZodRawShape) => z.strictObject({ _comment: Comment, ...shape })

/** The same with every part optional: what is left out is as in `defaults`. Objects may have a comment. */
function withDefaults(schema: z.ZodType, defaults: unknown, path: string): z.ZodType {
  if (!(schema instanceof z.ZodObject)) return described(schema, path).default(defaults)
  return described(partly(schema, defaults, path), path).prefault({})
}

function partly(schema: z.ZodObject, defaults: unknown, path: string): z.ZodType {
  const parts = Object.entries(schema.shape).map(([key, part]) => {
    const defaultPart = (defaults as Readonly<Record<string, unknown>>)[key]
    return [key, withDefaults(part as z.ZodType, defaultPart, `${path}.${key}`)]
  })
  return commented(Object.fromEntries(parts) as z.ZodRawShape)
}

const ruleParts = Object.fromEntries(
  Object.entries<z.ZodType>(Rules.shape).map(([key, schema]) => {
    const defaults = defaultRules[key as keyof Rules]
    const part = schema instanceof z.ZodObject ? partly(schema, defaults, key) : schema
    return [key, described(part, key).optional()]
  }),
)

const [firstSignIn, ...otherSignIns] = SignIn.options.map(({ shape }) => commented(shape))

const ListedConnection = commented({
  id: ConnectionId.optional().meta({
    description:
      'A UUID of your own. By it the keychain and the history know the connection; without one it follows from system and address.',
  }),
  system: SystemId.meta({ description: 'One of the systems that MFA Desk knows.' }),
  name: ConnectionName,
  address: z.string().trim().min(1).max(2048).meta({ description: 'As a person would paste it. https.' }),
  environment: z.enum(['production', 'sandbox']),
  signIn: z.discriminatedUnion('kind', [firstSignIn as never, ...(otherSignIns as never[])]),
  offer: commented(ResetOffer.shape)
    .optional()
    .meta({ description: 'What is not offered on it. Left out: nothing is hidden.' }),
})

export const PolicyDocument = z.strictObject({
  $schema: z.string().max(2048).optional(),
  _comment: Comment,
  version: z.literal(policyVersion),
  dataFolder: z.string().max(1024).nullable().optional().meta({
    description:
      'Folder of everybody’s data on this computer (docs/roll-out.md): its whole path on a drive of the computer.',
  }),
  ...ruleParts,
  connections: z.array(ListedConnection).max(64).optional().meta({
    description:
      'The only connections there are, without their secrets, which each person enters. Names and ids are different ones.',
  }),
})

/** The keys allowed where `path` leads, for "is … meant?". Empty where there is no object. */
export function keysAllowedAt(path: readonly PropertyKey[]): readonly string[] {
  let schemas: z.ZodType[] = [PolicyDocument]
  for (const key of path) schemas = schemas.flatMap((schema) => bare(schema)).flatMap((schema) => below(schema, key))
  const keys = schemas
    .flatMap((schema) => bare(schema))
    .flatMap((schema) => (schema instanceof z.ZodObject ? Object.keys(schema.shape) : []))
  return [...new Set(keys)]
}

function bare(schema: z.ZodType): z.ZodType[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault)
    return bare(schema.unwrap() as z.ZodType)
  return schema instanceof z.ZodUnion ? (schema.options as z.ZodType[]).flatMap(bare) : [schema]
}

function below(schema: z.ZodType, key: PropertyKey): z.ZodType[] {
  if (schema instanceof z.ZodArray) return [schema.element as z.ZodType]
  const part = schema instanceof z.ZodObject ? (schema.shape as Record<PropertyKey, z.ZodType>)[key] : undefined
  return part === undefined ? [] : [part]
}
