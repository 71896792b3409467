import type { Ctx } from '../../auth/ctx.ts';
import { InvalidInput, NotFound, problem } from '../../lib/errors.ts';
import { formatMonth, type MonthNo, parseMonth } from '../../lib/pure/month.ts';
import type { Catalogue } from '../submission/catalogue.ts';
import { ACTIONS, numberOf } from '../submission/report-state.ts';
import { chargeReports } from './analytics-cost.ts';
import { countMonths } from './analytics-periods.ts';
import type { BlockRead, FigureNode } from './analytics.sql.ts';
import type { MonthSpan } from './figures.ts';
import { knownReports } from './known-reports.sql.ts';
import { SOURCE_BLOCKS } from './rollup-computed.sql.ts';
import { shapesOf } from './rollup-recompute.ts';
import type { RollupShape } from './rollup-shape.ts';
import type { SqlPart } from './unit-figures.sql.ts';
import { countUnits, unitsBelow } from './units-below.sql.ts';

/** What answers may use: all that was known at an instant, or by each regency at its closing of a month. */
export type KnownAt = { readonly at: Date } | { readonly month: MonthNo; readonly number: number };

/**
 * Reads `2026-05/R1`, the name of a release.
 * @throws InvalidInput for anything else.
 */
export function readRelease(name: string): Extract<KnownAt, { month: MonthNo }> {
  const [, period = '', number = ''] = /^(\d{4}-\d{2})\/R([1-9]\d{0,3})$/.exec(name.trim()) ?? [];
  const month = parseMonth(period);
  if (month === null) throw new InvalidInput([problem('input.release', 'BAD_RELEASE', { value: name })]);
  return { month, number: Number(number) };
}

/** Refuses a release that no regency above or below the asked areas has made. @throws NotFound. */
export async function assertReleased(ctx: Ctx, known: KnownAt, nodes: readonly FigureNode[]): Promise<void> {
  if ('at' in known) return;
  const rows = await ctx.db.sql(
    `select 1 from "Release" r join "Wilayah" w on w.id = r."wilayahId"
     join unnest($3::text[]) a(path) on starts_with(w.path, a.path) or starts_with(a.path, w.path)
     where r.month = $1 and r.number = $2 limit 1`,
    [known.month, known.number, nodes.map(({ path }) => path)],
    { signal: ctx.signal },
  );
  if (rows.length === 0) {
    throw new NotFound('RELEASE_NOT_FOUND', { release: `${formatMonth(known.month)}/R${known.number}` });
  }
}

type Needs = {
  readonly nodes: readonly FigureNode[];
  readonly spans: readonly MonthSpan[];
  readonly reads: readonly BlockRead[];
};

/**
 * Counts what answering from the revisions costs; one statement.
 * @throws Conflict `TOO_MANY_REPORTS` with the cheaper way.
 */
export async function chargeKnown(ctx: Ctx, catalogue: Catalogue, needs: Needs): Promise<void> {
  const units = await countUnits(ctx.db, nosOf(needs), ctx.signal);
  chargeReports(ctx, units * countMonths(needs.spans) * blocksRead(catalogue, needs).length);
}

function nosOf({ nodes }: Needs): number[] {
  return nodes.map(({ no }) => no);
}

function shapesRead(catalogue: Catalogue, { reads }: Needs): RollupShape[] {
  return shapesOf(catalogue).filter(({ block }) => reads.some((read) => read.block.code === block.code));
}

function blocksRead(catalogue: Catalogue, needs: Needs): number[] {
  const codes = new Set(needs.reads.map(({ block }) => block.code));
  const isComputed = shapesRead(catalogue, needs).some(({ computedFrom }) => computedFrom !== null);
  if (isComputed) for (const code of SOURCE_BLOCKS) codes.add(code);
  return catalogue.blocks.filter(({ code }) => codes.has(code)).map(({ no }) => no);
}

/** Says which units count where, and what their reports and obligations were then. */
export function unitsKnown(catalogue: Catalogue, known: KnownAt, needs: Needs): { units: SqlPart; instead: SqlPart } {
  const blockNo = new Map(catalogue.blocks.map(({ code, no }) => [code, no]));
  const forms = new Map(catalogue.formVersions.map(({ formNo, block }) => [formNo, blockNo.get(block.block) ?? -1]));
  return {
    units: unitsBelow({ nos: nosOf(needs), spans: needs.spans }),
    instead: knownReports({
      until: 'at' in known ? untilInstant(known.at) : untilRelease(known),
      first: Math.min(...needs.spans.map(({ first }) => first)),
      last: Math.max(...needs.spans.map(({ last }) => last)),
      blocks: blocksRead(catalogue, needs),
      carries: shapesRead(catalogue, needs).some(
        ({ carried, computedFrom }) => carried.length > 0 || computedFrom !== null,
      ),
      scores: shapesRead(catalogue, needs).some(({ computedFrom }) => computedFrom !== null),
      forms: [...forms].map(([formNo, no]) => ({ formNo, blockNo: no })),
    }),
  };
}

function untilInstant(at: Date): SqlPart {
  return (hole) => `select distinct unit_no, ${hole(at)}::timestamptz as at from unit`;
}

/**
 * Each post as its regency closed the month; a regency that made fewer releases stands at its newest. What a regency bound
 * before the post came to lie in another stays bound.
 */
function untilRelease({ month, number }: { month: MonthNo; number: number }): SqlPart {
  return (hole) => `select unit_no, max(at) as at from (
      select u.unit_no, r.at from (select distinct unit_no from unit) u
      join "Unit" n on n.no = u.unit_no join "Wilayah" w on w.no = n."desaNo"
      join "Wilayah" k on starts_with(w.path, k.path) join "Release" r on r."wilayahId" = k.id
      where r.month = ${month} and r.number <= ${hole(number)}
      union all
      select u.unit_no, r.at from (select distinct unit_no from unit) u
      join report_review b on b.unit_no = u.unit_no and b.month = ${month}
      join review v on v.no = b.review_no and v.action = ${numberOf(ACTIONS, 'APPROVE')}
      join "Release" r on r.month = b.month and r.number <= ${hole(number)} and r.at = v.at) k
    group by 1`;
}
