/**
 * Search criteria as documented for the Adaxes REST interface (adaxes.com/sdk/REST_CriteriaJson): reading them strictly and
 * deciding whether an account meets them. Pure.
 *
 * Text is compared without regard to case and to marks on letters ("Jose" finds "José", "o" finds "ø"), as Active Directory
 * does in its usual setting; Latin, Greek and Cyrillic marks only. Comparisons by order (`lt` …) and by date are refused.
 */
import { z } from 'zod'

const plainOperators = ['eq', 'contains', 'startsWith', 'endsWith', 'empty'] as const
type PlainOperator = (typeof plainOperators)[number]

/** The documented operators and what each is the opposite of. */
const opposites: Readonly<Record<string, PlainOperator>> = {
  ne: 'eq',
  notContains: 'contains',
  notStartsWith: 'startsWith',
  notEndsWith: 'endsWith',
}

const Operator = z.enum([...plainOperators, 'ne', 'notContains', 'notStartsWith', 'notEndsWith'])

/** `type`: 2 text, 6 yes or no; the others of ADSI's numbers are not needed to find people. */
const CriteriaValue = z.discriminatedUnion('type', [
  z.object({ type: z.literal(2), value: z.string() }),
  z.object({ type: z.literal(6), value: z.boolean() }),
])

/** Or = 0, And = 1; left out = Or. */
const LogicalOperator = z.literal([0, 1]).default(0)

const SimpleItem = z.object({
  type: z.literal(['Simple', 0]),
  property: z.string().min(1),
  operator: Operator,
  values: z.array(CriteriaValue).default([]),
  valueLogicalOperator: LogicalOperator,
})

const CompoundItem = z.object({
  type: z.literal(['Compound', 1]),
  logicalOperator: LogicalOperator,
  get items(): z.ZodArray<typeof CriteriaItem> {
    return z.array(CriteriaItem)
  },
})

const CriteriaItem = z.discriminatedUnion('type', [SimpleItem, CompoundItem])
type CriteriaItem = z.infer<typeof CriteriaItem>

const isEmptyObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0

export const Criteria = z.object({
  objectTypes: z.array(
    z.object({
      /** Empty = every type. */
      type: z.string(),
      /** `{}` = no condition, `null` once read. */
      items: z.preprocess((items) => (isEmptyObject(items) ? null : items), CriteriaItem.nullable()),
    }),
  ),
})
export type Criteria = z.infer<typeof Criteria>

/** An account as criteria see it: lower-case property name to its values. */
export interface Searchable {
  readonly objectType: string
  readonly values: (property: string) => readonly (string | boolean)[]
}

export function meets(criteria: Criteria, account: Searchable): boolean {
  return criteria.objectTypes.some(
    ({ type, items }) =>
      (type === '' || type.toLowerCase() === account.objectType.toLowerCase()) &&
      (items === null || meetsItem(items, account)),
  )
}

function meetsItem(item: CriteriaItem, account: Searchable): boolean {
  if ('items' in item) {
    const all = item.logicalOperator === 1
    return all
      ? item.items.every((inner) => meetsItem(inner, account))
      : item.items.some((inner) => meetsItem(inner, account))
  }
  const held = account.values(item.property.toLowerCase())
  const opposite = opposites[item.operator]
  const operator = opposite ?? (item.operator as PlainOperator)
  if (operator === 'empty') return (held.length === 0) === (item.values[0]?.value ?? true)
  const meetsValue = ({ value }: { value: string | boolean }) =>
    held.some((one) => compare(operator, one, value)) !== (opposite !== undefined)
  return item.valueLogicalOperator === 1 ? item.values.every(meetsValue) : item.values.some(meetsValue)
}

function compare(operator: Exclude<PlainOperator, 'empty'>, held: string | boolean, wanted: string | boolean): boolean {
  if (typeof held === 'boolean' || typeof wanted === 'boolean') return operator === 'eq' && held === wanted
  const [text, part] = [fold(held), fold(wanted)]
  switch (operator) {
    case 'eq':
      return text === part
    case 'contains':
      return text.includes(part)
    case 'startsWith':
      return text.startsWith(part)
    case 'endsWith':
      return text.endsWith(part)
  }
}

/** Letters that have no mark to take off but sort with a base letter, and the Greek s at a word's end. */
const baseLetters: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  ı: 'i',
  ς: 'σ',
}

export function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036F]/gu, '')
    .replace(/[øłđæœßıς]/gu, (letter) => baseLetters[letter] ?? letter)
    .normalize('NFC')
}
