/**
 * For a question that is asked again before its last answer has come, as at the start and at every event: an answer that a later
 * question's has overtaken tells of an older state. Call it when asking, and what it returns when the answer is there.
 */
export function takeTurns(): () => () => boolean {
  let [asked, answered] = [0, 0]
  return () => {
    asked += 1
    const turn = asked
    return () => {
      if (turn < answered) return false
      answered = turn
      return true
    }
  }
}
