import { userIdOf } from '../../auth/actor.ts';
import type { Ctx } from '../../auth/ctx.ts';
import { can } from '../../auth/policy.ts';
import { inTransaction } from '../../db/transaction.ts';
import { CAUSES } from '../../events/types.ts';
import { wake } from '../../events/wake.ts';
import { InvalidInput, NotFound, problem } from '../../lib/errors.ts';
import { recordBulkAct } from '../activity/record-bulk-act.ts';
import type { ReportBulkRef } from './bulk-reports.sql.ts';
import { formNosOf, loadCatalogue } from './catalogue.ts';
import { type ReportRef, targetOf } from './report-state.ts';
import type { ExemptionBefore } from './undo-exempt.ts';

export type ExemptReports = {
  readonly reports: readonly ReportRef[];
  /** True: they are not due any more; false: they are due again. */
  readonly exempt: boolean;
  readonly reason: string;
};

export type Exempted = { readonly changed: number; readonly actId: string | null };

type Row = {
  place: number;
  unit_no: number;
  form_no: number;
  path: string;
  puskesmas: number | null;
  posyandu_id: string | null;
};

const MOST_AT_ONCE = 500;

const LONGEST_REASON = 500;

/**
 * Says of reports that they are not due, or due again, with a reason; all of them or none. What has arrived still counts
 * as arrived, so a rate may pass 100. Gives how many changed, and the act as a whole for taking it back.
 */
export async function exemptReports(ctx: Ctx, input: ExemptReports): Promise<Exempted> {
  const reason = input.reason.trim();
  if (reason === '') throw new InvalidInput([problem('reason', 'REASON_REQUIRED')]);
  if (reason.length > LONGEST_REASON) throw new InvalidInput([problem('reason', 'TOO_LONG', { max: LONGEST_REASON })]);
  if (input.reports.length > MOST_AT_ONCE) {
    throw new InvalidInput([problem('reports', 'OUT_OF_RANGE', { min: 1, max: MOST_AT_ONCE })]);
  }
  const catalogue = await loadCatalogue(ctx.db);
  const blockNo = new Map(catalogue.blocks.map(({ code, no }) => [code, no]));
  const pairs = catalogue.blocks.flatMap(({ code, no }) => formNosOf(catalogue, code).map((form) => ({ form, no })));
  const keys = [
    input.reports.map(({ unitNo }) => unitNo),
    input.reports.map(({ month }) => month),
    input.reports.map(({ block }) => blockNo.get(block) ?? -1),
    pairs.map(({ form }) => form),
    pairs.map(({ no }) => no),
  ];
  const rows = await ctx.db.sql<Row>(READ, keys);
  const allowed = rows.filter((row) =>
    can(
      ctx.actor,
      'obligation.exempt',
      targetOf({ path: row.path, puskesmasNo: row.puskesmas, unitNo: row.unit_no, posyanduId: row.posyandu_id }),
    ),
  );
  if (new Set(allowed.map(({ place }) => place)).size < input.reports.length) throw new NotFound('REPORT_NOT_FOUND');
  const done = await write(ctx, input.exempt, reason, keys);
  wake('rollup');
  wake('sequencer');
  return done;
}

type Turned = ExemptionBefore & ReportBulkRef & { readonly path: string; readonly puskesmas: number | null };

function write(ctx: Ctx, exempt: boolean, reason: string, keys: readonly unknown[]): Promise<Exempted> {
  const at = ctx.clock.now();
  return inTransaction(ctx, async (tx) => {
    const turned = await tx.sql<Turned>(WRITE, [
      ...keys,
      exempt,
      reason,
      userIdOf(ctx.actor),
      CAUSES.indexOf('OBLIGATION'),
      at,
    ]);
    const actId = await recordBulkAct(tx, ctx, {
      kind: exempt ? 'EXEMPT' : 'REQUIRE',
      at,
      note: reason,
      paths: turned.map(({ path }) => path),
      puskesmasNos: turned.map(({ puskesmas }) => puskesmas),
      rows: turned.map(({ path: _path, puskesmas: _puskesmas, expectation, reason: former, at: since, ...ref }) => ({
        ref,
        revision: 0,
        before: { expectation, reason: former, at: since },
      })),
    });
    return { changed: turned.length, actId };
  });
}

const ASKED = `
  asked as (
    select a.place, a.unit_no, a.month, a.block_no, f.form_no
    from unnest($1::int[], $2::int[], $3::smallint[]) with ordinality a(unit_no, month, block_no, place)
    join unnest($4::smallint[], $5::smallint[]) f(form_no, block_no) on f.block_no = a.block_no)`;

const READ = `
  with ${ASKED}
  select a.place::int, a.unit_no, o.form_no, w.path, u."puskesmasNo" as puskesmas, u."posyanduId" as posyandu_id
  from asked a join obligation o on o.unit_no = a.unit_no and o.month = a.month and o.form_no = a.form_no
  join "Unit" u on u.no = a.unit_no join "Wilayah" w on w.no = u."desaNo"`;

const WRITE = `
  with ${ASKED},
  former as (
    select o.unit_no, o.month, o.form_no, a.block_no, o.expectation, o.exempt_reason, o.exempt_at
    from asked a join obligation o on o.unit_no = a.unit_no and o.month = a.month and o.form_no = a.form_no
    where o.expectation <> $6::boolean::int for update of o),
  turn as (
    update obligation o set expectation = $6::boolean::int, exempt_reason = case when $6::boolean then $7::text end,
      exempt_at = case when $6::boolean then $10::timestamptz end
    from former a where o.unit_no = a.unit_no and o.month = a.month and o.form_no = a.form_no
    returning o.unit_no, o.month, o.form_no, a.block_no),
  mark as (
    insert into dirty (node_no, month, block_no, cause)
    select distinct n.node, t.month, t.block_no, $9::smallint from turn t join "Unit" u on u.no = t.unit_no,
      unnest(array[u."desaNo", u."puskesmasNo"]) n(node) where n.node is not null),
  told as (
    insert into outbox (type, unit_no, month, cause, payload)
    select case when $6::boolean then 'obligation.exempted' else 'obligation.required' end, t.unit_no, t.month, $9::smallint,
      jsonb_build_object('block', t.block_no, 'reason', $7::text, 'by', $8::text) from turn t)
  select t.unit_no as "unitNo", t.month, t.block_no as "blockNo", t.form_no as "formNo", f.expectation,
    f.exempt_reason as reason, f.exempt_at::text as at, w.path, u."puskesmasNo" as puskesmas
  from turn t join former f on f.unit_no = t.unit_no and f.month = t.month and f.form_no = t.form_no
  join "Unit" u on u.no = t.unit_no join "Wilayah" w on w.no = u."desaNo"
  order by t.month, t.block_no, t.unit_no`;
