import type { Ctx } from '../../auth/ctx.ts';
import type { DutyStatus } from '../../lib/pure/duty-rules.ts';
import { dayIn } from '../../lib/pure/deadline.ts';
import { cellsSql } from './duty-cells.sql.ts';
import { graceSql } from './duty-rules.sql.ts';
import { proposalsSql } from './proposal-sources.sql.ts';

/** One cell of a matrix as the database knows it. */
export type MatrixCell = {
  readonly opdId: string;
  readonly code: string;
  readonly fromMonth: number;
  readonly status: DutyStatus;
  /** Records behind it, drafts too. */
  readonly records: number;
  /** What proposes itself and waits for a decision. */
  readonly proposals: number;
  /** Why the duty does not apply. */
  readonly reason: string | null;
};

const ONE_GROUP = `
  grp as (
    select p.id, p.regime, w.level, w.id as wilayah_id, ${graceSql('w.path')} as grace
    from "Pokjanal" p join "Wilayah" w on w.id = p."wilayahId" where p.id = $4::uuid)`;

const MATRIX = `
  with ${ONE_GROUP}, ${cellsSql()},
  waiting as (
    select s.opd_id, s.code, d.from_month, count(*)::int as proposals
    from (${proposalsSql()}) s join period d on d.code = s.code and s.to_month between d.from_month and d.to_month
    group by 1, 2, 3)
  select c.opd_id as "opdId", c.code, c.from_month as "fromMonth", c.status, c.records, c.reason,
    coalesce(w.proposals, 0) as proposals
  from cell c left join waiting w on w.opd_id = c.opd_id and w.code = c.code and w.from_month = c.from_month`;

/** The cells of a group in a year, in one statement. Whoever asks has the right to read the group. */
export function matrixCells(ctx: Ctx, pokjanalId: string, year: number): Promise<MatrixCell[]> {
  return ctx.db.sql<MatrixCell>(MATRIX, [year * 12, year * 12 + 11, dayIn('WIB', ctx.clock.now()), pokjanalId], {
    signal: ctx.signal,
    name: 'duty_matrix',
  });
}

const GRACE = `select ${graceSql('w.path')} as grace from "Pokjanal" p join "Wilayah" w on w.id = p."wilayahId" where p.id = $1`;

/** The days of grace in force for a group. */
export async function graceOf(ctx: Pick<Ctx, 'db'>, pokjanalId: string): Promise<number> {
  const [row] = await ctx.db.sql<{ grace: number }>(GRACE, [pokjanalId]);
  return row?.grace ?? 0;
}

/** What proposes itself to one agency for one duty. */
export type ProposalRow = {
  readonly kind: string;
  readonly sourceId: string;
  readonly pokjanalId: string;
  readonly opdId: string;
  readonly code: string;
  readonly fromMonth: number;
  readonly toMonth: number;
  readonly title: string | null;
  readonly onDay: string;
};

const PROPOSALS = `
  with ${ONE_GROUP.replace('$4', '$3')}
  select s.kind, s.source_id as "sourceId", s.pokjanal_id as "pokjanalId", s.opd_id as "opdId", s.code,
    s.from_month as "fromMonth", s.to_month as "toMonth", s.title, s.on_day::text as "onDay"
  from (${proposalsSql()}) s
  where s.opd_id = $4::uuid and s.code = $5 and s.to_month between $1::int and $2::int
  order by s.to_month, s.kind, s.source_id`;

/** What proposes itself to an agency of a group for a duty in some months, oldest first. */
export function proposalsOf(
  ctx: Pick<Ctx, 'db'>,
  asked: { pokjanalId: string; opdId: string; code: string; fromMonth: number; toMonth: number },
): Promise<ProposalRow[]> {
  const { pokjanalId, opdId, code, fromMonth, toMonth } = asked;
  return ctx.db.sql<ProposalRow>(PROPOSALS, [fromMonth, toMonth, pokjanalId, opdId, code]);
}
