/** Which names a reader takes for the same. Pure. */
import { normaliseText } from './match-people.ts'
import { withPlainMarks } from './plain-marks.ts'

/**
 * Letters that are drawn as another one is, each pair of which some font shows without any difference: Cyrillic and Greek ones beside
 * Latin ones (Unicode Technical Standard 39, "confusables"). The second of each pair is what it is taken for.
 */
const confusables = 'АAВBЕEЅSІIЈJКKМMНHОOРPСCТTУYХXԚQԜWаaеeѕsіiјjоoрpсcуyхxһhԁdԛqԝwӏlΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXοoνvιi'
const latinOf = new Map(
  Array.from(confusables.matchAll(/(.)(.)/gu), ([, letter = '', latin = '']) => [letter, latin] as const),
)

/**
 * What two names have in common that can be mistaken for each other: case, accents, width, kinds of blanks, hyphens and apostrophes,
 * and the script of a letter set aside. To warn by, never to decide by.
 */
export function nameSkeleton(name: string): string {
  const latin = Array.from(withPlainMarks(name).normalize('NFKC'), (letter) => latinOf.get(letter) ?? letter).join('')
  return normaliseText(latin.replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, ''))
}
