import { InvalidInput, problem } from '../lib/errors.ts';

type Part = string | number;
type PartOf<Kind> = Kind extends 'text' ? string : number;

/** Writes where a page of an own list ended as an opaque cursor. */
export function encodePlace(place: readonly Part[]): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** Reads a place back, its parts being of the given kinds. @throws InvalidInput when the cursor is not one of ours. */
export function decodePlace<const Kinds extends readonly ('text' | 'int')[]>(
  cursor: string,
  kinds: Kinds,
): { [Index in keyof Kinds]: PartOf<Kinds[Index]> } {
  const place = parse(cursor);
  const isPlace = Array.isArray(place) && place.length === kinds.length;
  if (!isPlace || !kinds.every((kind, index) => isOf(kind, place[index]))) {
    throw new InvalidInput([problem('after', 'BAD_CURSOR')]);
  }
  // Every part was looked at above, which the type of a parsed text cannot know.
  return place as unknown as { [Index in keyof Kinds]: PartOf<Kinds[Index]> };
}

function isOf(kind: 'text' | 'int', part: unknown): boolean {
  return kind === 'text' ? typeof part === 'string' : Number.isInteger(part);
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}
