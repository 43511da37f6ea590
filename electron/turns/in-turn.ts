/** Work that waits in between and must not be mixed: one after the other, in the order of the calls. */
export type InTurn = <Result>(work: () => Promise<Result>) => Promise<Result>

/** Work that fails rejects for its own caller and does not stop what comes after it. */
export function createSerialQueue(): InTurn {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const result = last.then(work)
    last = result.catch(() => undefined)
    return result
  }
}
