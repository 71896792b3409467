import { userIdOf } from '../../auth/actor.ts';
import type { Ctx } from '../../auth/ctx.ts';
import { can } from '../../auth/policy.ts';
import { inTransaction } from '../../db/transaction.ts';
import { wake } from '../../events/wake.ts';
import { type ErrorCode, errorText, InvalidInput, type Localized, problem } from '../../lib/errors.ts';
import { recordBulkAct } from '../activity/record-bulk-act.ts';
import { loadCatalogue } from './catalogue.ts';
import type { ReportBulkRef } from './bulk-reports.sql.ts';
import { nameOf, type ReportRef, STATUSES, targetOf } from './report-state.ts';

export type Verified = {
  /** The act on many as a whole, for taking it back; null where nothing was written. */
  readonly actId: string | null;
  readonly verified: readonly ReportRef[];
  readonly skipped: readonly { readonly report: ReportRef; readonly code: ErrorCode; readonly reason: Localized }[];
};

export type VerifyReports = { readonly reports: readonly ReportRef[]; readonly isPreview?: boolean };

const MOST_AT_ONCE = 500;

/** Setting of an area and all below it: a report must be verified by somebody who did not submit it. */
export const FOUR_EYES = 'report.fourEyes';

type Row = {
  place: number;
  unit_no: number;
  posyandu_id: string | null;
  path: string;
  puskesmas_no: number | null;
  form_no: number;
  status: number;
  head_rev: number;
  submitter: string | null;
  four_eyes: boolean;
};

/**
 * Verifies submitted reports in bulk and binds the content each has now. What cannot be verified is skipped with its
 * reason and does not hold up the rest; a report out of reach is told as one that does not exist. A preview tells the same
 * and writes nothing.
 */
export async function verifyReports(ctx: Ctx, input: VerifyReports): Promise<Verified> {
  if (input.reports.length > MOST_AT_ONCE) {
    throw new InvalidInput([problem('reports', 'OUT_OF_RANGE', { min: 0, max: MOST_AT_ONCE })]);
  }
  const catalogue = await loadCatalogue(ctx.db);
  const reports = input.reports.map((ref) => ({
    ...ref,
    blockNo: catalogue.blocks.find(({ code }) => code === ref.block)?.no ?? -1,
  }));
  const keys = [
    reports.map(({ unitNo }) => unitNo),
    reports.map(({ month }) => month),
    reports.map(({ blockNo }) => blockNo),
  ];
  const rows = new Map((await ctx.db.sql<Row>(READ, [...keys, FOUR_EYES])).map((row) => [row.place - 1, row]));

  const refusals = new Map(reports.map((_ref, index) => [index, refusalOf(ctx, rows.get(index))]));
  const chosen = [...rows].filter(([index]) => refusals.get(index) === null).toSorted(([one], [other]) => one - other);
  const { done, actId } = input.isPreview ? wouldBe(chosen) : await write(ctx, reports, chosen);
  return {
    actId,
    verified: input.reports.filter((_ref, index) => done.has(index)),
    skipped: input.reports.flatMap((report, index) => {
      const refusal = refusals.get(index) ?? { code: 'CONTENT_CHANGED' as const, data: {} };
      return done.has(index) ? [] : [{ report, code: refusal.code, reason: errorText(refusal.code, refusal.data) }];
    }),
  };
}

type Numbered = ReportRef & { readonly blockNo: number };

type Done = { readonly done: ReadonlySet<number>; readonly actId: string | null };

const wouldBe = (chosen: readonly [number, Row][]): Done => ({
  done: new Set(chosen.map(([index]) => index)),
  actId: null,
});

