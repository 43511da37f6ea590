/**
 * The invented people of the practice directory.
 *
 * NOBODY HERE IS REAL. Names are put together from lists of given and family names, in part made up; any likeness to a
 * living person is chance. All addresses are in domains reserved for examples (RFC 2606: `.example`). The list is the same in
 * every run and on every machine, so that a person learned in training is found again tomorrow.
 *
 * Persons are described as a company would, not as a system would: what a system holds of them (identifiers, activated apps)
 * belongs to that system's simulator. People with a scenario are listed in `README.md` beside this file.
 */
import { departments, offices, type Department, type InventedPerson, type PersonSketch } from './invented-person.ts'
import { nameLists, type NameList, type ScriptName } from './name-lists.ts'
import { seededRandom } from './seeded-random.ts'
import { scenarioPeople } from './scenario-people.ts'

const titles: Readonly<Record<Department, readonly string[]>> = {
  'Customer Care': ['Care agent', 'Care specialist', 'Complaints officer'],
  Facilities: ['Caretaker', 'Building technician', 'Reception clerk'],
  Finance: ['Accountant', 'Payroll clerk', 'Controller'],
  Fleet: ['Driver', 'Dispatcher', 'Vehicle mechanic'],
  'IT Services': ['Systems engineer', 'Service desk analyst', 'Network technician'],
  Legal: ['Paralegal', 'Contracts officer', 'Legal counsel'],
  Marketing: ['Copywriter', 'Designer', 'Campaign manager'],
  'People & Culture': ['Recruiter', 'HR adviser', 'Training coordinator'],
  Procurement: ['Buyer', 'Vendor manager', 'Category analyst'],
  Research: ['Lab technician', 'Data scientist', 'Research fellow'],
  Sales: ['Account manager', 'Sales representative', 'Tender writer'],
  Warehouse: ['Picker', 'Forklift driver', 'Stock controller'],
}

const peoplePerLanguage = 14
const loginLength = 20

/** Everybody: the person at the top, then people of many languages, then those with a scenario. Deterministic. */
export function inventedPeople(): readonly InventedPerson[] {
  const sketches = [...composedPeople(), ...scenarioPeople]
  const seats = new Map<Department, number>()
  const heads = new Map<Department, string>()
  const leads = new Map<Department, string[]>()
  const top = sketches[0]?.login ?? null
  return sketches.map((sketch, index) => {
    const { department } = sketch
    const seat = index === 0 ? -1 : (seats.get(department) ?? 0)
    seats.set(department, seat + 1)
    const departmentLeads = leads.get(department) ?? []
    let title = titles[department][seat % 3] ?? ''
    let managerLogin: string | null
    if (seat === -1) {
      title = 'Managing director'
      managerLogin = null
    } else if (sketch.executiveTitle !== undefined) {
      title = sketch.executiveTitle
      managerLogin = top
    } else if (seat === 0) {
      title = `Head of ${department}`
      managerLogin = top
      heads.set(department, sketch.login)
    } else if (seat <= 2) {
      title = `Team lead, ${department}`
      managerLogin = heads.get(department) ?? top
      leads.set(department, [...departmentLeads, sketch.login])
    } else {
      managerLogin = departmentLeads[seat % departmentLeads.length] ?? top
    }
    const address = `${sketch.login}@${sketch.domain}`
    return {
      ...sketch,
      userPrincipalName: address,
      email: address,
      // Steps of 7 keep one digit typed wrong from being somebody else's number.
      employeeNumber: String(104_200 + index * 7),
      title,
      managerLogin,
      ...phonesOf(sketch.phones ?? defaultPhones(index), index),
      groups: [
        'All staff',
        department,
        ...(seat === -1 || sketch.executiveTitle !== undefined ? ['Executives'] : []),
        ...(seat === 0 ? ['Heads of department'] : []),
        ...(sketch.furtherGroups ?? []),
      ],
      isAdministrator: sketch.isAdministrator ?? false,
    }
  })
}

/** Most have both, a few a desk without a mobile, fewer still nothing. */
function defaultPhones(index: number): 'both' | 'work' | 'none' {
  if (index % 23 === 22) return 'none'
  return index % 5 === 4 ? 'work' : 'both'
}

/** Area codes of mobiles, a hundred numbers in each. */
const areaCodes = ['202', '212', '303', '415'] as const

/** London 7946 0000 to 0999 and American 555-0100 to 555-0199: one of each a person. */
function phonesOf(which: 'both' | 'work' | 'none', index: number): Pick<InventedPerson, 'workPhone' | 'mobilePhone'> {
  const mobile = `+1 ${areaCodes[Math.floor(index / 100)]} 555 01${String(index % 100).padStart(2, '0')}`
  return {
    workPhone: which === 'none' ? null : `+44 20 7946 0${String(index).padStart(3, '0')}`,
    mobilePhone: which === 'both' ? mobile : null,
  }
}

function composedPeople(): PersonSketch[] {
  const random = seededRandom(20_260_101)
  const takenLogins = new Set(scenarioPeople.map((person) => person.login))
  const takenNames = new Set(scenarioPeople.map((person) => person.displayName))
  const newName = (list: NameList): readonly [ScriptName, ScriptName] => {
    for (;;) {
      const name = [random.pick(list.given), random.pick(list.family)] as const
      if (!takenNames.has(list.display(...name))) return name
    }
  }
  const people: PersonSketch[] = []
  // One of each language in turn, so that heads and team leads come from everywhere.
  const turns = Array.from({ length: peoplePerLanguage }, () => nameLists).flat()
  for (const list of turns) {
    const [given, family] = newName(list)
    const displayName = list.display(given, family)
    takenNames.add(displayName)
    const login = freeLogin(given.latin, family.latin, takenLogins)
    takenLogins.add(login)
    people.push({
      givenName: given.latin,
      familyName: family.latin,
      displayName,
      login,
      department: random.pick(departments),
      office: random.pick(offices),
      domain: random.below(4) === 0 ? 'harbour.example' : 'practice.example',
    })
  }
  return people
}

/** `givenname.family` cut to what an old directory allows, with a number where two would clash. */
function freeLogin(given: string, family: string, taken: ReadonlySet<string>): string {
  const wish = `${toAscii(given)}.${toAscii(family)}`
  for (let number = 1; ; number += 1) {
    const suffix = number === 1 ? '' : String(number)
    const login = wish.slice(0, loginLength - suffix.length) + suffix
    if (!taken.has(login)) return login
  }
}

/** Letters that are letters of their own, not a base letter with a mark. */
const ownLetters: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  ı: 'i',
}

function toAscii(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z]/gu, (letter) => ownLetters[letter] ?? '')
}
