/** A file system that knows whether a call is still under way, so that a test can wait until all that can happen has happened. */
import { fileSystem as nodeFiles, type FileSystem } from '../../electron/storage/file-system.ts'

export function watchedFiles() {
  let underWay = 0
  /** Counts calls of the object's methods, and of the files that they open. */
  const watch = <Watched extends object>(watched: Watched): Watched =>
    new Proxy(watched, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name, target)
        if (typeof value !== 'function') return value
        return async (...asked: unknown[]): Promise<unknown> => {
          underWay += 1
          try {
            const result: unknown = await Reflect.apply(value, target, asked)
            return name === 'open' ? watch(result as object) : result
          } finally {
            underWay -= 1
          }
        }
      },
    })
  const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
  return {
    files: (files: FileSystem = nodeFiles): FileSystem => watch(files),
    /** Resolves when no file is at work, and what waited for one has gone on. */
    idle: async (): Promise<void> => {
      do await turn()
      while (underWay > 0)
    },
  }
}
