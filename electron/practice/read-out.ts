/**
 * What everybody in the practice directories reads out, whatever system asks for it. The page tells whoever practises, because nobody is
 * on the telephone to say it; a test holds `check.practice-code` and `check.practice-answer` to this.
 */

/** From an app, a token, a message, or a push that shows one. Begins with a zero, as some codes do. */
export const practiceCode = '024681'

/** To every question, in any letter case. */
export const practiceAnswer = 'practice'
