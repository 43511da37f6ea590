/**
 * Invented people who have an Okta user and no account in Adaxes: contractors, and the technical accounts that tokens belong to.
 * Nobody here is real.
 */
import type { InventedPerson } from '../invented-person.ts'

function person(givenName: string, familyName: string, login: string, number: number, title: string): InventedPerson {
  const address = `${login}@practice.example`
  return {
    givenName,
    familyName,
    displayName: `${givenName} ${familyName}`,
    login,
    domain: 'practice.example',
    userPrincipalName: address,
    email: address,
    // Far from the numbers of the company's own people.
    employeeNumber: String(900_000 + number * 7),
    title,
    department: 'IT Services',
    office: 'Port Arden',
    managerLogin: null,
    workPhone: null,
    mobilePhone: null,
    groups: [title === 'Contractor' ? 'Contractors' : 'Technical accounts'],
    isAdministrator: false,
  }
}

export const oktaOnlyPeople: readonly InventedPerson[] = [
  person('Ottoline', 'Farrowgate', 'ottoline.farrowgate', 1, 'Contractor'),
  person('Casimir', 'Stagewell', 'casimir.stagewell', 2, 'Contractor'),
  person('Lucasta', 'Provisor', 'lucasta.provisor', 3, 'Contractor'),
  person('Petronella', 'Redeem', 'petronella.redeem', 4, 'Contractor'),
  person('Thaddeus', 'Lapsewick', 'thaddeus.lapsewick', 5, 'Contractor'),
  person('Ursula', 'Strangeway', 'ursula.strangeway', 6, 'Contractor'),
  person('Barnaby', 'Treeholt', 'barnaby.treeholt', 7, 'Contractor'),

  person('Token owner', 'Super', 'svc-super', 11, 'Technical account'),
  person('Token owner', 'Help Desk', 'svc-helpdesk', 12, 'Technical account'),
  person('Token owner', 'Read-only', 'svc-readonly', 13, 'Technical account'),
  person('Token owner', 'Service Desk', 'svc-servicedesk', 14, 'Technical account'),
  person('Token owner', 'Practice Desk', 'svc-practicedesk', 16, 'Technical account'),
  person('Token owner', 'Viewer', 'svc-viewer', 15, 'Technical account'),
]
