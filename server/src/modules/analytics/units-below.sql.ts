import { insidePath } from '../../db/inside-path.ts';
import type { SqlFace } from '../../events/outbox.ts';
import type { MonthSpan } from './figures.ts';
import type { SqlPart } from './unit-figures.sql.ts';

/**
 * Writes the units that count in some areas and puskesmas of today, each beside the place (from 1) of its node in the list.
 * Village by village, or the planner, which cannot tell how few they are, reads the units of the whole country.
 */
export function heldBy(nodes: string): string {
  return `select n.no as node_no, n.at, u.no as unit_no, u.kind, u."desaNo" as desa_no
    from unnest(${nodes}::int[]) with ordinality n(no, at) join "Wilayah" a on a.no = n.no
    join "Wilayah" w on ${insidePath('w.path', 'a.path')}
    cross join lateral (select * from "Unit" x where x."desaNo" = w.no offset 0) u
    union all
    select n.no, n.at, u.no, u.kind, u."desaNo" from unnest(${nodes}::int[]) with ordinality n(no, at)
    join "Unit" u on u."puskesmasNo" = n.no`;
}

/** Counts the units below some areas and puskesmas; one that counts in two of them counts twice. */
export async function countUnits(db: SqlFace, nodes: readonly number[], signal: AbortSignal | undefined) {
  const [row] = await db.sql<{ units: number }>(`select count(*)::int as units from (${heldBy('$1')}) h`, [nodes], {
    name: 'analytics_units',
    signal,
  });
  return row?.units ?? 0;
}

/** Writes the units of some nodes in each month of some spans, as `selectUnitFigures` wants them. */
export function unitsBelow({ nos, spans }: { nos: readonly number[]; spans: readonly MonthSpan[] }): SqlPart {
  const months = spans.flatMap(({ first, last }) =>
    Array.from({ length: last - first + 1 }, (_, index) => first + index),
  );
  return (hole) => `select h.node_no, m.month, h.unit_no from (${heldBy(hole(nos))}) h
    cross join unnest(${hole(months)}::int[]) m(month)`;
}
