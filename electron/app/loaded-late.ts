/**
 * Keeps a service off the start: nothing of it is loaded before the page's first question has been answered and some time has passed, or
 * before somebody asks for it.
 */
export interface LoadedLate<Service> {
  /** To be called after each answer; only the first counts. */
  begin(): void
  /** Loads it, unless it is loaded. */
  open(): Promise<Service>
  /** `null` while it is not. */
  loaded(): Service | null
  /** Looks at once, if the first look was taken already. */
  lookAgain(): void
  close(): Promise<void>
}

export function loadLate<Service extends { close(): Promise<void> }>({
  load,
  look,
  onLoaded = () => undefined,
  failed,
  firstMs,
  againMs = null,
}: {
  readonly load: () => Promise<Service>
  readonly onLoaded?: () => void
  /** Decides whether it is needed by now, and does with it what is due. */
  readonly look: (late: Pick<LoadedLate<Service>, 'open' | 'loaded'>) => Promise<void>
  readonly failed: (cause: unknown) => void
  /** From the first answer to the first look. */
  readonly firstMs: number
  /** Between one look and the next; `null`: there is no other by itself. */
  readonly againMs?: number | null
}): LoadedLate<Service> {
  let state: 'waiting' | 'begun' | 'looked' | 'closed' = 'waiting'
  let opening: Promise<Service> | null = null
  let service: Service | null = null
  let timer: NodeJS.Timeout | null = null

  const open = (): Promise<Service> => {
    opening ??= load().then(
      (opened) => {
        service = opened
        onLoaded()
        return opened
      },
      (cause: unknown) => {
        // Tried again when it is wanted next.
        opening = null
        throw cause
      },
    )
    return opening
  }
  const loaded = (): Service | null => service
  const lookNow = (): Promise<void> => look({ open, loaded }).catch(failed)

  const later = (ms: number): void => {
    timer = setTimeout(() => {
      state = 'looked'
      void lookNow().finally(() => {
        if (againMs !== null && state === 'looked') later(againMs)
      })
    }, ms)
    // Nothing waits for it: it must not keep a process alive that is otherwise done.
    timer.unref()
  }

  return {
    begin() {
      if (state !== 'waiting') return
      state = 'begun'
      later(firstMs)
    },
    open,
    loaded,
    lookAgain() {
      if (state === 'looked') void lookNow()
    },
    async close() {
      state = 'closed'
      if (timer !== null) clearTimeout(timer)
      await (await opening?.catch(() => null))?.close()
    },
  }
}
