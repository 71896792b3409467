import type { Ctx } from '../../auth/ctx.ts';
import { type Problem, problem } from '../../lib/errors.ts';
import type { Wrote } from './register.ts';

/** What hinders taking accounts back: somebody set a secret with the code, or the account was changed or closed since. */
export async function usedSince(ctx: Ctx, wrote: readonly Wrote[]): Promise<Map<string, Problem>> {
  const now = await ctx.db.sql<{ id: string; entered: boolean; changed: boolean }>(
    `select u.id, exists (select from "Account" a where a."userId" = u.id and a.password is not null) as entered,
       u."disabledAt" is not null or (select count(*) from "RoleAssignment" r where r."userId" = u.id) <> 1 as changed
     from "User" u where u.id = any($1::uuid[])`,
    [wrote.map(({ id }) => id)],
  );
  const standing = new Map(now.map((one) => [one.id, one]));
  return new Map(
    wrote.flatMap(({ id }) => {
      const found = standing.get(id);
      if (!found || found.changed) return [[id, problem('', 'UNDO_CHANGED')] as const];
      return found.entered ? [[id, problem('', 'UNDO_USER_ENTERED')] as const] : [];
    }),
  );
}
