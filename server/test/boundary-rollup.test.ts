import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { makePuskesmasUnit } from '@pokjanal/prisma/make/puskesmas-unit';
import { makeWilayah } from '@pokjanal/prisma/make/wilayah';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Ctx } from '../src/auth/ctx.ts';
import type { Database } from '../src/db/client.ts';
import { fixedClock } from '../src/lib/clock.ts';
import { DomainError, InvalidInput } from '../src/lib/errors.ts';
import { rebuild } from '../src/modules/analytics/rebuild-rollups.ts';
import { approveMonth } from '../src/modules/submission/approve-month.ts';
import { openMonth } from '../src/modules/submission/open-month.ts';
import { verifyReports } from '../src/modules/submission/verify-reports.ts';
import type { AreaChange } from '../src/modules/wilayah/change-types.ts';
import { changeWilayah } from '../src/modules/wilayah/change-wilayah.ts';
import { useOwnDatabase } from './database.ts';
import {
  disagreements,
  expectedDues,
  expectedPairs,
  expectedSums,
  rollupState,
  storedDues,
  storedPairs,
  storedSums,
} from './rollup-oracle.ts';
import { answers, countsOf, givenProvince, MAY, settle, submit, systemCtx } from './rollup-scene.ts';

const JUNE = MAY + 1;

let db: Database;
let ctx: Ctx;
let scene: Awaited<ReturnType<typeof givenProvince>>;
/** Acts lie on days one after another, since an area changes once a day at most. */
let day = Date.UTC(2020, 0, 1);

beforeAll(async () => {
  db = await useOwnDatabase();
  ctx = systemCtx(db, fixedClock('2026-07-02T03:00:00Z'));
  scene = await givenProvince(db);
  for (const { desa, puskesmas } of scene.posts.slice(0, 4)) {
    if (puskesmas) await makePuskesmasUnit(db, { desa, puskesmas });
  }
  await openMonth({ db }, JUNE);
  await settle(db);
});

type Row = { id: string; code: string; parentId: string; level: string };
type Act =
  | { kind: 'report'; post: number; month: number; s: number }
  | { kind: 'approve' }
  | { kind: 'drain' }
  | {
      kind: 'split' | 'merge' | 'move';
      level: 'KABKOTA' | 'KECAMATAN' | 'DESA';
      one: number;
      other: number;
      take: number;
    };

const level = fc.constantFrom('KABKOTA' as const, 'KECAMATAN' as const, 'DESA' as const);
const pick = fc.nat({ max: 30 });
const change = (kind: 'split' | 'merge' | 'move') =>
  fc.record({ kind: fc.constant(kind), level, one: pick, other: pick, take: fc.integer({ min: 1, max: 6 }) });
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('report' as const),
      post: fc.nat({ max: 6 }),
      month: fc.constantFrom(MAY, JUNE),
      s: fc.nat({ max: 40 }),
    }),
  },
  { weight: 3, arbitrary: change('split') },
  { weight: 2, arbitrary: change('move') },
  { weight: 2, arbitrary: change('merge') },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('drain' as const, 'approve' as const) }) },
);

const inForce = (level: string) =>
  db.sql<Row>(
    `select id, code, "parentId", level::text as level from "Wilayah" where level = $1::"WilayahLevel" and "endedOn" is null
       and path like (select path || '%' from "Wilayah" where id = $2) order by no`,
    [level, scene.provinsi.id],
  );

const at = <T>(list: readonly T[], index: number): T | undefined => list[index % list.length];

async function perform(step: Act): Promise<void> {
  if (step.kind === 'drain') await settle(db);
  else if (step.kind === 'approve') await approve();
  else if (step.kind === 'report') await report(step);
  else await changeTree(step);
}

async function approve(): Promise<void> {
  for (const { id } of await inForce('KABKOTA')) await approveMonth(ctx, { wilayahId: id, month: MAY, block: 'SKDN' });
}

