/**
 * Invented people with a scenario: the ones training, the demo and tests look for by name. What happens to each in a system is in
 * that system's simulator; `README.md` lists them all. Nobody here is real.
 */
import type { Department, Office, PersonSketch } from './invented-person.ts'

function person(
  name: readonly [given: string, family: string | null],
  login: string,
  department: Department,
  office: Office,
  more: Partial<Omit<PersonSketch, 'givenName' | 'familyName' | 'login' | 'department' | 'office'>> = {},
): PersonSketch {
  const [givenName, familyName] = name
  return {
    givenName,
    familyName,
    displayName: familyName === null ? givenName : `${givenName} ${familyName}`,
    login,
    department,
    office,
    domain: 'practice.example',
    ...more,
  }
}

export const scenarioPeople: readonly PersonSketch[] = [
  // What somebody has
  person(['Mira', 'Dunmore'], 'mira.dunmore', 'Customer Care', 'Port Arden', { phones: 'both' }),
  person(['Gwendolyn', 'Oakes'], 'gwendolyn.oakes', 'Finance', 'Lindhaven'),
  person(['Septima', 'Allgood'], 'septima.allgood', 'IT Services', 'Port Arden'),
  person(['Nona', 'Weirside'], 'nona.weirside', 'Research', 'Norrwick'),
  person(['Blanche', 'Nullmeyer'], 'blanche.nullmeyer', 'Legal', 'Casa Alta'),
  person(['Oswin', 'Cloudless'], 'oswin.cloudless', 'Warehouse', 'Tide Street', { phones: 'work' }),

  // The state of the account
  person(['Dagny', 'Disselhoff'], 'dagny.disselhoff', 'Fleet', 'Old Mill'),
  person(['Lachlan', 'Lockside'], 'lachlan.lockside', 'Sales', 'Port Arden'),
  person(['Elspeth', 'Lapsley-Moor'], 'elspeth.lapsleymoor', 'Marketing', 'Lindhaven'),

  // What becomes of a reset
  person(['Apollonia', 'Waiting'], 'apollonia.waiting', 'Procurement', 'Casa Alta'),
  person(['Norbert', 'Rulinghaus'], 'norbert.rulinghaus', 'Finance', 'Norrwick'),
  person(['Warrick', 'Heedwell'], 'warrick.heedwell', 'Facilities', 'Tide Street'),
  person(['Cutler', 'Breckline'], 'cutler.breckline', 'Fleet', 'Port Arden'),
  person(['Lentina', 'Slowacre'], 'lentina.slowacre', 'Sales', 'Old Mill'),
  person(['Vanora', 'Fadingham'], 'vanora.fadingham', 'Research', 'Lindhaven'),

  // Look-alikes: two with the very same name, two nearly the same
  person(['Robin', 'Ashdowne'], 'robin.ashdowne', 'Finance', 'Port Arden'),
  person(['Robin', 'Ashdowne'], 'r.ashdowne2', 'Warehouse', 'Norrwick', { domain: 'harbour.example' }),
  person(['Robyn', 'Ashdowne'], 'robyn.ashdowne', 'Finance', 'Lindhaven'),
  person(['Robin', 'Ashdown-Lee'], 'robin.ashdownlee', 'Sales', 'Port Arden', { phones: 'none' }),

  // Names that break forms
  person(
    [
      'Maria Madalena do Carmo',
      'Ferreirinha de Albuquerqueda e Vasconcelhos Telesmar de Menezinhos Sotomaiorga Pintassilva',
    ],
    'madalena.ferreirinha',
    'Legal',
    'Casa Alta',
  ),
  person(['Awa', "N'Guessanou-D'Almada"], 'awa.nguessanou', 'Customer Care', 'Tide Street'),
  person(['Jean-Baptiste', "L'Écuyer-O'Mahonyé"], 'jb.lecuyer', 'Marketing', 'Old Mill'),
  person(['Zoë', 'Ünsalğ-Żółtańska'], 'zoe.unsal', 'Research', 'Port Arden'),
  person(['Sukmawatiningrum', null], 'sukmawatiningrum', 'People & Culture', 'Norrwick'),
  person(['Aurelia', 'Vancewell'], 'aurelia.vancewell', 'Legal', 'Port Arden', {
    displayName: 'Vancewell, Aurelia + "Relly" <PhD>',
  }),

  // Who may not be helped like everybody else
  person(['Leopold', 'Keyswarden'], 'leopold.keyswarden', 'IT Services', 'Port Arden', {
    furtherGroups: ['Domain Admins'],
    isAdministrator: true,
    phones: 'both',
  }),
  person(['Isolde', 'Veilmark'], 'isolde.veilmark', 'People & Culture', 'Lindhaven', { phones: 'both' }),
  person(['Cordelia', 'Boardwell'], 'cordelia.boardwell', 'Finance', 'Port Arden', {
    executiveTitle: 'Chief financial officer',
    phones: 'both',
  }),
]
