/**
 * Stands in main's bundle for the JSON Schema validator that conf brings along: settings have schemas of their own here, conf is
 * never given one, and a third of a megabyte would be read at every start for nothing.
 */
export function Ajv2020(): never {
  throw new Error('conf is used without a schema')
}

// eslint-disable-next-line no-restricted-syntax -- ajv-formats has its one export as the default
export default function addFormats(): never {
  return Ajv2020()
}