/** Types the weighing and the profile of a post, whose answers stay in force, and has every other one verified. */
async function report({ post, month, s }: Extract<Act, { kind: 'report' }>): Promise<void> {
  const made = scene.posts[post];
  if (!made) return;
  const [held] = await db.sql<{ rev: number }>(
    `select coalesce(max(rev), 0) as rev from report_rev r join "Block" b on b.no = r.block_no
     where unit_no = $1 and month = $2 and b.code = 'SKDN'`,
    [made.unitNo, month],
  );
  const d = Math.floor(s / 2);
  const over = { month, cells: answers(made, { s, d, n: d }), expectedRevision: held?.rev ?? 0 };
  await submit(ctx, made, over).catch(ignoreState);
  const cells = await countsOf(db, { block: 'OP', formSet: made.formSet, given: { OP_BUKA: 1, OP_KADER_SK: s } });
  await submit(ctx, made, { month, block: 'OP', cells }).catch(ignoreState);
  if (s % 2 === 0) await verifyReports(ctx, { reports: [{ unitNo: made.unitNo, month, block: 'SKDN' }] });
}

/** What the state of a report does not allow is skipped. */
function ignoreState(error: unknown): void {
  if (!(error instanceof DomainError) && !String(error).startsWith('Error: refused')) throw error;
}

async function changeTree(step: Extract<Act, { level: string }>): Promise<void> {
  const areas = await inForce(step.level);
  const one = at(areas, step.one);
  if (!one) return;
  day += 86_400_000;
  const common = { on: new Date(day).toISOString().slice(0, 10), decree: `Keputusan ${day}` };
  const made = await actOf(step, one, areas);
  if (!made) return;
  // A random act may empty an area or meet a taken code; that is refused as a whole and the next one is tried.
  await changeWilayah(ctx, { ...made, ...common } as AreaChange).catch((error: unknown) => {
    if (!(error instanceof InvalidInput)) throw error;
  });
}

async function actOf(step: Extract<Act, { level: string }>, one: Row, areas: readonly Row[]) {
  if (step.kind === 'split') return splitOf(one, step.take);
  const other = at(areas, step.other);
  if (step.kind === 'merge') {
    const children = await db.sql<{ id: string }>(
      'select id from "Wilayah" where "parentId" = $1 and "endedOn" is null order by no',
      [one.id],
    );
    const codes = await freeCodes(other?.code ?? '', children, step.level === 'KECAMATAN' ? 4 : 2);
    return { kind: 'MERGE', sourceIds: [one.id], targetId: other?.id, codes };
  }
  const parents = await inForce(step.level === 'DESA' ? 'KECAMATAN' : 'KABKOTA');
  const parent = step.level === 'KABKOTA' ? undefined : at(parents, step.other);
  if (!parent) return null;
  const [code] = await freeCodes(parent.code, [one], step.level === 'DESA' ? 4 : 2);
  return { kind: 'MOVE', wilayahId: one.id, parentId: parent.id, code: code?.code };
}

/** Every area or post whose place in the list is a multiple goes to the new one. */
async function splitOf(one: Row, take: number) {
  const rows = await db.sql<{ id: string }>(
    one.level === 'DESA'
      ? 'select id from "Posyandu" where "wilayahId" = $1 order by id'
      : 'select id from "Wilayah" where "parentId" = $1 and "endedOn" is null order by no',
    [one.id],
  );
  const ids = rows.filter((_, index) => index % take === 0).map(({ id }) => id);
  const kinds = { KABKOTA: 'KOTA', KECAMATAN: 'DISTRIK', DESA: 'KELURAHAN' } as const;
  const parent = one.code.split('.').slice(0, -1).join('.');
  const [code] = await freeCodes(parent, [one], one.level === 'DESA' ? 4 : 2);
  const into = {
    code: code?.code ?? '',
    kind: kinds[one.level as keyof typeof kinds],
    name: `Baru ${day}`,
    areaIds: one.level === 'DESA' ? [] : ids,
    posyanduIds: one.level === 'DESA' ? ids : [],
  };
  return { kind: 'SPLIT', sourceId: one.id, into: [into] };
}

