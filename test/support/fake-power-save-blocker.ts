/** Electron's `powerSaveBlocker`, of which a test sees what it holds awake. */

/** What holds the application awake now, by number. */
export const awake = new Set<number>()
let started = 0

export const powerSaveBlocker = {
  start(): number {
    started += 1
    awake.add(started)
    return started
  },
  stop: (id: number): boolean => awake.delete(id),
}
