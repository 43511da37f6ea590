/** How many cases a property test tries: few in `npm test`, so that it stays quick, and far more when somebody asks for it. */
export const isThorough = process.env['THOROUGH'] === '1'

/** For `fc.assert`, which gets this many usually. */
export function tries(usual: number): { numRuns: number } {
  return { numRuns: isThorough ? 20_000 : usual }
}
