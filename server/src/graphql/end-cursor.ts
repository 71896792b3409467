import type { builder } from './builder.ts';
import { encodePlace } from './place-cursor.ts';

type Fields<Page> = PothosSchemaTypes.ObjectFieldBuilder<typeof builder.$inferSchemaTypes, Page>;

/** The field of a page that tells where it ended: the place of the last of its lines, null for an empty page. */
export function endCursor<Page, Line>(
  t: Fields<Page>,
  linesOf: (page: Page) => readonly Line[],
  placeOf: (line: Line) => Parameters<typeof encodePlace>[0],
) {
  return t.string({
    nullable: true,
    description: 'Give it as `after` for the next page.',
    resolve: (page) => {
      const last = linesOf(page).at(-1);
      return last === undefined ? null : encodePlace(placeOf(last));
    },
  });
}
