export type SystemName = 'pokjanal' | 'postgraphile' | 'bare';

/** What a system is sent and how its answer is brought into the form common to all. */
export type Face = { readonly body: (variant: string) => object; readonly read: (answer: never) => unknown };

export type Target = { readonly against: SystemName; readonly must?: number; readonly aim?: number };

export type Case = {
  /** Name of its statement, and what `--only` may choose it by. */
  readonly name: string;
  readonly title: string;
  /** What a reader should know of it. */
  readonly note?: string;
  /** Things asked for in turn, so that not every request is the same. */
  readonly variants: readonly string[];
  /** A question that is put to the bare statement alone has no face for the other peer. */
  readonly faces: Readonly<Record<'pokjanal' | 'bare', Face>> & Partial<Readonly<Record<'postgraphile', Face>>>;
  /** Statement of the bare server; gives one text, the answer, for one value, the variant. */
  readonly statement: string;
  readonly targets: readonly Target[];
  /** Requests under way at a time; 16 unless told. */
  readonly connections?: number;
  /** Whose token our own server is sent; an admin of the province unless told. */
  readonly caller?: 'country';
};

/** Six of the indicators a head of health looks at together. */
export const SIX = ['SKDN_KS', 'SKDN_DS', 'SKDN_ND', 'SKDN_NS', 'SKDN_DK', 'SKDN_BGMD'];

/** Writes a text expression of SQL as our global ids write it. */
export const BASE64URL = (text: string): string =>
  `translate(rtrim(encode(convert_to(${text}, 'UTF8'), 'base64'), '='), E'+/\\n', '-_')`;

/** Takes the uuid out of a global id. */
export function uuidOf(globalId: string): string {
  return Buffer.from(globalId, 'base64url').toString('utf8').split(':')[1] ?? '';
}

/** What a system is asked in a case. @throws when the case is none of its own. */
export function faceOf({ faces, name }: Case, system: SystemName): Face {
  const face = faces[system];
  if (!face) throw new Error(`${name} has no question for ${system}`);
  return face;
}
