import type { Ctx } from '../../auth/ctx.ts';
import { can } from '../../auth/policy.ts';
import { visibleEvidence } from '../../auth/visible.ts';
import { changesOf, sayValue } from '../activity/changes.ts';
import { fulfilledSql, graceSql } from './duty-rules.sql.ts';
import { isOwnAgency } from './duty-scope.ts';

const FULFILLED = `
  select e.id, (${fulfilledSql('g.grace')}) as done from "Evidence" e
  join "Pokjanal" p on p.id = e."pokjanalId" join "Wilayah" w on w.id = p."wilayahId"
  cross join lateral (select ${graceSql('w.path')} as grace) g
  where e.id = any($1::uuid[])`;

/** Whether records count as fulfilled, in one statement for all. */
export async function fulfilledOf(ctx: Pick<Ctx, 'db'>, ids: readonly string[]): Promise<boolean[]> {
  const rows = await ctx.db.sql<{ id: string; done: boolean }>(FULFILLED, [[...ids]]);
  const done = new Map(rows.map((row) => [row.id, row.done]));
  return ids.map((id) => done.get(id) ?? false);
}

/** The histories of records, newest entry first, in one statement for all. */
export async function evidenceHistories(ctx: Pick<Ctx, 'db'>, ids: readonly string[]) {
  const histories = await changesOf(ctx, 'Evidence', ids);
  return ids.map((id) =>
    (histories.get(id) ?? []).map(({ diff, ...entry }) => ({
      ...entry,
      fields: Object.entries(diff).map(([field, [before, after]]) => ({
        field,
        before: sayValue(before),
        after: sayValue(after),
      })),
    })),
  );
}

/** What the caller may do to records: report to correct them, judge to accept or return them, confirm what others entered. */
export async function evidenceAbilities(ctx: Ctx, ids: readonly string[]): Promise<string[][]> {
  const rows = await ctx.db.prisma.evidence.findMany({
    where: { AND: [{ id: { in: [...ids] } }, visibleEvidence(ctx.actor)] },
    select: {
      id: true,
      opdId: true,
      onBehalf: true,
      confirmedAt: true,
      pokjanal: { select: { wilayah: { select: { path: true } } } },
    },
  });
  const abilities = rows.map(({ id, opdId, onBehalf, confirmedAt, pokjanal }) => {
    const { path } = pokjanal.wilayah;
    const waits = onBehalf && confirmedAt === null;
    const own: readonly [string, string[]] = [
      id,
      [
        ...(can(ctx.actor, 'duty.report', { path, opdId }) ? ['duty.report'] : []),
        ...(can(ctx.actor, 'duty.judge', { path }) ? ['duty.judge'] : []),
        ...(can(ctx.actor, 'problem.raise', { path, opdId }) ? ['problem.raise'] : []),
        ...(waits && ctx.actor.kind === 'user' && isOwnAgency(ctx, opdId) ? ['evidence.confirm'] : []),
      ],
    ];
    return own;
  });
  const byId = new Map(abilities);
  return ids.map((id) => byId.get(id) ?? []);
}
