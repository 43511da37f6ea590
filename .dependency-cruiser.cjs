/** Who may import whom: the table of docs/architecture.md as rules. */

/** In `room`, nothing but `allowed` (regular expressions on paths; packages appear as node_modules/…). */
const only = (name, room, allowed) => ({
  name,
  severity: 'error',
  from: { path: room },
  to: { pathNot: allowed },
})

/** The files that may import the module `electron`; all else runs under plain Node. */
const electronFiles = [
  '^electron/main\\.ts$',
  '^electron/app/(desktop-app|running-application)\\.ts$',
  '^electron/app/application-menu\\.ts$',
  '^electron/window/',
  '^electron/preload/',
  '^electron/ipc/register\\.ts$',
  '^electron/settings/electron-settings-file\\.ts$',
]

/**
 * What each room of `electron/` may import of the others, types included: the beginnings of paths below it, as regular
 * expressions. The composition root may import all of them. `preload` and `shared` have rules of their own.
 */
const rooms = {
  about: [],
  aftercare: ['connections/', 'history/'],
  'caller-check': ['connections/', 'providers/provider\\.ts'],
  'central-record': ['history/', 'storage/', 'vault/secret-vault\\.ts', 'webhook/'],
  connections: [
    'providers/(provider|ticket-system|system-definition|browser-sign-in)\\.ts',
    'questions/',
    'settings/settings-store\\.ts',
    'vault/(secret-vault|stored-secrets)\\.ts',
  ],
  directory: ['connections/', 'providers/provider\\.ts', 'storage/'],
  history: ['storage/'],
  ipc: [
    '(about|caller-check|central-record|connections|directory|history|notices|outbox|resets|settings|tickets|updates)/',
    // Who may call at all is decided where the call comes in, by the window it comes from.
    'window/trusted-sender\\.ts',
  ],
  notices: ['outbox/', 'webhook/'],
  outbox: ['storage/'],
  place: ['history/(folder-lock|history-closed-error)\\.ts', 'storage/'],
  policy: ['place/machine-file\\.ts', 'settings/settings-store\\.ts', 'storage/'],
  practice: ['providers/http/(transport|json-answer)\\.ts', 'providers/provider-error\\.ts'],
  providers: [],
  questions: [],
  resets: [
    'connections/',
    'history/',
    'caller-check/proof-book\\.ts',
    'providers/provider\\.ts',
    'questions/ask-natively\\.ts',
    'tickets/',
  ],
  settings: ['questions/', 'storage/'],
  storage: [],
  // The one place that knows which systems there are.
  systems: [
    'providers/(system-definition\\.ts|[^/]+/index\\.ts)',
    'practice/(practice-definition\\.ts|[^/]+/index\\.ts)',
  ],
  tickets: ['connections/', 'outbox/', 'providers/provider-error\\.ts'],
  updates: ['storage/'],
  vault: ['storage/'],
  webhook: [],
  window: [
    'history/export-ports\\.ts',
    'questions/ask-natively\\.ts',
    'resets/agent-dialogs\\.ts',
    'settings/(startup-settings|settings-store)\\.ts',
  ],
  // Known by all.
  errors: [],
  logging: [],
  secret: [],
  turns: [],
}
const knownByAll = ['errors/', 'logging/', 'secret/', 'turns/']

const roomRules = Object.entries(rooms).map(([room, others]) => ({
  name: `${room}-keeps-to-its-neighbours`,
  severity: 'error',
  from: { path: `^electron/${room}/` },
  to: {
    path: '^electron/',
    pathNot: [`${room}/`, ...knownByAll, ...others].map((start) => `^electron/${start}`),
  },
}))

