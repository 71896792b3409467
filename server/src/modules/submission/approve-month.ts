import { userIdOf } from '../../auth/actor.ts';
import type { Ctx } from '../../auth/ctx.ts';
import { assertCan } from '../../auth/policy.ts';
import { CAUSES } from '../../events/types.ts';
import { wake } from '../../events/wake.ts';
import { NotFound } from '../../lib/errors.ts';
import { type Catalogue, formNosOf, getBlock, loadCatalogue, type OwnSql } from './catalogue.ts';
import type { Block } from './layout.sql.ts';

export type ApproveMonth = { readonly wilayahId: string; readonly month: number; readonly block: string };

/** `approved` counts the reports bound now; `open` lists how many posts still stand in which state. */
export type ApprovedMonth = {
  readonly approved: number;
  readonly open: {
    readonly none: number;
    readonly draft: number;
    readonly submitted: number;
    readonly returned: number;
  };
};

/**
 * Approves one form of a month in an area: every verified report below it with the content it has, in one statement.
 * What is not verified stays open and is counted, so that the closing officer sees whom to ask.
 */
export async function approveMonth(ctx: Ctx, input: ApproveMonth): Promise<ApprovedMonth> {
  const [area] = await ctx.db.sql<{ path: string }>('select path from "Wilayah" where id = $1', [input.wilayahId]);
  if (!area) throw new NotFound('WILAYAH_NOT_FOUND');
  assertCan(ctx.actor, 'submission.approve', { path: area.path });
  const catalogue = await loadCatalogue(ctx.db);
  const done = await approveBlock(ctx.db, catalogue, getBlock(catalogue, input.block), {
    month: input.month,
    path: area.path,
    actor: userIdOf(ctx.actor),
    at: ctx.clock.now(),
  });
  if (done.approved > 0) {
    wake('rollup');
    wake('sequencer');
  }
  return done;
}

/** Approves the verified reports of one block below a path; rights are the caller's to check. */
export async function approveBlock(
  db: OwnSql,
  catalogue: Catalogue,
  block: Block,
  of: { month: number; path: string; actor: string | null; at: Date },
): Promise<ApprovedMonth> {
  const [row] = await db.sql<ApprovedMonth['open'] & { approved: number }>(APPROVE, [
    of.path,
    of.month,
    block.no,
    block.code,
    formNosOf(catalogue, block.code),
    of.actor,
    of.at,
    CAUSES.indexOf('APPROVAL'),
  ]);
  if (!row) throw new Error('A count gives one row');
  const { approved, ...open } = row;
  return { approved, open };
}

const APPROVE = `
  with below as (
    select u.no, u."desaNo" as desa_no, u."puskesmasNo" as puskesmas_no
    from "Unit" u join "Wilayah" w on w.no = u."desaNo" where starts_with(w.path, $1)),
  turn as (
    update obligation o set head_rev = o.head_rev + 1, status = 5 from below b
    where o.unit_no = b.no and o.month = $2 and o.form_no = any($5::smallint[]) and o.status = 4
    returning o.unit_no, o.head_rev, b.desa_no, b.puskesmas_no),
  act as (
    insert into review (action, actor, at) select 5, $6::uuid, $7::timestamptz where exists (select from turn) returning no),
  bound as (
    insert into report_review (unit_no, month, rev, of_rev, review_no, block_no)
    select t.unit_no, $2, t.head_rev, r.rev, act.no, $3
    from turn t join report r on r.unit_no = t.unit_no and r.month = $2 and r.block_no = $3 and r.basis = 0 cross join act),
  current as (
    update report r set also_approved = true, in_sums = true from turn t
    where r.unit_no = t.unit_no and r.month = $2 and r.block_no = $3 and r.basis = 0),
  superseded as (
    delete from report r using turn t where r.unit_no = t.unit_no and r.month = $2 and r.block_no = $3 and r.basis = 1),
  mark as (
    insert into dirty (node_no, month, block_no, cause)
    select n.node, $2, $3, $8::smallint from turn t, unnest(array[t.desa_no, t.puskesmas_no]) n(node) where n.node is not null),
  told as (
    insert into outbox (type, unit_no, month, payload)
    select 'report.approved', t.unit_no, $2, jsonb_build_object('block', $4::text, 'rev', t.head_rev, 'by', $6::text) from turn t)
  select (select count(*) from turn)::int as approved, (count(*) filter (where o.status = 0))::int as none,
    (count(*) filter (where o.status = 1))::int as draft, (count(*) filter (where o.status = 2))::int as submitted,
    (count(*) filter (where o.status = 3))::int as returned
  from obligation o join below b on b.no = o.unit_no
  where o.month = $2 and o.form_no = any($5::smallint[]) and o.expectation = 0`;
