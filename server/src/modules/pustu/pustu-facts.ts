import type { PustuKind } from '@pokjanal/prisma/client';
import type { Ctx } from '../../auth/ctx.ts';
import { can } from '../../auth/policy.ts';
import type { SqlFace } from '../../events/outbox.ts';
import { type Problem, problem } from '../../lib/errors.ts';
import { requiredText } from '../../lib/text-problems.ts';
import type { Logged } from '../activity/record-change.ts';
import { type Mentor, readPlace, type Village } from '../posyandu/post-place.ts';

/** What is told of a pustu. */
export type PustuFacts = {
  readonly name: string;
  readonly kind: PustuKind;
  /** Village it stands in. */
  readonly wilayahId: string;
  readonly puskesmasId: string;
  /** Villages it serves. */
  readonly villageIds: readonly string[];
};

/** The same, read: where it is, whose it is, the names of the villages it serves, and all that is wrong. */
export type ReadFacts = {
  readonly village: Village | null;
  readonly puskesmas: Mentor | null;
  readonly villages: readonly string[];
  readonly problems: readonly Problem[];
};

/** The facts without blanks at the ends and without a village told twice. */
export function tidy({ name, kind, wilayahId, puskesmasId, villageIds }: PustuFacts): PustuFacts {
  return { name: name.trim(), kind, wilayahId, puskesmasId, villageIds: [...new Set(villageIds)] };
}

/** Checks what is told of a pustu, everything at once. */
export async function readFacts(ctx: Ctx, facts: PustuFacts, exceptId: string | null): Promise<ReadFacts> {
  const [place, served] = await Promise.all([
    readPlace(ctx, facts, 'pustu.manage'),
    ctx.db.prisma.wilayah.findMany({
      where: { id: { in: [...facts.villageIds] } },
      select: { id: true, name: true, path: true, level: true, endedOn: true },
      orderBy: { code: 'asc' },
    }),
  ]);
  const found = new Map(served.map((one) => [one.id, one]));
  const villageProblems = facts.villageIds.flatMap((id): Problem[] => {
    const one = found.get(id);
    if (!one || !can(ctx.actor, 'pustu.manage', { path: one.path })) return [problem('villages', 'WILAYAH_NOT_FOUND')];
    const isVillage = one.level === 'DESA' && one.endedOn === null;
    return isVillage ? [] : [problem('villages', 'NOT_A_VILLAGE', { name: one.name })];
  });
  return {
    village: place.village,
    puskesmas: place.mentor,
    villages: served.map(({ name }) => name),
    problems: [
      ...requiredText('name', facts.name),
      ...place.problems,
      ...(facts.villageIds.length === 0 ? [problem('villages', 'PUSTU_SERVES_NONE')] : villageProblems),
      ...(place.village && facts.name ? await sameName(ctx.db, place.village, facts.name, exceptId) : []),
    ],
  };
}

/** What is wrong with a name in a village: another pustu that is open there bears it. */
export async function sameName(
  db: SqlFace,
  village: Pick<Village, 'id' | 'name'>,
  name: string,
  exceptId: string | null,
): Promise<Problem[]> {
  const rows = await db.sql(
    `select 1 from "Pustu" where "wilayahId" = $1 and lower(name) = lower($2) and id is distinct from $3::uuid
       and "withdrawnAt" is null and "closedOn" is null limit 1`,
    [village.id, name, exceptId],
  );
  return rows.length === 0 ? [] : [problem('name', 'PUSTU_SAME_NAME', { name, desa: village.name })];
}

/** What is told of a pustu as its history names it. */
export function loggedOf(facts: PustuFacts, { village, puskesmas, villages }: Omit<ReadFacts, 'problems'>): Logged {
  const { name, kind } = facts;
  const desa = village?.name ?? null;
  return { name, kind, desa, puskesmas: puskesmas?.name ?? null, villages: villages.toSorted() };
}
