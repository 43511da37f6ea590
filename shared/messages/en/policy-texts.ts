/**
 * What is wrong with a policy file, in words: what is there, and what to write instead. Shown on the page, printed by the check and
 * copied for support, so none of them quotes a value of the file.
 */
import type { PolicyProblemCode } from '../../domain/policy.ts'

export const policyTexts = {
  'policy.problem.missing': 'This computer must have a policy (policy.required is next to it), but there is none.',
  'policy.problem.not-readable': 'The file cannot be read ({reason}).',
  'policy.problem.not-a-file': '{part} is not what it should be: the policy must be a file in ordinary folders.',
  'policy.problem.is-link': '{part} is a link. Neither the policy nor any folder above it may be a link.',
  'policy.problem.owner': '{part} does not belong to an administrator.',
  'policy.problem.writable':
    '{part} can be changed by others than administrators ({who}). Remove all their write permissions.',
  'policy.problem.writable-in-fact':
    '{part} can be written to from this account, whatever its permissions say. Only administrators may have write access.',
  'policy.problem.rights-not-read':
    'Windows did not say who may write the policy ({reason}). MFA Desk asks PowerShell for this, which a Windows policy may block.',
  'policy.problem.as-administrator':
    'MFA Desk is running as administrator and could write any policy. Start it as the person who uses it.',
  'policy.problem.namespace':
    'MFA Desk is running in a user namespace, where a policy of the computer can be hidden. Start it outside.',

  'policy.problem.too-large': 'The file is larger than 1 MiB.',
  'policy.problem.utf-16': 'The file is saved as UTF-16. Save it as UTF-8.',
  'policy.problem.not-utf-8': 'The file is not UTF-8. Save it as UTF-8.',
  'policy.problem.nul': 'The file contains a NUL character.',
  'policy.problem.empty': 'The file is empty. It needs at least “version”.',
  'policy.problem.too-deep': 'Objects and lists are nested more than {limit} levels deep here.',

  'policy.problem.not-closed': 'A closing bracket is missing. The file may be cut off.',
  'policy.problem.no-comma': 'A comma is missing before this.',
  'policy.problem.no-colon': 'A colon is missing after the name.',
  'policy.problem.no-value': 'A value is expected here. No comma follows the last entry of a list.',
  'policy.problem.no-name': 'A name in double quotes is expected here. No comma follows the last entry of an object.',
  'policy.problem.text-not-closed':
    'This text has no closing quote, or contains a character that JSON does not allow. Write a backslash twice.',
  'policy.problem.comment': 'JSON has no comments. Use the key “_comment”.',
  'policy.problem.after-end': 'The file continues after its end.',
  'policy.problem.not-json': 'This is not JSON.',
  'policy.problem.same-key': 'This key appears twice in the same object.',

  'policy.problem.newer-version':
    'This policy was written for a newer MFA Desk. This one knows version 1. Update MFA Desk.',
  'policy.problem.unknown-key': 'Unknown key. Allowed: {allowed}.',
  'policy.problem.unknown-key-like': 'Unknown key. Did you mean “{like}”?',
  'policy.problem.secret':
    'A policy must not contain a secret: everybody on this computer can read it. Remove it and treat it as known to others; each person enters their own under Connections.',
  'policy.problem.missing-key': 'This is required.',
  'policy.problem.wrong-type':
    '{expected, select, string {Expected: text in double quotes.} boolean {Expected: true or false, without quotes.} int {Expected: a whole number, without quotes.} number {Expected: a whole number, without quotes.} array {Expected: a list in square brackets.} object {Expected: an object in curly brackets.} other {Something else is expected.}}',
  'policy.problem.not-one-of': 'Not one of these: {options}.',
  'policy.problem.too-small': 'The minimum is {limit}.',
  'policy.problem.too-big': 'The maximum is {limit}.',
  'policy.problem.too-short': 'This must not be empty.',
  'policy.problem.too-long': 'This is longer than {limit} characters.',
  'policy.problem.too-many': 'There are more than {limit} entries.',
  'policy.problem.form': 'This does not have the format required here.',
  'policy.problem.ticket-pattern':
    'This is not a regular expression, or one that could take seconds on a long ticket number.',
  'policy.problem.update-address':
    'This is not the address of a version file: https, complete, without user name, query or fragment.',
  'policy.problem.receiver-address':
    'This is not the address of a receiver: https, complete, without user name, query or fragment.',
  'policy.problem.data-folder':
    'This is not the full path of a folder on a drive of this computer, without placeholders.',
  'policy.problem.data-folder-changed':
    'MFA Desk was started with another data folder than the policy names now. Close it and start it again.',
  'policy.problem.id': 'This is not a UUID.',
  'policy.problem.system': 'This MFA Desk does not know this system. It knows: {options}.',
  'policy.problem.system-like': 'This MFA Desk does not know this system. Did you mean “{like}”?',
  'policy.problem.sign-in': 'This system has no such sign-in. Use one of: {options}.',
  'policy.problem.address': 'This is not the full address of such a system.',
  'policy.problem.address-not-https': 'The address must begin with https.',
  'policy.problem.same-name': 'Another connection already has this name.',
  'policy.problem.same-id': 'Another connection already has this id.',
  'policy.problem.same-connection':
    'Another connection has the same address of the same system. Give each an “id” (a UUID of your own).',
  'policy.problem.too-few-kinds':
    'Not that many different kinds of proof are accepted (acceptedProofs), so nobody in this tier could ever be reset.',
  'policy.problem.kind-not-accepted':
    'None of these kinds of proof is accepted (acceptedProofs), so nobody in this tier could ever be reset.',
} as const satisfies Record<`policy.problem.${PolicyProblemCode}`, string>
