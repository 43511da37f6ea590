/** A catalogue in another language: every key of the English one and no other, so that a missing text does not compile. */
export type TextsOf<Catalogue> = { readonly [Key in keyof Catalogue]: string }
