import type { Ctx } from '../../auth/ctx.ts';
import { reach } from '../../auth/policy.ts';
import { reachSql } from '../../auth/reach.ts';
import type { MonthNo } from '../../lib/pure/month.ts';

/** A result of a post for a month, from the time it was known until another took its place. */
export type AssessedResult = {
  readonly method: string;
  readonly month: MonthNo;
  readonly result: string;
  readonly from: string;
  readonly until: string | null;
};

/** The results of posts that stand and those they took the place of, since when each was known. */
export const RESULTS_EVER = `
        select "unitNo", month, method, result, "knownFrom" from "PosyanduAssessment"
        union all select "unitNo", month, method, result, "knownFrom" from "PastAssessment"`;

/** Months of one post that are listed. */
const MONTHS_LISTED = 24;

/** Lists the results of one post by month, newest first; none when its reports lie out of reach. */
export function listAssessedResults(ctx: Ctx, posyanduId: string): Promise<AssessedResult[]> {
  const params: unknown[] = [posyanduId];
  const columns = { path: 'w.path', puskesmas: 'u."puskesmasNo"', unit: 'u.no' };
  const within = reachSql(reach(ctx.actor, 'report.read'), columns, params);
  return ctx.db.sql<AssessedResult>(
    `with ever as (
       select x.* from "Unit" u join "Wilayah" w on w.no = u."desaNo"
       cross join lateral (select * from (${RESULTS_EVER}) r where r."unitNo" = u.no offset 0) x
       where u."posyanduId" = $1 and ${within}),
     listed as (
       select *, dense_rank() over (order by month desc) as place,
         lead("knownFrom") over (partition by method, month order by "knownFrom") as until from ever)
     select method, month, result, to_json("knownFrom") #>> '{}' as from, to_json(until) #>> '{}' as until
     from listed where place <= ${MONTHS_LISTED} order by month desc, method, "knownFrom" desc`,
    params,
    { signal: ctx.signal },
  );
}