/** Codes below a prefix that nobody ever carried, one for each area. */
async function freeCodes(prefix: string, areas: readonly { id: string }[], digits: number) {
  const rows = await db.sql<{ code: string }>(`select code from "WilayahCode" where code like $1 || '.%'`, [prefix]);
  const taken = new Set(rows.map(({ code }) => code));
  let next = 1;
  return areas.map(({ id }) => {
    while (taken.has(`${prefix}.${String(next).padStart(digits, '0')}`)) next += 1;
    const code = `${prefix}.${String(next).padStart(digits, '0')}`;
    taken.add(code);
    return { wilayahId: id, code };
  });
}

describe('roll-ups while the tree changes', () => {
  test('after any splits, merges, moves and reports they are the plain sums by the tree of now', async () => {
    for (let more = 0; more < 2; more += 1) await makeWilayah(db, { parent: scene.kabkota[0] });
    const done: string[] = [];
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 6, maxLength: 20 }), async (acts) => {
        for (const step of acts) await perform(step);
        await settle(db);
        expect(await storedSums(db)).toEqual(await expectedSums(db));
        expect(await storedPairs(db)).toEqual(await expectedPairs(db));
        expect(await storedDues(db)).toEqual(await expectedDues(db));
        expect(await disagreements(db)).toEqual([]);
        const before = await rollupState(db);
        expect(await rebuild(db)).toEqual({ rows: 0, events: 0 });
        expect(await rollupState(db)).toEqual(before);
        done.push(...acts.map(({ kind }) => kind));
      }),
      { numRuns: 8, endOnFailure: true },
    );
    const steps = await db.sql<{ kind: string }>('select distinct kind::text as kind from "WilayahSuccession"');
    expect(steps.map(({ kind }) => kind).sort()).toEqual(['MERGE', 'RECODE', 'SPLIT']);
    expect(done).toContain('report');
  }, 240_000);

  test('a report that arrives while its post moves is counted where the post lies then', async () => {
    await report({ kind: 'report', post: 1, month: JUNE, s: 20 });
    await settle(db);
    const [found] = await db.sql<{ unit: number; block: number; no: number; village: string }>(
      `select r.unit_no as unit, r.block_no as block, w.no, w.id as village
       from report r join "Block" b on b.no = r.block_no and b.code = 'SKDN' join "Unit" u on u.no = r.unit_no
       join "Wilayah" w on w.no = u."desaNo" where r.month = $1 and r.basis = 0 and u."posyanduId" = $2`,
      [JUNE, scene.posts[1]?.id],
    );
    const target = (await inForce('DESA')).find(({ id }) => id !== found?.village);
    let arrive = (): void => undefined;
    // What a submission does, held open: figures and marks where its post lies so far.
    const submission = db.inTransaction(async (tx) => {
      await tx.sql(
        'update report set s0 = s0 + 7, s90 = s90 + 7 where unit_no = $1 and month = $2 and block_no = $3 and basis = 0',
        [found?.unit, JUNE, found?.block],
      );
      await tx.sql('insert into dirty (node_no, month, block_no, cause) select unnest($1::int[]), $2, $3, 0', [
        [found?.no, scene.posts[1]?.puskesmas?.no],
        JUNE,
        found?.block,
      ]);
      await new Promise<void>((resolve) => {
        arrive = resolve;
      });
    });
    await wait(100);
    const change = changeWilayah(ctx, {
      kind: 'MERGE',
      on: '2026-07-01',
      decree: 'Keputusan',
      sourceIds: [found?.village ?? ''],
      targetId: target?.id,
    }).then(() => settle(db));
    await wait(400);
    arrive();
    await Promise.all([submission, change]);
    await settle(db);
    expect(await storedSums(db)).toEqual(await expectedSums(db));
    expect(await rebuild(db)).toEqual({ rows: 0, events: 0 });
  }, 60_000);
});
