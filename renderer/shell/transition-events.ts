/**
 * React Aria lists the elements whose transitions are under way and moves the focus only when there are none, for VoiceOver on
 * iOS. An element that leaves the page with more than one property still moving stays in that list for good, and with it, in
 * memory, the whole screen it was on (https://github.com/adobe/react-spectrum/issues/7326).
 */

/** Lets no transition be heard of beyond the window, so that the list stays empty. Nothing else listens to them. */
export function keepTransitionsUnheard(): () => void {
  const keep = (event: Event) => event.stopPropagation()
  window.addEventListener('transitionrun', keep, { capture: true })
  return () => window.removeEventListener('transitionrun', keep, { capture: true })
}
