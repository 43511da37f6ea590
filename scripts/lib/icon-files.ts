/** Packs PNG pictures into the icon files of Windows and macOS. Both formats carry PNG as it is. */

export interface Picture {
  /** Width and height in pixels. */
  readonly size: number
  readonly png: Uint8Array
}

const icoHeaderLength = 6
const icoEntryLength = 16

/** An `.ico`: a directory of entries, then the pictures. Sizes up to 256. */
export function packIco(pictures: readonly Picture[]): Buffer {
  const header = Buffer.alloc(icoHeaderLength)
  header.writeUInt16LE(1, 2)
  header.writeUInt16LE(pictures.length, 4)

  let offset = icoHeaderLength + pictures.length * icoEntryLength
  const entries = pictures.map(({ size, png }) => {
    const entry = Buffer.alloc(icoEntryLength)
    // One byte each: 256 is written as 0.
    entry.writeUInt8(size % 256, 0)
    entry.writeUInt8(size % 256, 1)
    entry.writeUInt16LE(1, 4)
    entry.writeUInt16LE(32, 6)
    entry.writeUInt32LE(png.length, 8)
    entry.writeUInt32LE(offset, 12)
    offset += png.length
    return entry
  })
  return Buffer.concat([header, ...entries, ...pictures.map(({ png }) => png)])
}

/** Types by pixels: for one screen density and, half as large in points, for double density. */
const icnsTypes: Readonly<Record<number, readonly string[]>> = {
  32: ['ic11'],
  64: ['ic12'],
  128: ['ic07'],
  256: ['ic08', 'ic13'],
  512: ['ic09', 'ic14'],
  1024: ['ic10'],
}

/** An `.icns`: a header with the whole length, then one chunk a picture. Sizes macOS has no type for are left out. */
export function packIcns(pictures: readonly Picture[]): Buffer {
  const chunks = pictures.flatMap(({ size, png }) => (icnsTypes[size] ?? []).map((type) => chunk(type, png)))
  return chunk('icns', Buffer.concat(chunks))
}

function chunk(type: string, content: Uint8Array): Buffer {
  const header = Buffer.alloc(8)
  header.write(type, 0, 'latin1')
  header.writeUInt32BE(header.length + content.length, 4)
  return Buffer.concat([header, content])
}
