import { userIdOf } from '../../auth/actor.ts';
import type { Ctx } from '../../auth/ctx.ts';
import { can } from '../../auth/policy.ts';
import { wake } from '../../events/wake.ts';
import { Conflict, NotFound, problem, refuseProblems } from '../../lib/errors.ts';
import { dayIn } from '../../lib/pure/deadline.ts';
import { type Day, isDay, type MonthNo } from '../../lib/pure/month.ts';
import { targetOf } from './report-state.ts';

export type GrantAmendment = {
  readonly posyanduIds: readonly string[];
  readonly month: MonthNo;
  /** Last day on which the posts may change the month. */
  readonly until: Day;
  readonly reason: string;
};

/** Leave of one unit to change a closed month. */
export type Permit = {
  readonly id: string;
  readonly unitNo: number;
  readonly name: string;
  readonly posyanduId: string | null;
  readonly month: MonthNo;
  readonly until: Day;
  readonly reason: string;
  readonly grantedAt: Date;
  readonly by: string | null;
};

const MAX_REASON = 1000;
const MOST_AT_ONCE = 200;

type Post = { no: number; id: string; path: string; puskesmas: number | null; zone: 'WIB' | 'WITA' | 'WIT' };

/**
 * Lets posts change a month after its closing, until the end of a day, for a reason; all of them or none.
 * @throws NotFound for a post out of reach; InvalidInput for a day that is over, no reason, or too many posts.
 */
export async function grantAmendment(ctx: Ctx, input: GrantAmendment): Promise<Permit[]> {
  const posts = await ctx.db.sql<Post>(
    `select u.no, u."posyanduId" as id, w.path, w.zone::text as zone, u."puskesmasNo" as puskesmas
     from "Unit" u join "Wilayah" w on w.no = u."desaNo" where u."posyanduId" = any($1::uuid[])`,
    [input.posyanduIds],
  );
  const reachable = posts.filter((post) =>
    can(ctx.actor, 'submission.amend', {
      path: post.path,
      unitNo: post.no,
      posyanduId: post.id,
      puskesmasNo: post.puskesmas,
    }),
  );
  if (reachable.length < new Set(input.posyanduIds).size) throw new NotFound('POSYANDU_NOT_FOUND');
  refuseInput(ctx, input, posts[0]?.zone ?? 'WIB');
  const by = userIdOf(ctx.actor);
  await ctx.db.sql(
    `with given as (
       insert into "AmendmentPermit" (id, "unitNo", month, "untilDay", reason, "grantedAt", "grantedById")
       select gen_random_uuid(), no, $2, $3::date, $4, $5, $6 from unnest($1::int[]) no returning "unitNo")
     insert into outbox (type, unit_no, month, payload)
     select 'amendment.granted', "unitNo", $2, jsonb_build_object('until', $3::text, 'by', $6::text) from given`,
    [posts.map(({ no }) => no), input.month, input.until, input.reason.trim(), ctx.clock.now(), by],
  );
  wake('sequencer');
  return listPermits(ctx, { unitNos: posts.map(({ no }) => no), month: input.month });
}

function refuseInput(ctx: Ctx, input: GrantAmendment, zone: Post['zone']): void {
  const length = input.reason.trim().length;
  const over = !isDay(input.until) || input.until < dayIn(zone, ctx.clock.now());
  refuseProblems([
    ...(length === 0 ? [problem('reason', 'REASON_REQUIRED')] : []),
    ...(length > MAX_REASON ? [problem('reason', 'TOO_LONG', { max: MAX_REASON })] : []),
    ...(over ? [problem('until', 'DAY_IS_OVER')] : []),
    ...(input.posyanduIds.length > MOST_AT_ONCE
      ? [problem('posyandu', 'OUT_OF_RANGE', { min: 1, max: MOST_AT_ONCE })]
      : []),
  ]);
}

/** Takes leave back; what was changed under it stays. @throws Conflict when it is taken back already. */
export async function withdrawAmendment(ctx: Ctx, input: { id: string }): Promise<void> {
  const [row] = await ctx.db.sql<{ no: number; path: string; open: boolean }>(
    `select u.no, w.path, p."withdrawnAt" is null as open from "AmendmentPermit" p join "Unit" u on u.no = p."unitNo"
     join "Wilayah" w on w.no = u."desaNo" where p.id = $1`,
    [input.id],
  );
  if (!row || !can(ctx.actor, 'submission.amend', { path: row.path, unitNo: row.no })) {
    throw new NotFound('PERMIT_NOT_FOUND');
  }
  if (!row.open) throw new Conflict('PERMIT_WITHDRAWN', {});
  await ctx.db.sql('update "AmendmentPermit" set "withdrawnAt" = $2 where id = $1', [input.id, ctx.clock.now()]);
}

type PermitRow = Permit & { path: string; puskesmas: number | null };

/** Lists the leave in force for a month: of some units, or of all in an area; those out of reach are left out. */
export async function listPermits(
  ctx: Ctx,
  of: { month: MonthNo; unitNos?: readonly number[]; path?: string },
): Promise<Permit[]> {
  const rows = await ctx.db.sql<PermitRow>(
    `select p.id, p."unitNo", coalesce(y.name, w.name) as name, u."posyanduId", p.month, p."untilDay"::text as until, p.reason,
       p."grantedAt", coalesce(g.office, g.name) as by, w.path, u."puskesmasNo" as puskesmas
     from "AmendmentPermit" p join "Unit" u on u.no = p."unitNo" join "Wilayah" w on w.no = u."desaNo"
     left join "Posyandu" y on y.id = u."posyanduId" left join "User" g on g.id = p."grantedById"
     where p.month = $1 and p."withdrawnAt" is null and ($2::int[] is null or u.no = any($2))
       and ($3::text is null or starts_with(w.path, $3))
     order by p."untilDay" desc, name`,
    [of.month, of.unitNos ?? null, of.path ?? null],
    { signal: ctx.signal },
  );
  return rows
    .filter((row) =>
      can(
        ctx.actor,
        'report.read',
        targetOf({ path: row.path, puskesmasNo: row.puskesmas, unitNo: row.unitNo, posyanduId: row.posyanduId }),
      ),
    )
    .map(({ path: _path, puskesmas: _puskesmas, ...permit }) => permit);
}
