import { CAUSES } from '../../events/types.ts';
import { wake } from '../../events/wake.ts';
import type { Clock } from '../../lib/clock.ts';
import { dayIn } from '../../lib/pure/deadline.ts';
import { lastDay, type MonthNo, monthOfDay } from '../../lib/pure/month.ts';
import { type Criterion, type Measures, scoreOf } from '../../lib/pure/scoring.ts';
import { type Catalogue, loadCatalogue, type OwnSql } from '../submission/catalogue.ts';
import { measuresStatement } from './assess-posts.sql.ts';

/** A scoring in the version that holds for a month. */
export type Scoring = { readonly method: string; readonly version: number; readonly criteria: readonly Criterion[] };

/** The result of a post that meets no demand at all. */
export const BASE_RESULT: Readonly<Record<string, string>> = {
  STRATA_2011: 'PRATAMA',
  AKTIF_2020: 'TIDAK_AKTIF',
  AKTIF_SIKLUS: 'TIDAK_AKTIF',
};

type Row = { unitNo: number; desaNo: number; puskesmasNo: number | null; measures: Measures };
type CriterionRow = Omit<Criterion, 'name'> & { method: string; version: number; name: string; nameEn: string };

/** Lists the scorings in force on the last day of a month, each with its conditions in order. */
export async function scoringsOf(db: OwnSql, month: MonthNo): Promise<Scoring[]> {
  const rows = await db.sql<CriterionRow>(
    `select method, version, code, measure, "atLeast"::float8 as "atLeast", level, "levelOrder", name, "nameEn"
     from "ScoringCriterion" where "validFrom" <= $1::date and ("validTo" is null or "validTo" >= $1::date)
     order by method, "order"`,
    [lastDay(month)],
  );
  return [...new Set(rows.map(({ method }) => method))].map((method) => {
    const own = rows.filter((row) => row.method === method);
    const version = Math.max(...own.map((row) => row.version));
    const criteria = own
      .filter((row) => row.version === version)
      .map(({ code, measure, atLeast, level, levelOrder, name, nameEn }) => ({
        code,
        measure,
        atLeast,
        level,
        levelOrder,
        name: { id: name, en: nameEn },
      }));
    return { method, version, criteria };
  });
}

const AT_ONCE = 2_000;

/**
 * Scores every post that was expected in a month over the twelve months that end with it, keeps what changed, and makes
 * the counts above them stale. Safe to call again at any time. Gives the number of results that changed.
 */
export async function assessPosts(db: OwnSql, month: MonthNo, at: Date): Promise<number> {
  const catalogue = await loadCatalogue(db);
  if (!catalogue.blockOf.has('GV_POS_STRATA')) return 0;
  const scorings = await scoringsOf(db, month);
  const rows = await db.sql<Row>(measuresStatement(catalogue), [month, null]);
  let changed = 0;
  for (let start = 0; start < rows.length; start += AT_ONCE) {
    changed += await keep(db, catalogue, { month, at, scorings, rows: rows.slice(start, start + AT_ONCE) });
  }
  if (changed > 0) wake('rollup');
  return changed;
}

type Kept = { month: MonthNo; at: Date; scorings: readonly Scoring[]; rows: readonly Row[] };

async function keep(db: OwnSql, catalogue: Catalogue, { month, at, scorings, rows }: Kept): Promise<number> {
  const scores = rows.flatMap((row) =>
    scorings.map(({ method, version, criteria }) => ({
      ...row,
      method,
      version,
      result: scoreOf(criteria, row.measures, BASE_RESULT[method] ?? 'TIDAK_AKTIF').result,
    })),
  );
  const gv = catalogue.blocks.find(({ code }) => code === catalogue.blockOf.get('GV_POS_STRATA'));
  const [done] = await db.sql<{ changed: number }>(KEEP, [
    scores.map(({ unitNo }) => unitNo),
    scores.map(({ method }) => method),
    scores.map(({ version }) => version),
    scores.map(({ result }) => result),
    scores.map(({ measures }) => JSON.stringify(measures)),
    month,
    at,
    gv?.no ?? -1,
    CAUSES.indexOf('DEFINITION'),
  ]);
  return done?.changed ?? 0;
}

/** A result that gives way to another is kept with the time since when it was known. */
const KEEP = `
  with fresh as materialized (
    select * from unnest($1::int[], $2::text[], $3::int[], $4::text[], $5::text[]) a(unit_no, method, version, result, measures)),
  past as (
    insert into "PastAssessment" ("unitNo", month, method, "knownFrom", result)
    select b."unitNo", b.month, b.method, b."knownFrom", b.result
    from fresh a join "PosyanduAssessment" b on b."unitNo" = a.unit_no and b.month = $6::int and b.method = a.method
    where b.result <> a.result
    on conflict do nothing),
  kept as (
    insert into "PosyanduAssessment" ("unitNo", month, method, version, result, measures, "knownFrom")
    select a.unit_no, $6::int, a.method, a.version, a.result, a.measures::jsonb, $7::timestamptz from fresh a
    on conflict ("unitNo", month, method) do update set version = excluded.version, result = excluded.result,
      measures = excluded.measures, "knownFrom" = case when "PosyanduAssessment".result = excluded.result
        then "PosyanduAssessment"."knownFrom" else excluded."knownFrom" end
    where ("PosyanduAssessment".version, "PosyanduAssessment".result, "PosyanduAssessment".measures)
      is distinct from (excluded.version, excluded.result, excluded.measures)
    returning "unitNo"),
  mark as (
    insert into dirty (node_no, month, block_no, cause)
    select distinct n.node, $6::int, $8::smallint, $9::smallint from kept k join "Unit" u on u.no = k."unitNo",
      unnest(array[u."desaNo", u."puskesmasNo"]) n(node) where n.node is not null)
  select count(*)::int as changed from kept`;

/** Scores the last month that is over; called at start and daily. */
export async function assessDueMonth(ctx: { db: OwnSql; clock: Clock }): Promise<number> {
  const now = ctx.clock.now();
  return assessPosts(ctx.db, monthOfDay(dayIn('WIB', now)) - 1, now);
}
