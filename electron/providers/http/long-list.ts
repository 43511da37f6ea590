/**
 * Parses a response that is one long list while it arrives, piece by piece: parsing sixty megabytes at once would block main for seconds
 * and take gigabytes. What surrounds the list is kept and parsed like any other response.
 */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { ProviderError } from '../provider-error.ts'
import { backslash, closeList, closeObject, comma, maxDepth, openList, openObject, quote } from './json-limits.ts'

export interface LongList {
  /** The field of the response that contains the list. */
  readonly field: string
  /** A response with more items is too large. */
  readonly maxItems: number
  /** Called with each item, in order, before the response is complete, even if it fails in the end. Must not throw. */
  readonly take: (item: unknown) => void
}

export interface LongListReader {
  /** Throws `ProviderError` `unexpected-response`. */
  read(chunk: Uint8Array): void
  /** What surrounds the list, with an empty list in its place. */
  rest(): Uint8Array
}

/** The limit for the response without its list, and for one item: far more than either ever has. */
const maxPartBytes = 256 * 1024

/** The amount scanned and parsed in one go, so that even many tiny items, or none at all, do not block for long. */
const pieceBytes = 16 * 1024

/** Longer than any field name with the blanks around it. */
const maxEndBytes = 128

export function createLongListReader({ field, maxItems, take }: LongList): LongListReader {
  const around: Uint8Array[] = []
  /** The end of it, which contains the name of the field that follows. */
  let lastAround = ''
  let aroundBytes = 0
  /** The beginning of an item, from earlier pieces. */
  let begun: Uint8Array[] = []
  let begunBytes = 0
  let count = 0
  let depth = 0
  let inText = false
  let isEscaped = false
  let inList = false
  let wasRead = false

  const keepAround = (part: Uint8Array): void => {
    aroundBytes += part.byteLength
    if (aroundBytes > maxPartBytes) throw tooLarge()
    around.push(part)
    lastAround = (lastAround + Buffer.from(part.subarray(-maxEndBytes)).toString('latin1')).slice(-maxEndBytes)
  }

  /** Whether the array that opens here, in the outermost object, is the field's. */
  const isTheList = (): boolean => {
    const before = lastAround.trimEnd()
    return before.endsWith(':') && before.slice(0, -1).trimEnd().endsWith(JSON.stringify(field))
  }

  /** Everything up to the last comma between two items, or to the end of the list. */
  const takeItems = (part: Uint8Array): void => {
    const text = decode([...begun, part])
    begun = []
    begunBytes = 0
    for (const item of parseItems(text)) {
      count += 1
      if (count > maxItems) throw tooLarge()
      take(item)
    }
  }

  const readPiece = (piece: Uint8Array): void => {
    /** The start of what has not been passed on yet. */
    let from = 0
    /** After the last comma between two items. */
    let whole = -1
    for (let at = 0; at < piece.byteLength; at += 1) {
      const byte = piece[at]
      if (inText) {
        if (isEscaped) isEscaped = false
        else if (byte === backslash) isEscaped = true
        else if (byte === quote) inText = false
      } else if (byte === quote) inText = true
      else if (byte === comma) {
        if (inList && depth === 2) whole = at
      } else if (byte === openList || byte === openObject) {
        if (byte === openList && depth === 1 && !inList && !wasRead) {
          keepAround(piece.subarray(from, at))
          from = at
          inList = isTheList()
          if (inList) {
            keepAround(Buffer.from('['))
            from = at + 1
          }
        }
        depth += 1
        if (depth > maxDepth) throw new ProviderError('unexpected-response', 'answer-not-understood')
      } else if (byte === closeList || byte === closeObject) {
        depth -= 1
        if (inList && depth === 1) {
          takeItems(piece.subarray(from, at))
          from = at
          whole = -1
          inList = false
          wasRead = true
        }
      }
    }
    if (!inList) {
      keepAround(piece.subarray(from))
      return
    }
    if (whole >= from) {
      takeItems(piece.subarray(from, whole))
      from = whole + 1
    }
    begunBytes += piece.byteLength - from
    if (begunBytes > maxPartBytes) throw tooLarge()
    begun.push(piece.subarray(from))
  }

  return {
    read(chunk) {
      for (let at = 0; at < chunk.byteLength; at += pieceBytes) readPiece(chunk.subarray(at, at + pieceBytes))
    },
    rest: () => Buffer.concat(around),
  }
}

/** Reads the list from a complete body, yielding to other work in between. Rejects with what `read` throws. */
export async function readLongList(list: LongList, body: Uint8Array): Promise<Uint8Array> {
  const reader = createLongListReader(list)
  for (let at = 0; at < body.byteLength; at += pieceBytes) {
    reader.read(body.subarray(at, at + pieceBytes))
    await nextTurn()
  }
  return reader.rest()
}

function decode(parts: readonly Uint8Array[]): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts))
  } catch {
    throw notJson()
  }
}

function parseItems(text: string): unknown[] {
  try {
    return JSON.parse(`[${text}]`) as unknown[]
  } catch {
    // The parser's message quotes the response, so it is not kept as the cause.
    throw notJson()
  }
}

const tooLarge = (): ProviderError => new ProviderError('unexpected-response', 'answer-too-large')
const notJson = (): ProviderError => new ProviderError('unexpected-response', 'answer-not-json')
