/** What was found in copies of records, in lines of plain text. */
import type { Finding, RecordVerdict } from './verify-record.ts'

export function tellVerdict({ desks, damage, notUnderstood, unknownHeads }: RecordVerdict): string[] {
  return [
    ...desks.flatMap(({ desk, first, last, lines, proved, findings }) => [
      `Desk ${desk ?? 'that nothing names'}: ${lines} ${lines === 1 ? 'entry' : 'entries'}, ${first} to ${last}. ${
        findings.length === 0 ? 'Nothing is wrong with them.' : 'Something is wrong:'
      }`,
      ...findings.map((finding) => `  ${tellFinding(finding)}`),
      `  ${
        proved === null
          ? 'No part of it is proved from outside.'
          : `Proved from outside up to entry ${proved.seq}${proved.at === null ? '' : ` of ${proved.at}`}.`
      }`,
    ]),
    ...damage.map(tellFinding),
    ...unknownHeads.map(
      (file) =>
        `${file}: no copy here has the entry that this export ends with. The end of a record was removed, its months were deleted, or files of its desk are missing here.`,
    ),
    ...notUnderstood.map((file) => `${file}: nothing of a record was found in it.`),
    ...(desks.length === 0 && damage.length === 0 ? ['No record was found.'] : []),
  ]
}

function tellFinding(finding: Finding): string {
  switch (finding.kind) {
    case 'changed':
      return `${finding.file}, line ${finding.place}: an entry was changed, or is not whole.`
    case 'fork':
      return `Entry ${finding.seq} exists in different forms: ${finding.files.join(', ')}.`
    case 'gap':
      return `Entries ${finding.from} to ${finding.to} are missing.`
    case 'chain':
      return `Entry ${finding.seq} does not continue the one before it.`
    case 'end-missing':
      return `Entries ${finding.from} to ${finding.to} were seen outside and are missing from the desk’s own files.`
  }
}
