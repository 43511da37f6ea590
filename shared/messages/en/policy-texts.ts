/**
 * What is wrong with a policy file, in words: what is there, and what to write instead. Shown on the page, printed by the check and
 * copied for support, so none of them quotes a value of the file.
 */
import type { PolicyProblemCode } from '../../domain/policy.ts'

export const policyTexts = {
  'policy.problem.missing': 'This computer has to have a policy (policy.required lies beside it), and there is none.',
  'policy.problem.not-readable': 'The file cannot be read ({reason}).',
  'policy.problem.not-a-file': '{part} is not what it should be: the policy is a file in folders.',
  'policy.problem.is-link': '{part} is a link. The policy and every folder above it must be there themselves.',
  'policy.problem.owner': '{part} does not belong to an administrator.',
  'policy.problem.writable':
    '{part} can be changed by others than administrators ({who}). Take from them every right to write.',
  'policy.problem.writable-in-fact':
    '{part} could be written from this account, whatever its rights say. Only administrators may write it.',
  'policy.problem.rights-not-read':
    'Windows did not tell who may write the policy ({reason}). MFA Desk asks PowerShell for it, which a policy of Windows may block.',
  'policy.problem.as-administrator':
    'MFA Desk runs as administrator, who can write every policy. Start it as the person who uses it.',
  'policy.problem.namespace':
    'MFA Desk runs in a user namespace, where a policy of the computer can be hidden. Start it outside.',

  'policy.problem.too-large': 'The file is larger than 1 MiB.',
  'policy.problem.utf-16': 'The file is saved as UTF-16. Save it as UTF-8.',
  'policy.problem.not-utf-8': 'The file is not UTF-8. Save it as UTF-8.',
  'policy.problem.nul': 'The file has a NUL character in it.',
  'policy.problem.empty': 'The file is empty. At least “version” has to stand in it.',
  'policy.problem.too-deep': 'Objects and lists lie more than {limit} deep here.',

  'policy.problem.not-closed': 'A closing bracket is missing. The file may be cut off.',
  'policy.problem.no-comma': 'A comma is missing before this.',
  'policy.problem.no-colon': 'A colon is missing after the name.',
  'policy.problem.no-value': 'A value is expected here. Behind the last entry of a list stands no comma.',
  'policy.problem.no-name':
    'A name in double quotes is expected here. Behind the last entry of an object stands no comma.',
  'policy.problem.text-not-closed':
    'This text is not closed, or has a character in it that JSON does not allow. A backslash is written twice.',
  'policy.problem.comment': 'JSON has no comments. Use the key “_comment”.',
  'policy.problem.after-end': 'The file goes on after its end.',
  'policy.problem.not-json': 'This is not JSON.',
  'policy.problem.same-key': 'This key stands twice in the same object.',

  'policy.problem.newer-version':
    'This policy is written for a newer MFA Desk. This one knows version 1. Update MFA Desk.',
  'policy.problem.unknown-key': 'This key is not known here. Allowed: {allowed}.',
  'policy.problem.unknown-key-like': 'This key is not known here. Is “{like}” meant?',
  'policy.problem.secret':
    'No secret stands in a policy: everybody at the computer can read it. Take it out and treat it as known to others; each person enters theirs under Connections.',
  'policy.problem.missing-key': 'This has to be there.',
  'policy.problem.wrong-type':
    '{expected, select, string {Text in double quotes is expected.} boolean {Expected is true or false, without quotes.} int {A whole number is expected, without quotes.} number {A whole number is expected, without quotes.} array {A list in square brackets is expected.} object {An object in curly brackets is expected.} other {Something else is expected.}}',
  'policy.problem.not-one-of': 'Not one of these: {options}.',
  'policy.problem.too-small': 'The least allowed is {limit}.',
  'policy.problem.too-big': 'The most allowed is {limit}.',
  'policy.problem.too-short': 'This may not be empty.',
  'policy.problem.too-long': 'This is longer than {limit} characters.',
  'policy.problem.too-many': 'There are more than {limit} entries.',
  'policy.problem.form': 'This is not of the form that is wanted here.',
  'policy.problem.ticket-pattern':
    'This is no regular expression, or one that could take seconds on a long ticket number.',
  'policy.problem.update-address':
    'This is no address of a version file: https, complete, without user name, query or fragment.',
  'policy.problem.receiver-address':
    'This is no address of a receiver: https, complete, without user name, query or fragment.',
  'policy.problem.data-folder':
    'This is not the whole path of a folder on a drive of this computer, without placeholders.',
  'policy.problem.data-folder-changed':
    'MFA Desk was started with another data folder than the policy names now. End it and start it again.',
  'policy.problem.id': 'This is no UUID.',
  'policy.problem.system': 'This MFA Desk knows no such system. It knows: {options}.',
  'policy.problem.system-like': 'This MFA Desk knows no such system. Is “{like}” meant?',
  'policy.problem.sign-in': 'This system is not signed in to in this way. Use one of: {options}.',
  'policy.problem.address': 'This is no complete address of such a system.',
  'policy.problem.address-not-https': 'The address must begin with https.',
  'policy.problem.same-name': 'Another connection has this name already.',
  'policy.problem.same-id': 'Another connection has this id already.',
  'policy.problem.same-connection':
    'Another connection leads to the same address of the same system. Give each of them an “id” (a UUID of your own).',
  'policy.problem.too-few-kinds':
    'So many different kinds of proof are not accepted (acceptedProofs), so nobody of this tier could ever be reset.',
  'policy.problem.kind-not-accepted':
    'None of these kinds of proof is accepted (acceptedProofs), so nobody of this tier could ever be reset.',
} as const satisfies Record<`policy.problem.${PolicyProblemCode}`, string>
