/** Where the window opens: where it was, if it can still be seen and dragged there. Pure. */
import type { Rectangle } from 'electron'
import type { WindowState } from '../settings/settings-store.ts'

export const minimumSize = { width: 640, height: 480 } as const

const firstSize = { width: 1280, height: 860 } as const

/** This much of the window's title bar must be on a screen, so that it can be dragged with the mouse. */
const grabStrip = { width: 120, height: 32 } as const

export interface WindowPlacement {
  /** Absent: the system centres the window. */
  readonly x?: number
  readonly y?: number
  readonly width: number
  readonly height: number
  readonly maximised: boolean
}

/**
 * All in device-independent pixels. `workAreas`: the screens without their taskbars, the primary one first. A saved position that is
 * no longer on any screen is dropped; a size larger than its screen is reduced.
 */
export function placeWindow(saved: WindowState | null, workAreas: readonly Rectangle[]): WindowPlacement {
  const primary = workAreas[0]
  const maximised = saved?.maximised ?? false
  const wanted = saved ?? firstSize

  if (saved !== null && saved.x !== null && saved.y !== null) {
    const strip = { x: saved.x, y: saved.y, width: saved.width, height: grabStrip.height }
    const screen = workAreas.find((area) => {
      const visible = overlap(strip, area)
      return visible.width >= grabStrip.width && visible.height >= grabStrip.height
    })
    if (screen !== undefined) return { x: saved.x, y: saved.y, ...fit(wanted, screen), maximised }
  }
  return { ...fit(wanted, primary), maximised }
}

function fit(size: { width: number; height: number }, area: Rectangle | undefined): { width: number; height: number } {
  const within = (wanted: number, least: number, most: number) => Math.max(least, Math.min(wanted, most))
  return {
    width: within(size.width, minimumSize.width, area?.width ?? Infinity),
    height: within(size.height, minimumSize.height, area?.height ?? Infinity),
  }
}

function overlap(a: Rectangle, b: Rectangle): { width: number; height: number } {
  return {
    width: Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x),
    height: Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y),
  }
}
