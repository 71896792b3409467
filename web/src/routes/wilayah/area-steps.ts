import type { WilayahPageQuery } from './wilayah-page.generated.ts';

type Area = Pick<NonNullable<WilayahPageQuery['wilayah']>, 'succession' | 'codes' | 'parents'>;
type Named = { readonly id: string; readonly fullName: string };
type Change<T> = { readonly from: T; readonly to: T };

/** One step in the history of an area, with the codes and parents that changed on its day. */
export type AreaStep = {
  readonly key: string;
  readonly kind: Area['succession'][number]['kind'] | 'MOVE';
  readonly on: string;
  readonly decree: string;
  readonly from: Named;
  readonly to: Named;
  readonly codes: Change<string> | null;
  readonly parents: Change<Named> | null;
};

/** The history of an area, newest first; a recoding on a day when it got another parent is a move. */
export function stepsOf(area: Area): AreaStep[] {
  return area.succession
    .map(({ kind, on, decree, from, to }): AreaStep => {
      const isRecoding = kind === 'RECODE';
      const parents = isRecoding ? changeOn(area.parents, on, ({ parent }) => parent) : null;
      return {
        key: `${kind} ${on} ${from.id} ${to.id}`,
        kind: parents ? 'MOVE' : kind,
        on,
        decree,
        from,
        to,
        codes: isRecoding ? changeOn(area.codes, on, ({ code }) => code) : null,
        parents,
      };
    })
    .reverse();
}

/** What held to the day before, and what holds from it. */
function changeOn<Row extends { from: string | null; to: string | null }, T>(
  rows: readonly Row[],
  on: string,
  pick: (row: Row) => T,
): Change<T> | null {
  const before = new Date(Date.parse(on) - 86_400_000).toISOString().slice(0, 10);
  const old = rows.find(({ to }) => to === before);
  const now = rows.find(({ from }) => from === on);
  return old && now ? { from: pick(old), to: pick(now) } : null;
}
