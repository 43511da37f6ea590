/**
 * How often a property is tried: a few times in `npm test`, where it finds what a change has broken, and 20,000 times with
 * `MFA_DESK_MANY_RUNS=1`, where it looks for what nobody has thought of.
 */
export const manyRuns = process.env['MFA_DESK_MANY_RUNS'] === '1'

export const runs = (few: number): { readonly numRuns: number } => ({ numRuns: manyRuns ? 20_000 : few })
