/** What is being closed and has not ended yet, so that an end that takes too long can name what it gives up. */

export interface Closings {
  /** Settles as `work` does. Several may have the same name. */
  readonly wait: (name: string, work: Promise<unknown>) => Promise<void>
  /** Of what is still waited for. */
  readonly names: () => string[]
}

export function createClosings(): Closings {
  const open = new Set<{ readonly name: string }>()
  return {
    async wait(name, work) {
      const part = { name }
      open.add(part)
      try {
        await work
      } finally {
        open.delete(part)
      }
    },
    names: () => Array.from(open, ({ name }) => name),
  }
}
