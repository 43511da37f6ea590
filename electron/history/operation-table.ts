/**
 * The figures of all operations in a few arrays of numbers, 48 bytes an operation, so that a hundred thousand take a few megabytes and can be
 * counted in milliseconds. A row keeps its number for good. Knows nothing of what the figures mean.
 */

/** Widest first, so that each column of a month lies where its type may begin. */
const kinds = {
  startedAt: Float64Array,
  countsAt: Float64Array,
  user: Uint32Array,
  places: Uint32Array,
  callerChecks: Uint32Array,
  resets: Uint16Array,
  outcome: Uint8Array,
  flags: Uint8Array,
} as const

type Name = keyof typeof kinds
type Columns = { -readonly [Each in Name]: InstanceType<(typeof kinds)[Each]> }
export type Row = Readonly<Record<Name, number>>

const names = Object.keys(kinds) as Name[]
const idBytes = 16
export const rowBytes = names.reduce((sum, name) => sum + kinds[name].BYTES_PER_ELEMENT, idBytes)

const leastCapacity = 1_024

export class OperationTable {
  #columns = made(leastCapacity)
  #ids = new Uint8Array(leastCapacity * idBytes)
  #rows = 0
  /** Rows by their ids, each plus one, each at the first free place from its own. */
  #places = new Int32Array(2 * leastCapacity)
  /** The entries of an operation come one after the other. */
  #latest: { readonly id: string; readonly row: number } | null = null

  get rows(): number {
    return this.#rows
  }

  get columns(): Readonly<Columns> {
    return this.#columns
  }

  add(id: string, row: Row): number {
    this.#grow(1)
    for (const name of names) this.#columns[name][this.#rows] = row[name]
    this.#ids.set(bytesOf(id), this.#rows * idBytes)
    return this.#take()
  }

  /** The row of an operation; -1 if it is not here. */
  find(id: string): number {
    if (this.#latest?.id === id) return this.#latest.row
    const row = this.#find(bytesOf(id), 0)
    if (row !== -1) this.#latest = { id, row }
    return row
  }

  idOf(row: number): string {
    const text = Buffer.from(this.#ids.buffer, row * idBytes, idBytes).toString('hex')
    return [8, 12, 16, 20].reduceRight((parts, at) => `${parts.slice(0, at)}-${parts.slice(at)}`, text)
  }

  /** Rows from `from` on, column by column; those in `renumbered` with other numbers. */
  toBytes(from: number, rows: number, renumbered: Partial<Record<Name, (number: number) => number>>): Buffer {
    const parts = names.map((name) => this.#columns[name].slice(from, from + rows).map(renumbered[name] ?? same))
    const all = [...parts, this.#ids.subarray(from * idBytes, (from + rows) * idBytes)]
    return Buffer.concat(all.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength)))
  }

  /** Adds what `toBytes` returned. `bytes` begins where eight bytes begin. */
  addBytes(bytes: Uint8Array<ArrayBuffer>, rows: number): void {
    this.#grow(rows)
    let at = bytes.byteOffset
    for (const name of names) {
      this.#columns[name].set(new kinds[name](bytes.buffer, at, rows), this.#rows)
      at += rows * kinds[name].BYTES_PER_ELEMENT
    }
    this.#ids.set(new Uint8Array(bytes.buffer, at, rows * idBytes), this.#rows * idBytes)
    for (let row = 0; row < rows; row += 1) this.#take()
  }

  #take(): number {
    const row = this.#rows
    this.#rows += 1
    this.#note(row)
    return row
  }

  #find(id: Uint8Array, at: number): number {
    const { length } = this.#places
    for (let place = hashOf(id, at) % length; ; place = (place + 1) % length) {
      const row = (this.#places[place] ?? 0) - 1
      if (row === -1 || this.#isAt(row, id, at)) return row
    }
  }

  #isAt(row: number, id: Uint8Array, at: number): boolean {
    for (let index = 0; index < idBytes; index += 1) {
      if (this.#ids[row * idBytes + index] !== id[at + index]) return false
    }
    return true
  }

  #note(row: number): void {
    const { length } = this.#places
    let place = hashOf(this.#ids, row * idBytes) % length
    while (this.#places[place] !== 0) place = (place + 1) % length
    this.#places[place] = row + 1
  }

  /** Makes room for this many rows more. */
  reserve(rows: number): void {
    const wanted = this.#rows + rows
    if (wanted > this.#capacity) this.#growTo(wanted)
  }

  #grow(by: number): void {
    const wanted = this.#rows + by
    if (wanted > this.#capacity) this.#growTo(Math.max(wanted, Math.floor(this.#capacity * 1.5)))
  }

  get #capacity(): number {
    return this.#columns.startedAt.length
  }

  #growTo(more: number): void {
    const columns = made(more)
    for (const name of names) columns[name].set(this.#columns[name].subarray(0, this.#rows))
    this.#columns = columns
    const ids = new Uint8Array(more * idBytes)
    ids.set(this.#ids.subarray(0, this.#rows * idBytes))
    this.#ids = ids
    this.#places = new Int32Array(2 * more)
    for (let row = 0; row < this.#rows; row += 1) this.#note(row)
  }
}

const made = (rows: number): Columns =>
  Object.fromEntries(names.map((name) => [name, new kinds[name](rows)])) as unknown as Columns

const same = (number: number): number => number

const bytesOf = (uuid: string): Buffer => Buffer.from(uuid.replaceAll('-', ''), 'hex')

/** FNV-1a over an id. */
function hashOf(bytes: Uint8Array, at: number): number {
  let hash = 0x811c9dc5
  for (let index = at; index < at + idBytes; index += 1) hash = Math.imul(hash ^ (bytes[index] ?? 0), 0x01000193)
  return hash >>> 0
}
