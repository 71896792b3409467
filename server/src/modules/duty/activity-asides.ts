import type { Ctx } from '../../auth/ctx.ts';
import { visible } from '../../auth/visible.ts';
import type { MonthRun } from '../../lib/pure/effect.ts';
import type { MonthNo } from '../../lib/pure/month.ts';
import { monthOfDay } from '../../lib/pure/month.ts';
import { type BoundaryChange, selectBoundaryChanges } from '../analytics/tree-history.sql.ts';
import { nosOfPath } from '../wilayah/wilayah-code.ts';

/** A note on figures that falls into the months looked at. */
export type AsideNote = {
  readonly id: string;
  readonly text: string;
  readonly firstMonth: MonthNo;
  readonly lastMonth: MonthNo;
};

/** What should be said beside a comparison: notes on the figures, and changes of the area. */
export type Aside = { readonly notes: readonly AsideNote[]; readonly boundaryChanges: readonly BoundaryChange[] };

/** An area with the months and the indicator that are looked at. */
type Looked = { readonly path: string; readonly months: readonly MonthRun[]; readonly code: string };

type Note = AsideNote & { readonly indicatorCode: string | null; readonly no: number };
export type Asides = {
  readonly notes: readonly Note[];
  readonly changes: readonly (BoundaryChange & { nos: number[] })[];
};

const MOST_NOTES = 200;

/** Reads notes and boundary changes for many comparisons in two statements. */
export async function readAsides(ctx: Ctx, looked: readonly Looked[]): Promise<Asides> {
  const nos = [...new Set(looked.flatMap(({ path }) => nosOfPath(path)))];
  const own = [...new Set(looked.flatMap(({ path }) => nosOfPath(path).slice(-1)))];
  const runs = looked.flatMap(({ months }) => months);
  if (runs.length === 0) return { notes: [], changes: [] };
  const [notes, changes, areas] = await Promise.all([
    ctx.db.prisma.dataNote.findMany({
      where: {
        withdrawnAt: null,
        wilayah: { no: { in: nos } },
        firstMonth: { lte: Math.max(...runs.map(({ last }) => last)) },
        lastMonth: { gte: Math.min(...runs.map(({ first }) => first)) },
        AND: [{ OR: [{ visibility: 'EVERYONE' }, { wilayah: visible(ctx.actor, 'analytics.read') }] }],
      },
      select: {
        id: true,
        text: true,
        indicatorCode: true,
        firstMonth: true,
        lastMonth: true,
        wilayah: { select: { no: true } },
      },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: MOST_NOTES,
    }),
    selectBoundaryChanges(ctx.db, { nos: own, spans: runs, signal: ctx.signal }),
    ctx.db.prisma.wilayah.findMany({ where: { no: { in: own } }, select: { id: true, no: true } }),
  ]);
  const noOf = new Map(areas.map(({ id, no }) => [id, no]));
  return {
    notes: notes.map(({ wilayah, ...note }) => ({ ...note, no: wilayah.no })),
    changes: changes.map((change) => ({
      ...change,
      nos: [change.fromId, change.toId].flatMap((id) => noOf.get(id) ?? []),
    })),
  };
}

/** What of all that was read should be said beside one comparison. */
export function asideOf({ notes, changes }: Asides, { path, months, code }: Looked): Aside {
  const nos = nosOfPath(path);
  const own = nos.at(-1) ?? 0;
  const touches = (first: MonthNo, last: MonthNo) => months.some((run) => first <= run.last && last >= run.first);
  return {
    notes: notes.filter(
      ({ no, indicatorCode, firstMonth, lastMonth }) =>
        nos.includes(no) && (indicatorCode === null || indicatorCode === code) && touches(firstMonth, lastMonth),
    ),
    boundaryChanges: changes.filter((change) => {
      const month = monthOfDay(change.on);
      return change.nos.includes(own) && touches(month, month);
    }),
  };
}