module.exports = {
  forbidden: [
    // Of types too: a module in a circle cannot be read or moved without the others.
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-circular-rooms',
      severity: 'error',
      scope: 'folder',
      from: { path: '^(electron|renderer|shared)/' },
      to: { circular: true },
    },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    { name: 'nothing-imports-tests', severity: 'error', from: { pathNot: '^(test|scripts)/' }, to: { path: '^test/' } },
    {
      name: 'nothing-imports-scripts',
      severity: 'error',
      from: { pathNot: '^(test|scripts)/|^electron\\.vite\\.config\\.ts$' },
      to: { path: '^scripts/' },
    },

    only('shared-stays-pure', '^shared/', ['^shared/', '^node_modules/zod/']),
    only('preload-stays-thin', '^electron/preload/', [
      '^electron/preload/',
      '^shared/',
      '^node_modules/electron/',
      '^electron$',
    ]),
    {
      name: 'preload-without-schemas',
      severity: 'error',
      from: { path: '^electron/preload/' },
      to: { path: '^shared/(domain|errors|ipc/contract)|^node_modules/zod/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'renderer-without-node',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^electron/|^node_modules/(electron|keytar|undici|conf|hono)/', dependencyTypesNot: [] },
    },
    {
      name: 'renderer-without-node-core',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'features-keep-to-themselves',
      severity: 'error',
      from: { path: '^renderer/features/([^/]+)/' },
      to: {
        path: '^renderer/features/([^/]+)/',
        pathNot: ['^renderer/features/$1/', '^renderer/features/[^/]+/index\\.ts$'],
      },
    },
    {
      name: 'parts-know-no-feature',
      severity: 'error',
      from: { path: '^renderer/(components|bridge|messages|state|styles)/' },
      to: { path: '^renderer/(features|shell)/' },
    },
    {
      name: 'features-know-no-frame',
      severity: 'error',
      from: { path: '^renderer/features/' },
      to: { path: '^renderer/shell/' },
    },
    {
      name: 'electron-only-in-its-files',
      severity: 'error',
      from: { path: '^(electron|shared|renderer)/', pathNot: electronFiles },
      to: { path: '^node_modules/electron/|^electron$' },
    },
    // What runs under plain Node does not reach Electron by way of a file that may import it.
    {
      name: 'electron-files-stay-apart',
      severity: 'error',
      from: { path: '^electron/', pathNot: electronFiles },
      to: { path: electronFiles, dependencyTypesNot: ['type-only'] },
    },
    // Lint says the same of written imports; this also sees those at run time.
    ...Object.entries({
      keytar: '^electron/vault/keychain-vault\\.ts$',
      undici: '^electron/providers/http/socket-transport\\.ts$',
      nodemailer: '^electron/notices/mail\\.ts$',
      '@azure/msal-node': '^electron/providers/entra/msal\\.ts$',
      socks: '^electron/providers/http/connect\\.ts$',
      'electron-store': '^electron/settings/electron-settings-file\\.ts$',
    }).map(([module, only]) => ({
      name: `${module}-in-one-file`,
      severity: 'error',
      from: { path: '^(electron|shared|renderer)/', pathNot: only },
      to: { path: `^node_modules/${module}/`, dependencyTypesNot: ['type-only'] },
    })),
    // A `createRequire` would load any of these where neither this nor lint sees it.
    {
      name: 'nothing-makes-its-own-require',
      severity: 'error',
      from: { path: '^(electron|shared|renderer)/' },
      to: { path: '^(node:)?module$', dependencyTypes: ['core'] },
    },

    // A room owns the ports it needs; the composition root puts them together.
    ...roomRules,
    {
      name: 'every-room-has-its-neighbours',
      severity: 'error',
      from: { path: '^electron/', pathNot: `^electron/(main\\.ts$|(app|preload|${Object.keys(rooms).join('|')})/)` },
      to: {},
    },
    {
      name: 'main-starts-the-application',
      severity: 'error',
      from: { path: '^electron/main\\.ts$' },
      to: { path: '^electron/', pathNot: '^electron/app/desktop-app\\.ts$' },
    },
    {
      name: 'only-the-door-asks-the-window',
      severity: 'error',
      from: { path: '^electron/ipc/', pathNot: '^electron/ipc/register\\.ts$' },
      to: { path: '^electron/window/' },
    },
    // Whatever a room throws is told by what its base carries.
    only('errors-are-told-by-their-base', '^electron/ipc/to-app-error\\.ts$', [
      '^electron/errors/',
      '^shared/',
      '^node_modules/zod/',
    ]),
    {
      name: 'ipc-knows-no-errors-of-rooms',
      severity: 'error',
      from: { path: '^electron/ipc/' },
      to: { path: '^electron/(?!errors/|ipc/)[^/]+/.*-(error|failure)\\.ts$' },
    },
    only('handlers-translate', '^electron/ipc/handlers/', [
      '^electron/ipc/',
      '^electron/(about|caller-check|central-record|connections|directory|errors|history|notices|outbox|resets|secret|settings|tickets|updates)/',
      '^shared/',
      '^node_modules/zod/',
    ]),
    // A folder of `providers/` is a system, whatever it is called. Shared are `http` and what lies beside the folders.
    {
      name: 'providers-keep-apart',
      severity: 'error',
      from: { path: '^electron/providers/(?!http/)([^/]+)/' },
      to: {
        path: '^electron/',
        pathNot: [
          '^electron/providers/$1/',
          '^electron/providers/[^/]+\\.ts$',
          '^electron/providers/http/',
          '^electron/secret/',
        ],
      },
    },
    {
      name: 'practised-systems-keep-apart',
      severity: 'error',
      from: { path: '^electron/practice/([^/]+)/' },
      to: { path: '^electron/practice/[^/]+/', pathNot: '^electron/practice/$1/' },
    },
    {
      name: 'systems-are-reached-by-the-list',
      severity: 'error',
      from: { path: '^(electron|renderer|shared|scripts)/', pathNot: '^electron/(systems|providers|practice)/' },
      to: { path: '^electron/(practice|providers)/[^/]+/', pathNot: '^electron/providers/http/' },
    },
    // Off the path of the start.
    {
      name: 'practice-is-loaded-late',
      severity: 'error',
      from: {
        path: '^electron/',
        pathNot: '^electron/(practice/|systems/practice-systems\\.ts$|app/practice-workspace\\.ts$)',
      },
      to: { path: '^electron/(practice/|systems/practice-systems\\.ts$)' },
    },
    {
      name: 'practice-workspace-is-loaded-late',
      severity: 'error',
      from: { path: '^electron/' },
      to: { path: '^electron/app/practice-workspace\\.ts$', dependencyTypesNot: ['dynamic-import', 'type-only'] },
    },
    {
      name: 'providers-speak-domain-words',
      severity: 'error',
      from: { path: '^electron/providers/' },
      to: { path: '^shared/(ipc|messages)/', pathNot: '^shared/messages/(language|texts-of)[.]ts$' },
    },
    {
      name: 'http-knows-no-system',
      severity: 'error',
      from: { path: '^electron/providers/http/' },
      to: {
        path: '^electron/',
        pathNot: [
          '^electron/providers/http/',
          '^electron/providers/provider-error\\.ts$',
          '^electron/(secret|logging)/',
        ],
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
    exclude: { path: '^(out|dist|demo-output)/' },
  },
}
