/**
 * A part of the page that its first picture does not need. It is loaded when it is first shown, or before, once the page has
 * nothing else to do: changing screens is then at once.
 */
import { use, type ComponentType } from 'react'

/** Thrown while drawing a part whose files did not come. `forgetFailures` lets it be tried again. */
export class NotLoadedError extends Error {
  override readonly name = 'NotLoadedError'
}

export type LazyPart<Props> = ComponentType<Props> & {
  /** Loads it ahead. What fails here is tried again, and told, when the part is shown. */
  readonly preload: () => Promise<void>
}

const failed = new Set<() => void>()

/** What could not be loaded is asked for again when it is drawn next. */
export function forgetFailures(): void {
  for (const forget of failed) forget()
  failed.clear()
}

export function lazyPart<Props extends object>(load: () => Promise<ComponentType<Props>>): LazyPart<Props> {
  let loaded: ComponentType<Props> | null = null
  // Also when it failed: a part that asked again each time it is drawn would never come to say so.
  let loading: Promise<ComponentType<Props>> | null = null
  const forget = () => {
    loading = null
  }
  const begin = () =>
    (loading ??= load().then(
      (part) => (loaded = part),
      (cause: unknown) => {
        failed.add(forget)
        throw new NotLoadedError('A part of the page could not be loaded.', { cause })
      },
    ))

  function Lazy(props: Props) {
    const Part = loaded ?? use(begin())
    return <Part {...props} />
  }
  const preload = () =>
    begin().then(
      () => undefined,
      () => forget(),
    )
  return Object.assign(Lazy, { preload })
}

/** One after the other, each when the page is idle, so that none is ever in the way of a person. */
export async function preloadWhenIdle(parts: readonly { readonly preload: () => Promise<void> }[]): Promise<void> {
  for (const part of parts) {
    await new Promise((resolve) => requestIdleCallback(resolve))
    await part.preload()
  }
}
