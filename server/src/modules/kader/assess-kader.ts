import { userIdOf } from '../../auth/actor.ts';
import type { Ctx } from '../../auth/ctx.ts';
import { inTransaction, type Tx } from '../../db/transaction.ts';
import { wake } from '../../events/wake.ts';
import { dayText, today } from '../../lib/days.ts';
import { type Problem, problem, refuseProblems } from '../../lib/errors.ts';
import { newId } from '../../lib/ids.ts';
import { dayProblems } from '../posyandu/post-days.ts';
import { badgeOf, bitOf } from './badge.ts';
import { type KaderBook, kaderBook } from './kader-book.ts';
import { FIRST, officeProblems } from './kader-facts.ts';
import {
  findManagedKaders,
  type KaderRef,
  type ManagedKader,
  refuseErased,
  refuseLeft,
  writeKaderAct,
} from './managed-kader.ts';

/** Results of one kader, by the codes of the skills. */
export type AssessedKader = KaderRef & { readonly passed: readonly string[]; readonly notYet: readonly string[] };

export type AssessKaders = {
  readonly posyanduId: string;
  readonly on: Date;
  /** Office of the assessor, never a person. */
  readonly office: string;
  readonly rows: readonly AssessedKader[];
};

const MAX_ROWS = 60;

/**
 * Records results in the basic skills for kader of one post, all or none. The latest result in each skill counts; one of
 * the same day takes the place of the one before.
 */
export async function assessKaders(ctx: Ctx, input: AssessKaders): Promise<{ ids: string[] }> {
  const rows = input.rows.filter(({ passed, notYet }) => passed.length + notYet.length > 0);
  const [kaders, book] = await Promise.all([findManagedKaders(ctx, rows, 'kader.assess'), kaderBook(ctx)]);
  kaders.forEach(refuseErased);
  kaders.forEach(refuseLeft);
  const office = input.office.trim();
  refuseProblems([
    ...(rows.length === 0 ? [problem('rows', 'NOTHING_ASSESSED')] : []),
    ...(rows.length > MAX_ROWS ? [problem('rows', 'TOO_MANY', { max: MAX_ROWS })] : []),
    ...officeProblems('office', office),
    ...dayProblems('on', input.on, { after: FIRST, latest: today(ctx) }),
    ...rows.flatMap((row, at) => rowProblems(row, kaders[at], book, input.posyanduId, `rows.${at}`)),
  ]);
  await inTransaction(ctx, async (tx) => {
    // Before anything counts on the sum of results, nobody else may be adding to them.
    await tx.sql('select from "Kader" where id = any($1::uuid[]) order by id for update', [rows.map(({ id }) => id)]);
    await writeResults(tx, ctx, { ...input, office, rows });
    const sums = await readSums(
      tx,
      rows.map(({ id }) => id),
    );
    for (const kader of kaders) {
      const sum = sums.get(kader.id);
      if (sum) await writeKaderAct(tx, ctx, kader, assessed(kader, sum, { book, office, on: input.on }));
    }
  });
  wake('sequencer');
  return { ids: rows.map(({ id }) => id) };
}

function rowProblems(
  { id, passed, notYet }: AssessedKader,
  kader: ManagedKader | undefined,
  { skills }: KaderBook,
  posyanduId: string,
  path: string,
): Problem[] {
  const known = new Set(skills.map(({ code }) => code));
  const codes = [...passed, ...notYet];
  return [
    ...(kader && kader.posyanduId !== posyanduId ? [problem(`${path}.kader`, 'KADER_ELSEWHERE', { id })] : []),
    ...codes.flatMap((code, at) => [
      ...(known.has(code) ? [] : [problem(`${path}.skills`, 'BAD_CODE', { value: code })]),
      ...(codes.indexOf(code) < at ? [problem(`${path}.skills`, 'SKILL_TWICE', { value: code })] : []),
    ]),
  ];
}

async function writeResults(tx: Tx, ctx: Ctx, { rows, on, office }: AssessKaders): Promise<void> {
  const results = rows.flatMap(({ id, passed, notYet }) => [
    ...passed.map((skill) => ({ id: newId(), kader: id, skill, passed: true })),
    ...notYet.map((skill) => ({ id: newId(), kader: id, skill, passed: false })),
  ]);
  await tx.sql(
    `insert into "KaderSkillResult" (id, "kaderId", "skillCode", passed, "on", office, at, "byId")
     select r.id, r.kader, r.skill, r.passed, $2::date, $3::text, $4::timestamptz, $5::uuid
     from jsonb_to_recordset($1::jsonb) as r(id uuid, kader uuid, skill text, passed boolean)
     on conflict ("kaderId", "skillCode", "on") do update
       set passed = excluded.passed, office = excluded.office, at = excluded.at, "byId" = excluded."byId"`,
    [JSON.stringify(results), dayText(on), office, ctx.clock.now(), userIdOf(ctx.actor)],
  );
}

type Sum = { readonly passed: number; readonly assessedOn: Date };

/** What the latest result in each skill adds up to, by kader. */
async function readSums(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Sum>> {
  const rows = await tx.sql<{ id: string; passed: number; last: string }>(
    `select r."kaderId" as id, coalesce(bit_or(1 << (s.number - 1)) filter (where r.passed), 0)::int as passed, max(r."on")::text as last
     from (select distinct on ("kaderId", "skillCode") "kaderId", "skillCode", passed, "on" from "KaderSkillResult"
       where "kaderId" = any($1::uuid[]) order by "kaderId", "skillCode", "on" desc) r
     join "KaderSkill" s on s.code = r."skillCode" group by 1`,
    [ids],
  );
  return new Map(rows.map(({ id, passed, last }) => [id, { passed, assessedOn: new Date(`${last}T00:00:00Z`) }]));
}

function assessed(kader: ManagedKader, sum: Sum, how: { book: KaderBook; office: string; on: Date }) {
  const { book, office, on } = how;
  const told = (passed: number) => ({
    badge: badgeOf(book.rules, book.groups, passed),
    skills: book.skills
      .filter(({ number }) => (passed & bitOf(number)) !== 0)
      .map(({ number }) => number)
      .join(', '),
  });
  return {
    action: 'kader.assessed' as const,
    data: sum,
    before: { ...told(kader.passed), on: null, office: null },
    after: { ...told(sum.passed), on: dayText(on), office },
  };
}
