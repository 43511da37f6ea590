/** A secret that cannot be printed by accident: every usual way to turn it into text gives `[secret]`. */
import { inspect } from 'node:util'

const placeholder = '[secret]'

export class Secret {
  readonly #value: string

  constructor(value: string) {
    this.#value = value
  }

  /** The only way to the text. Call it where the text leaves for the keychain or the server, and do not keep the result. */
  reveal(): string {
    return this.#value
  }

  toString(): string {
    return placeholder
  }

  toJSON(): string {
    return placeholder
  }

  [inspect.custom](): string {
    return placeholder
  }
}
