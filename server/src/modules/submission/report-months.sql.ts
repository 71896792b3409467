import type { Ctx } from '../../auth/ctx.ts';
import { reach } from '../../auth/policy.ts';
import { reachSql } from '../../auth/reach.ts';

/** What a post owes in one month over all its forms. */
export type ReportMonth = {
  readonly month: number;
  readonly due: number;
  /** Of these, not sent yet. */
  readonly waiting: number;
  /** Of these, sent back. */
  readonly returned: number;
};

/** Lists the months for which a post owes anything, newest first; none when its reports lie out of reach. */
export function listReportMonths(
  ctx: Ctx,
  { posyanduId, first }: { posyanduId: string; first: number },
): Promise<ReportMonth[]> {
  const params: unknown[] = [posyanduId, first];
  const columns = { path: 'w.path', puskesmas: 'u."puskesmasNo"', unit: 'u.no' };
  const within = reachSql(reach(ctx.actor, 'report.read'), columns, params);
  return ctx.db.sql<ReportMonth>(
    `select o.month, count(*)::int as due, (count(*) filter (where o.status in (0, 1)))::int as waiting,
       (count(*) filter (where o.status = 3))::int as returned
     from "Unit" u join "Wilayah" w on w.no = u."desaNo" join obligation o on o.unit_no = u.no and o.expectation = 0
     where u."posyanduId" = $1::uuid and ${within}
     group by o.month order by o.month desc limit $2`,
    params,
    { signal: ctx.signal },
  );
}
