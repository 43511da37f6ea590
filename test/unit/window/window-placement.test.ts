import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { minimumSize, placeWindow } from '../../../electron/window/window-placement.ts'

const primary = { x: 0, y: 25, width: 1920, height: 1055 }
const left = { x: -1280, y: 0, width: 1280, height: 1024 }

describe('where the window opens', () => {
  it('has its first size, centred, when nothing is known', () => {
    expect(placeWindow(null, [primary])).toEqual({ width: 1280, height: 860, maximised: false })
  })

  it('is where it was, also on a second screen', () => {
    const saved = { x: -1200, y: 40, width: 900, height: 700, maximised: true }
    expect(placeWindow(saved, [primary, left])).toEqual(saved)
  })

  it('is centred in its size when its screen is gone', () => {
    const saved = { x: -1200, y: 40, width: 900, height: 700, maximised: false }
    expect(placeWindow(saved, [primary])).toEqual({ width: 900, height: 700, maximised: false })
  })

  it.each([
    ['above the screen', { x: 100, y: -300 }],
    ['all but a sliver to the right', { x: 1900, y: 100 }],
    ['below the screen', { x: 100, y: 1075 }],
  ])('is centred when its title is %s', (_name, place) => {
    expect(placeWindow({ ...place, width: 900, height: 700, maximised: false }, [primary])).not.toHaveProperty('x')
  })

  it('is cut to the screen it is on', () => {
    const saved = { x: 0, y: 25, width: 5000, height: 4000, maximised: false }
    expect(placeWindow(saved, [primary])).toMatchObject({ width: 1920, height: 1055 })
  })

  it('is never below the least size, whatever was saved', () => {
    const number = fc.oneof(fc.integer({ min: -100_000, max: 100_000 }), fc.constantFrom(0, 1))
    fc.assert(
      fc.property(
        fc.record({
          x: fc.option(number),
          y: fc.option(number),
          width: number,
          height: number,
          maximised: fc.boolean(),
        }),
        (saved) => {
          const placed = placeWindow(saved, [primary, left])
          expect(placed.width).toBeGreaterThanOrEqual(minimumSize.width)
          expect(placed.height).toBeGreaterThanOrEqual(minimumSize.height)
          expect('x' in placed).toBe('y' in placed)
        },
      ),
    )
  })
})
