/**
 * Reading an answer that is one long list while it arrives, a piece at a time: parsed as a whole, sixty megabytes would keep main from
 * everything else for seconds and take gigabytes. What surrounds the list is kept and parsed as any other answer.
 */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { ProviderError } from '../provider-error.ts'
import { backslash, closeList, closeObject, comma, maxDepth, openList, openObject, quote } from './json-limits.ts'

export interface LongList {
  /** The field of the answer that holds the list. */
  readonly field: string
  /** With more items than that the answer is too large. */
  readonly maxItems: number
  /** Hears each item, in order, before the answer is there. Of an answer that fails in the end, too. Must not throw. */
  readonly take: (item: unknown) => void
}

export interface LongListReader {
  /** Throws `ProviderError` `unexpected-response`. */
  read(chunk: Uint8Array): void
  /** What surrounds the list, which is empty in it. */
  rest(): Uint8Array
}

/** Of the answer without its list, and of one item: far more than either ever has. */
const maxPartBytes = 256 * 1024

/** As much as is looked at and parsed in one go, so that items that are tiny or no items at all do not take long either. */
const pieceBytes = 16 * 1024

/** Longer than any name with the blanks around it. */
const maxEndBytes = 128

export function createLongListReader({ field, maxItems, take }: LongList): LongListReader {
  const around: Uint8Array[] = []
  /** Its end, in which the name of what follows stands. */
  let lastAround = ''
  let aroundBytes = 0
  /** Of an item that began in an earlier piece. */
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

  /** Whether what opens here, in the outermost object, stands under the list's name. */
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
    /** Where what has not been given on yet begins. */
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

/** Of a body that is there as a whole: so that other work comes in between. Rejects as `read` throws. */
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
    // The parser's message quotes the answer, so it is not kept as the cause.
    throw notJson()
  }
}

const tooLarge = (): ProviderError => new ProviderError('unexpected-response', 'answer-too-large')
const notJson = (): ProviderError => new ProviderError('unexpected-response', 'answer-not-json')
