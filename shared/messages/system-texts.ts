/** The part of the catalogue that the systems bring: names, marks, and sentences they say in words of their own. */
import type { SystemDescription } from '../domain/system.ts'

/** `system.<id>`, `system.<id>.mark`, `system.<id>.state.<the system's word>`, and `system.<id>.<key of the catalogue>`. */
export type SystemTextKey = `system.${string}`

export function systemTexts(systems: readonly SystemDescription[]): Readonly<Record<SystemTextKey, string>> {
  return Object.fromEntries(
    systems.flatMap(({ id, name, mark, ownTexts, states = {} }): [SystemTextKey, string][] => [
      [`system.${id}`, name],
      [`system.${id}.mark`, mark],
      ...Object.entries(states).map(([word, text]): [SystemTextKey, string] => [`system.${id}.state.${word}`, text]),
      ...Object.entries(ownTexts).map(([key, text]): [SystemTextKey, string] => [`system.${id}.${key}`, text]),
    ]),
  )
}

/** Name and mark of a system whose texts are not here: another version wrote of it, or main has not answered yet. */
export function textWithoutSystem(key: SystemTextKey): string {
  const [, id = '', part] = key.split('.')
  const initial = id.slice(0, 1).toUpperCase()
  return part === 'mark' ? initial : `${initial}${id.slice(1)}`
}
