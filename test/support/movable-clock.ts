/** A clock that stands until it is told to go on. It begins now, because the answers of real servers carry the real time. */
export function movableClock() {
  let at = Date.now()
  return { now: () => new Date(at), pass: (minutes: number) => (at += minutes * 60_000) }
}
