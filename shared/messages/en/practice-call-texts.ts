/**
 * Words of the calls to train on. The callers are invented people of the practice directory; what is said of them here is held to it by
 * a test.
 */
export const practiceCallTexts = {
  'calls.title': 'Calls to practise',
  'calls.text':
    'Three callers. Take a call, handle it on the desk as you would a real one, end it, and compare with what a careful agent does.',
  'calls.name': 'Call {number, number}: {caller}',
  'calls.says': 'Says',
  'calls.knows': 'Knows',
  'calls.has': 'Has',
  'calls.take': 'Take the call',
  'calls.take-named': 'Take call {number, number}',
  'calls.end': 'End the call',
  'calls.under-way': 'You are on this call. Find the person as you would for any other.',
  'calls.show-answer': 'What a careful agent does',
  'calls.hide-answer': 'Hide what a careful agent does',
  'calls.practised': 'Practised',
  'calls.why': 'Why',

  'calls.new-phone.caller': 'Mira Dunmore, Customer Care',
  'calls.new-phone.says':
    '“I’ve had a new phone since yesterday, and the old one is wiped. Okta Verify has moved to the new one and works. Microsoft Authenticator hasn’t, and that’s what my mail asks for. No rush.”',
  'calls.new-phone.knows': 'Her login and her office.',
  'calls.new-phone.has': 'The new phone, with Okta Verify on it.',
  'calls.new-phone.verdict': 'An honest call',
  'calls.new-phone.step-1': 'Looks first at what is left: Okta Verify works, so nothing has to go in Okta.',
  'calls.new-phone.step-2':
    'Uses it to check the caller: sends an Okta Verify push, reads the number out, and waits until Okta confirms it.',
  'calls.new-phone.step-3': 'Resets Microsoft Authenticator in Adaxes and nothing else, while that check is valid.',
  'calls.new-phone.step-4': 'Pastes the evidence note into the ticket.',
  'calls.new-phone.why':
    'A method that is left shows who is calling, and it is Okta that confirms it, not the agent. What still works stays: reset everything, and nothing is left to check the next caller with.',

  'calls.stolen-bag.caller': 'Oswin Cloudless, Warehouse',
  'calls.stolen-bag.says':
    '“My bag’s gone. Phone, laptop, key, all of it. There’s a lorry at the gate and I can’t sign in to release it. I’ve got two minutes. Just reset me now, you can check afterwards.”',
  'calls.stolen-bag.knows':
    'The name of his manager (Doãn Đình Khôi), his employee number (106783), the lorry at the gate.',
  'calls.stolen-bag.has': 'Nothing: both passkeys were in the bag. He is calling from a colleague’s phone.',
  'calls.stolen-bag.verdict': 'A hurried call, and an honest one',
  'calls.stolen-bag.step-1':
    'Sees that nothing is left to check him with: a passkey cannot be used over the phone. The names and numbers he knows count for nothing.',
  'calls.stolen-bag.step-2':
    'Ends the call and calls back on the work phone number in the directory, never on a number the caller gives; or reaches his manager the same way and has them go and see who is standing there.',
  'calls.stolen-bag.step-3':
    'Only then resets what was in the bag and signs him out everywhere, because someone else has the devices now.',
  'calls.stolen-bag.step-4': 'Has the theft reported, and pastes the evidence note into the ticket.',
  'calls.stolen-bag.why':
    'An attacker makes you hurry, and an honest caller may be in a hurry. For two minutes both sound the same, and that is how long a call back takes. An honest caller can wait for it; an attacker will not be there to answer.',

  'calls.airport.caller': 'Cordelia Boardwell, Chief financial officer',
  'calls.airport.says':
    '“Cordelia Boardwell here. I’m at the airport with a new phone and the board is waiting for me. My employee number is 106937, I report to Ingrid Kvalheim, and my mobile ends in 0191. Reset everything, and I’ll set it up again from here.”',
  'calls.airport.knows':
    'Employee number, manager, date of birth, the end of her mobile number, the flight. The voice is hers.',
  'calls.airport.has': 'A new phone, or so the caller says, with no method on it.',
  'calls.airport.verdict': 'An attacker who knows everything that does not count',
  'calls.airport.step-1': 'Counts none of it. All of that can be bought, read or guessed, and a voice can be cloned.',
  'calls.airport.step-2':
    'Checks the caller with what the account has left: sends an Okta Verify push. It is refused on the device by Cordelia Boardwell, who has her phone.',
  'calls.airport.step-3': 'Resets nothing, and accepts no other number, address or device from the caller.',
  'calls.airport.step-4':
    'Stops and reports the call: it is in the history with the refusal, and whoever opens her next is warned.',
  'calls.airport.why':
    'Someone who could sign in would not need to know so much. The refusal is an alarm, not a failed attempt: trying another method for the same caller only gives the attacker another chance. And the higher the title, the more it should take: she is in “Executives”, a group worth making sensitive.',
} as const
