/** What a receiver of RFC 5425 reads: messages by their lengths, with nothing of ours. */

/** The messages in `bytes`; `rest` begins one that has not arrived as a whole. Throws on what is no frame. */
export function framesIn(bytes: Buffer): { messages: Buffer[]; rest: Buffer } {
  const messages: Buffer[] = []
  let rest = bytes
  for (;;) {
    const space = rest.indexOf(' ')
    if (space === -1) return { messages, rest }
    const length = rest.toString('latin1', 0, space)
    if (!/^[1-9]\d*$/.test(length)) throw new Error(`no frame: ${rest.toString('latin1', 0, 40)}`)
    const end = space + 1 + Number(length)
    if (rest.length < end) return { messages, rest }
    messages.push(rest.subarray(space + 1, end))
    rest = rest.subarray(end)
  }
}

/** The journal's line in a message, without the byte order mark, which some receivers take away. */
export function lineIn(message: Buffer): string {
  const text = message.toString()
  return text.slice(text.indexOf('] ') + 2).replace(/^\uFEFF/, '')
}
