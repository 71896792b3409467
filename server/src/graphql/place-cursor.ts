import { InvalidInput, problem } from '../lib/errors.ts';
import { isUuid } from '../lib/ids.ts';
import { isPlainText } from './plain-text.ts';

type Part = string | number;
/** What a part of a place can be: any text, the id of a record, a number of 32 bits, or one of 53. */
type Kind = 'text' | 'id' | 'int' | 'count';
type PartOf<One> = One extends 'text' | 'id' ? string : number;

const isOf: Record<Kind, (part: unknown) => boolean> = {
  text: (part) => typeof part === 'string' && isPlainText(part),
  id: (part) => typeof part === 'string' && isUuid(part),
  int: (part) => typeof part === 'number' && (part | 0) === part,
  count: Number.isSafeInteger,
};

/** Writes where a page of an own list ended as an opaque cursor. */
export function encodePlace(place: readonly Part[]): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** Reads a place back, its parts being of the given kinds. @throws InvalidInput when the cursor is not one of ours. */
export function decodePlace<const Kinds extends readonly Kind[]>(
  cursor: string,
  kinds: Kinds,
): { [Index in keyof Kinds]: PartOf<Kinds[Index]> } {
  const place = parse(cursor);
  const isPlace = Array.isArray(place) && place.length === kinds.length;
  if (!isPlace || !kinds.every((kind, index) => isOf[kind](place[index]))) {
    throw new InvalidInput([problem('after', 'BAD_CURSOR')]);
  }
  // Every part was looked at above, which the type of a parsed text cannot know.
  return place as unknown as { [Index in keyof Kinds]: PartOf<Kinds[Index]> };
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}
