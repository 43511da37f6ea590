/**
 * Lint rules. The import rules between rooms are dependency-cruiser's; here are the modules that only one file may import.
 */
import js from '@eslint/js'
import reactHooks from 'eslint-plugin-react-hooks'
import globals from 'globals'
import tseslint from 'typescript-eslint'

/** Modules with power, and the one place that may import each. */
const guarded = {
  keytar: { in: 'electron/vault/keychain-vault.ts', why: 'Only the keychain vault touches the keychain.' },
  'electron-store': {
    in: 'electron/settings/electron-settings-file.ts',
    why: 'Settings files have one Electron door.',
  },
  undici: { in: 'electron/providers/http/socket-transport.ts', why: 'Only the socket transport sends requests.' },
  nodemailer: { in: 'electron/notices/mail.ts', why: 'Only one file hands mails over.' },
  '@azure/msal-node': { in: 'electron/providers/entra/msal.ts', why: 'Only one file lets MSAL send anything.' },
  socks: { in: 'electron/providers/http/connect.ts', why: 'Only one file makes connections.' },
}

const guardedPaths = (except) =>
  Object.entries(guarded)
    .filter(([, guard]) => guard.in !== except)
    .map(([name, guard]) => ({ name, message: guard.why, allowTypeImports: true }))

/** Names of `electron` that only one file may import. */
const guardedElectron = [
  { names: ['ipcMain'], in: 'electron/ipc/register.ts' },
  { names: ['ipcRenderer', 'contextBridge'], in: 'electron/preload/preload.ts' },
  { names: ['shell'], in: 'electron/app/running-application.ts' },
]

const restricted = (file) => [
  'error',
  {
    paths: [
      ...guardedPaths(file),
      ...guardedElectron
        .filter((guard) => guard.in !== file)
        .map((guard) => ({
          name: 'electron',
          importNames: guard.names,
          message: `${guard.names.join(', ')}: only in ${guard.in}.`,
        })),
    ],
  },
]

const noDefaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Named exports only: a name that can be searched for.',
}
/** Written imports are held to `guardedElectron` by name; one at run time would bring all of it. */
const noElectronAtRunTime = {
  selector: 'ImportExpression[source.value="electron"]',
  message: 'Import what is needed from electron by name.',
}

export default tseslint.config(
  { ignores: ['out/', 'dist/', 'node_modules/', 'demo-output/', 'test-results/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.shared.json', './tsconfig.node.json', './tsconfig.dom.json', './tsconfig.e2e.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      'no-console': 'error',
      eqeqeq: ['error', 'always'],
      'no-restricted-syntax': ['error', noDefaultExport, noElectronAtRunTime],
      '@typescript-eslint/no-restricted-imports': restricted(''),
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  ...[...new Set([...Object.values(guarded), ...guardedElectron].map((guard) => guard.in))].map((file) => ({
    files: [file],
    rules: { '@typescript-eslint/no-restricted-imports': restricted(file) },
  })),
  {
    files: ['electron/**/*.ts'],
    rules: {
      // Requests go through the transport, which holds the host, the certificates and the limits.
      'no-restricted-globals': ['error', 'fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest'],
      // Modules are imported, so that the import rules see them.
      'no-restricted-properties': ['error', { object: 'process', property: 'getBuiltinModule' }],
    },
  },
  { files: ['renderer/**/*.{ts,tsx}'], ...reactHooks.configs.flat.recommended },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    ignores: ['renderer/bridge/bridge.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        noDefaultExport,
        { selector: 'MemberExpression[property.name="mfaDesk"]', message: 'Only renderer/bridge touches the bridge.' },
        { selector: 'JSXAttribute[name.name="dangerouslySetInnerHTML"]', message: 'Text is shown as text.' },
        { selector: 'JSXText[value=/\\p{L}{2}/u]', message: 'Texts come from the message catalogue.' },
      ],
    },
  },
  {
    // React Aria takes promise-returning handlers where it says `void`; an async onPress is its normal form.
    files: ['renderer/**/*.tsx'],
    rules: { '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }] },
  },
  { files: ['scripts/**', 'test/bench/**'], rules: { 'no-console': 'off' } },
  { files: ['*.config.ts', '*.config.js', 'test/e2e/**/*.config.ts'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['test/**'], rules: { '@typescript-eslint/no-restricted-imports': 'off' } },
  { files: ['**/*.js', '**/*.cjs'], languageOptions: { globals: globals.node } },
)
