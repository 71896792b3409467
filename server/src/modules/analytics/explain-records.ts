import type { Ctx } from '../../auth/ctx.ts';
import { can } from '../../auth/policy.ts';
import { visible } from '../../auth/visible.ts';
import type { Localized } from '../../lib/errors.ts';
import type { MonthNo } from '../../lib/pure/month.ts';
import type { PokjanalStatus } from '../pokjanal/pokjanal-status.ts';
import { fullName } from '../wilayah/full-name.ts';
import { loadCatalogue } from '../submission/catalogue.ts';
import { type ExplainedFigure, isOfToday } from './explain-members.ts';
import {
  type RecordKind,
  type RecordPlace,
  type RecordRow,
  type RecordsAsk,
  type RecordsPage,
  selectRecords,
} from './explain-records.sql.ts';

/** One of our own records behind a figure: a group expected, a cell of duties, a problem that asked for an answer. */
export type RecordLine = {
  readonly kind: RecordKind;
  readonly month: MonthNo;
  /** It counts above the line too: a decree in force, a duty proved, an answer in time. */
  readonly isFulfilled: boolean;
  readonly areaId: string;
  readonly area: string;
  readonly pokjanalId: string | null;
  readonly status: PokjanalStatus | null;
  readonly opd: string | null;
  readonly name: Localized | null;
  readonly evidenceId: string | null;
  readonly problemId: string | null;
  readonly dueOn: Date | null;
  readonly place: RecordPlace;
};

export type RecordsOf =
  | {
      readonly kind: RecordKind;
      readonly total: number;
      readonly fulfilled: number;
      /** Counted in the figure, and not to be read by the caller. */
      readonly hidden: number;
      /** On all pages of what is asked for. */
      readonly listed: number;
      readonly lines: readonly RecordLine[];
      readonly more: boolean;
      readonly reason: null;
    }
  | { readonly reason: 'TOO_MANY' | 'OF_ANOTHER_DAY' };

/** Records beyond this number are not listed: areas below are to be asked first. */
const MOST_RECORDS = 60_000;

/** What is counted below the line, by element; above it are those of the same that are fulfilled. */
const KIND_OF: Readonly<Record<string, RecordKind>> = {
  GV_BADAN: 'GROUP',
  GV_TUGAS_WAJIB: 'DUTY',
  GV_MASALAH_TEMPO: 'PROBLEM',
};

/** The right that reading a record of each kind takes. */
const RIGHT = { GROUP: 'pokjanal.read', DUTY: 'duty.read', PROBLEM: 'problem.read' } as const;

/** Says what a figure counts, where it is one about areas; of a puskesmas there is none. */
export function recordKindOf({ node, taken }: Pick<ExplainedFigure, 'node' | 'taken'>): RecordKind | null {
  const [below] = taken?.plan.denominator.terms.keys() ?? [];
  return node.type === 'Puskesmas' ? null : (KIND_OF[below ?? ''] ?? null);
}

/**
 * Reads one page of the records that a figure about areas counts, by the rows the roll-ups count themselves; null for a
 * figure of anything else. What the caller may not read is counted and not listed.
 */
export async function recordsOf(ctx: Ctx, explained: ExplainedFigure, page: RecordsPage): Promise<RecordsOf | null> {
  const { node, cell, taken, history } = explained;
  const kind = recordKindOf(explained);
  if (!taken || !kind) return null;
  if (!isOfToday(history)) return { reason: 'OF_ANOTHER_DAY' };
  if ((cell.denominator ?? 0) > MOST_RECORDS) return { reason: 'TOO_MANY' };
  const ask = { kind, path: node.path, months: taken.spans.denominator, block: await placeOfGroups(ctx) };
  const read = await selectRecords(
    ctx.db,
    { ...ask, seen: await seenIn(ctx, kind, node.path), signal: ctx.signal },
    page,
  );
  return {
    kind,
    total: read.total,
    fulfilled: read.done,
    hidden: read.total - read.seen,
    listed: read.listed,
    lines: read.rows.slice(0, page.first).map((row) => toLine(kind, row)),
    more: read.rows.length > page.first,
    reason: null,
  };
}

async function placeOfGroups(ctx: Ctx): Promise<RecordsAsk['block']> {
  const { blocks } = await loadCatalogue(ctx.db);
  const block = blocks.find(({ cells }) => cells.some(({ element }) => element === 'GV_BADAN'));
  const slot = block?.cells.find(({ element }) => element === 'GV_BADAN')?.slot;
  if (!block || slot === undefined) throw new Error('No block counts groups');
  return { no: block.no, slot };
}

/** Ids of the records inside an area that the caller may read; null where he may read all. */
async function seenIn(ctx: Ctx, kind: RecordKind, path: string): Promise<readonly string[] | null> {
  if (can(ctx.actor, RIGHT[kind], { path })) return null;
  const inside = { wilayah: { path: { startsWith: path } } };
  const { pokjanal, problem } = ctx.db.prisma;
  const rows =
    kind === 'PROBLEM'
      ? await problem.findMany({ where: { AND: [visible(ctx.actor, RIGHT[kind]), inside] }, select: { id: true } })
      : await pokjanal.findMany({ where: { AND: [visible(ctx.actor, RIGHT[kind]), inside] }, select: { id: true } });
  return rows.map(({ id }) => id);
}

function toLine(kind: RecordKind, row: RecordRow): RecordLine {
  return {
    kind,
    month: row.month,
    isFulfilled: row.is_done,
    areaId: row.area_id,
    area: fullName({ kind: row.area_kind, name: row.area }),
    pokjanalId: row.pokjanal_id,
    status: row.status,
    opd: row.opd,
    name: row.name === null ? null : { id: row.name, en: row.name_en ?? row.name },
    evidenceId: row.evidence_id,
    problemId: row.problem_id,
    dueOn: row.due_on === null ? null : new Date(row.due_on),
    place: [row.path, row.month, row.key],
  };
}
