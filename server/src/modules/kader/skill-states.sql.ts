import type { Ctx } from '../../auth/ctx.ts';

/** The latest result of a kader in one skill. */
export type SkillResult = {
  readonly kaderId: string;
  readonly skillCode: string;
  readonly passed: boolean;
  readonly on: string;
  readonly office: string;
};

/** The latest results in each skill of kader, by kader; who asks has the right to the kader. One statement. */
export async function latestResults(ctx: Ctx, ids: readonly string[]): Promise<ReadonlyMap<string, SkillResult[]>> {
  const rows = await ctx.db.sql<SkillResult>(
    `select distinct on ("kaderId", "skillCode") "kaderId", "skillCode", passed, "on"::text as "on", office
     from "KaderSkillResult" where "kaderId" = any($1::uuid[]) order by "kaderId", "skillCode", "on" desc`,
    [ids],
  );
  const found = new Map<string, SkillResult[]>();
  for (const row of rows) found.set(row.kaderId, [...(found.get(row.kaderId) ?? []), row]);
  return found;
}
