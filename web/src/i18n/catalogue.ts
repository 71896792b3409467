/** A tree of texts. Indonesian trees are the source of keys; English must have the same ones. */
export type Texts = { readonly [key: string]: string | Texts };

/** The shape an English tree owes its Indonesian twin: every key, and `_one` where English has a singular. */
export type Translated<T extends Texts> = {
  readonly [K in keyof T]: T[K] extends Texts ? Translated<T[K]> : string;
} & { readonly [K in keyof T as K extends `${infer Base}_other` ? `${Base}_one` : never]?: string };

/** Dotted paths of the leaves, plural endings left off: `nav.home`, `list.count`. */
export type KeyOf<T> = {
  [K in keyof T & string]: T[K] extends string ? (K extends `${infer Base}_other` ? Base : K) : `${K}.${KeyOf<T[K]>}`;
}[keyof T & string];