async function write(ctx: Ctx, reports: readonly Numbered[], chosen: readonly [number, Row][]): Promise<Done> {
  if (chosen.length === 0) return wouldBe(chosen);
  const at = ctx.clock.now();
  const result = await inTransaction(ctx, async (tx) => {
    const written = await tx.sql<{ place: number }>(VERIFY, [
      chosen.map(([index]) => index),
      chosen.map(([, row]) => row.unit_no),
      chosen.map(([index]) => reports[index]?.month),
      chosen.map(([index]) => reports[index]?.blockNo),
      chosen.map(([index]) => reports[index]?.block),
      chosen.map(([, row]) => row.form_no),
      chosen.map(([, row]) => row.head_rev),
      userIdOf(ctx.actor),
      at,
    ]);
    const done = new Set(written.map(({ place }) => place));
    const rows = chosen.filter(([index]) => done.has(index));
    const actId = await recordBulkAct(tx, ctx, {
      kind: 'VERIFY',
      at,
      note: null,
      paths: rows.map(([, row]) => row.path),
      puskesmasNos: rows.map(([, row]) => row.puskesmas_no),
      rows: rows.flatMap(([index, row]) => {
        const report = reports[index];
        if (!report) return [];
        const { unitNo, month, blockNo } = report;
        const ref: ReportBulkRef = { unitNo, month, blockNo, formNo: row.form_no };
        return [{ ref, revision: row.head_rev + 1, before: null }];
      }),
    });
    return { done, actId };
  });
  if (result.actId) wake('sequencer');
  return result;
}

function refusalOf(ctx: Ctx, row: Row | undefined): { code: ErrorCode; data: object } | null {
  if (!row) return { code: 'REPORT_NOT_FOUND', data: {} };
  const target = targetOf({
    path: row.path,
    puskesmasNo: row.puskesmas_no,
    unitNo: row.unit_no,
    posyanduId: row.posyandu_id,
  });
  if (!can(ctx.actor, 'report.read', target)) return { code: 'REPORT_NOT_FOUND', data: {} };
  if (!can(ctx.actor, 'submission.verify', target)) return { code: 'FORBIDDEN', data: {} };
  const status = nameOf(STATUSES, row.status);
  if (status !== 'SUBMITTED') return { code: 'WRONG_STATUS', data: { status } };
  const own = ctx.actor.kind === 'user' && row.submitter === ctx.actor.userId;
  return row.four_eyes && own ? { code: 'NOT_OWN_WORK', data: {} } : null;
}

const READ = `
  select a.place::int, u.no as unit_no, u."posyanduId" as posyandu_id, w.path, u."puskesmasNo" as puskesmas_no, o.form_no,
    o.status, o.head_rev, r.actor as submitter,
    coalesce((select (s.value #>> '{}')::boolean from "Setting" s left join "Wilayah" x on x.id = s."wilayahId"
      where s.key = $4 and starts_with(w.path, coalesce(x.path, '/')) order by length(coalesce(x.path, '/')) desc limit 1), false) as four_eyes
  from unnest($1::int[], $2::int[], $3::smallint[]) with ordinality a(unit_no, month, block_no, place)
  join "Unit" u on u.no = a.unit_no join "Wilayah" w on w.no = u."desaNo"
  join report r on r.unit_no = a.unit_no and r.month = a.month and r.block_no = a.block_no and r.basis = 0
  join "FormVersion" v on v.no = r.form_version_no join "Form" f on f.code = v."formCode"
  join obligation o on o.unit_no = a.unit_no and o.month = a.month and o.form_no = f.no`;

/** Rows whose revision moved on since they were read stay as they are and are missing from the answer. */
const VERIFY = `
  with ask as (
    select * from unnest($1::int[], $2::int[], $3::int[], $4::smallint[], $5::text[], $6::smallint[], $7::int[])
      a(place, unit_no, month, block_no, block, form_no, head_rev)),
  turn as (
    update obligation o set head_rev = o.head_rev + 1, status = 4 from ask a
    where o.unit_no = a.unit_no and o.month = a.month and o.form_no = a.form_no and o.head_rev = a.head_rev and o.status = 2
    returning a.place, a.block_no, a.block, o.unit_no, o.month, o.head_rev),
  act as (
    insert into review (action, actor, at) select 4, $8::uuid, $9::timestamptz where exists (select from turn) returning no),
  bound as (
    insert into report_review (unit_no, month, rev, of_rev, review_no, block_no)
    select t.unit_no, t.month, t.head_rev, r.rev, act.no, t.block_no
    from turn t join report r on r.unit_no = t.unit_no and r.month = t.month and r.block_no = t.block_no and r.basis = 0 cross join act),
  told as (
    insert into outbox (type, unit_no, month, payload)
    select 'report.verified', t.unit_no, t.month, jsonb_build_object('block', t.block, 'rev', t.head_rev, 'by', $8::text)
    from turn t)
  select place from turn`;
