/** Who may import whom: the table of docs/architecture.md as rules. */
const from = (path, pathNot) => (pathNot ? { path, pathNot } : { path })

/** In `room`, nothing but `allowed` (regular expressions on paths; packages appear as node_modules/…). */
const only = (name, room, allowed, except) => ({
  name,
  severity: 'error',
  from: from(room, except),
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

module.exports = {
  forbidden: [
    // Of types too: a module in a circle cannot be read or moved without the others.
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    { name: 'nothing-imports-tests', severity: 'error', from: { pathNot: '^(test|scripts)/' }, to: { path: '^test/' } },
    {
      name: 'nothing-imports-scripts',
      severity: 'error',
      from: { pathNot: '^(test|scripts)/' },
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

    // A room owns the ports it needs; the composition root puts them together. Types too: a room that names what stands above
    // it cannot be understood without it.
    {
      name: 'nothing-below-knows-app',
      severity: 'error',
      from: { path: '^electron/', pathNot: '^electron/(app/|main\\.ts$)' },
      to: { path: '^electron/app/' },
    },
    {
      name: 'nothing-below-knows-window',
      severity: 'error',
      // Who may call at all is decided where the call comes in, by the window it comes from.
      from: { path: '^electron/', pathNot: '^electron/(app/|window/|ipc/register\\.ts$)' },
      to: { path: '^electron/window/' },
    },
    only('handlers-translate', '^electron/ipc/handlers/', [
      '^electron/ipc/',
      '^electron/(about|caller-check|connections|directory|resets|history|settings|updates|logging)/',
      '^shared/',
      '^node_modules/zod/',
    ]),
    {
      name: 'ipc-opens-nothing',
      severity: 'error',
      from: { path: '^electron/(ipc|window)/' },
      to: {
        path: '^electron/(providers|practice|storage|vault)/',
        // What these throw is told to the page.
        pathNot: [
          '^electron/providers/provider-error\\.ts$',
          '^electron/storage/storage-error\\.ts$',
          '^electron/vault/secret-vault\\.ts$',
        ],
      },
    },
    {
      name: 'directory-knows-connections-only',
      severity: 'error',
      from: { path: '^electron/directory/' },
      to: {
        path: '^electron/',
        pathNot: [
          '^electron/(directory|connections|settings|storage|logging|secret)/',
          '^electron/providers/provider\\.ts$',
        ],
      },
    },
    {
      name: 'connections-know-the-ports-only',
      severity: 'error',
      from: { path: '^electron/connections/' },
      to: {
        path: '^electron/',
        pathNot: [
          '^electron/(connections|logging|secret)/',
          '^electron/storage/in-turn\\.ts$',
          '^electron/providers/provider(-error)?\\.ts$',
          '^electron/vault/(secret-vault|stored-secrets)\\.ts$',
          '^electron/settings/settings-store\\.ts$',
        ],
      },
    },
    {
      name: 'caller-checks-know-the-port-only',
      severity: 'error',
      from: { path: '^electron/caller-check/' },
      to: {
        path: '^electron/',
        pathNot: ['^electron/(caller-check|connections)/', '^electron/providers/provider(-error)?\\.ts$'],
      },
    },
    {
      name: 'resets-know-the-port-only',
      severity: 'error',
      from: { path: '^electron/resets/' },
      to: {
        path: '^electron/',
        pathNot: [
          '^electron/(resets|connections|history|storage|logging|secret)/',
          '^electron/caller-check/proof-book\\.ts$',
          '^electron/providers/provider(-error)?\\.ts$',
        ],
      },
    },
    {
      name: 'providers-keep-apart',
      severity: 'error',
      from: { path: '^electron/providers/(adaxes|okta|resolver|flashback)/' },
      to: {
        path: '^electron/',
        pathNot: [
          '^electron/providers/$1/',
          '^electron/providers/(provider(-error)?|step-outcome)\\.ts$',
          '^electron/providers/http/',
          '^electron/secret/',
        ],
      },
    },
    {
      name: 'providers-speak-domain-words',
      severity: 'error',
      from: { path: '^electron/providers/' },
      to: { path: '^shared/(ipc|messages)/' },
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
    {
      name: 'keepers-keep-apart',
      severity: 'error',
      from: { path: '^electron/(about|updates|vault|history|settings|storage|logging|secret)/' },
      to: { path: '^electron/', pathNot: ['^electron/$1/', '^electron/(storage|logging|secret)/'] },
    },
    {
      name: 'practice-alone',
      severity: 'error',
      from: { path: '^electron/practice/' },
      to: {
        path: '^electron/',
        pathNot: [
          '^electron/practice/',
          '^electron/providers/http/(transport|json-answer)\\.ts$',
          '^electron/providers/provider-error\\.ts$',
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
