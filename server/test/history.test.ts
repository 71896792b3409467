import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { systemActor } from '../src/auth/actor.ts';
import type { Ctx } from '../src/auth/ctx.ts';
import type { Database } from '../src/db/client.ts';
import { type AnalyticsAsk, readAnalytics } from '../src/modules/analytics/analytics.ts';
import { explainFigure } from '../src/modules/analytics/explain.ts';
import { formsOf } from '../src/modules/analytics/explain-forms.ts';
import { partsOf } from '../src/modules/analytics/explain-parts.ts';
import { rebuild } from '../src/modules/analytics/rebuild-rollups.ts';
import { openMonth } from '../src/modules/submission/open-month.ts';
import { act, JUNE, perform } from './course-of-events.ts';
import { useOwnDatabase } from './database.ts';
import { givenProvince, settle, systemCtx } from './rollup-scene.ts';

/** Paired and not, carried, of the forms themselves, and since January: each goes its own way through the sums. */
const INDICATORS = ['SKDN_DS', 'SKDN_ND', 'JIWA_SKRIN', 'KDR_AKTIF', 'PTM_SKRIN', 'LAP_LENGKAP', 'POS_BUKA'] as const;

let db: Database;
let ctx: Ctx;
let now = Date.parse('2026-07-02T03:00:00Z');
let scene: Awaited<ReturnType<typeof givenProvince>>;

beforeAll(async () => {
  db = await useOwnDatabase();
  ctx = systemCtx(db, { now: () => new Date(now) }, systemActor('test'));
  scene = await givenProvince(db);
  await openMonth({ db }, JUNE);
  await settle(db);
});

async function indicatorsThere(): Promise<string[]> {
  const rows = await db.sql<{ code: string }>('select distinct "indicatorCode" as code from "IndicatorVersion"');
  const there = new Set(rows.map(({ code }) => code));
  return INDICATORS.filter((code) => there.has(code));
}

type Over = Pick<AnalyticsAsk, 'tree' | 'known'>;

/** Every figure of every area and puskesmas, both months and both bases, by name. */
async function everything(nodes: { areas: string[]; puskesmas: string[] }, over: Over = {}) {
  const figures = new Map<string, object>();
  const indicators = await indicatorsThere();
  for (const dataState of ['PROVISIONAL', 'APPROVED'] as const) {
    const answer = await readAnalytics(
      { ...ctx },
      {
        indicators,
        wilayah: nodes.areas.map((id) => ({ id })),
        puskesmas: nodes.puskesmas,
        periods: ['2026-05', '2026-06'],
        dataState,
        withChange: false,
        withLastYear: false,
        withTargets: false,
        withRanks: false,
        withMarks: false,
        ...over,
      },
    );
    for (let index = 0; index < answer.size; index += 1) {
      const cell = answer.cell(index);
      const { numerator, denominator, reason, leftOut, reported, expected, completeness, onTime, filled } = cell;
      figures.set(`${dataState} ${cell.indicator} ${cell.node.id} ${cell.period}`, {
        numerator,
        denominator,
        reason,
        leftOut,
        reported,
        expected,
        completeness,
        onTime,
        filled,
        approvedShare: cell.approvedShare,
      });
    }
  }
  return figures;
}

async function allNodes() {
  const areas = await db.sql<{ id: string }>('select id from "Wilayah"');
  const puskesmas = await db.sql<{ id: string }>('select id from "Puskesmas"');
  return { areas: areas.map(({ id }) => id), puskesmas: puskesmas.map(({ id }) => id) };
}

/** Explains figures of all kinds of places; what the forms add, and what the parts add, must be the figure. */
async function explainsItself(over: Over): Promise<void> {
  const [post] = scene.posts;
  const areas = [
    scene.provinsi,
    ...scene.kabkota,
    { id: post!.desa.parentId! },
    ...scene.posts.map(({ desa }) => desa),
  ];
  const places = [...areas.map(({ id }) => ({ area: { id } })), { puskesmasId: post!.puskesmas!.id }];
  for (const indicator of await indicatorsThere()) {
    for (const place of places) {
      const ask = { indicator, place, period: '2026-06', dataState: 'PROVISIONAL' as const, ...over };
      const explained = await explainFigure({ ...ctx }, ask);
      const { numerator, denominator } = explained.cell;
      const forms = await formsOf({ ...ctx }, explained, { first: 5_000, after: null, only: null });
      if (forms.reason !== null) throw new Error(forms.reason);
      expect({ ...ask, ...sumsOf(forms.lines) }).toEqual({ ...ask, numerator, denominator });
      const { parts, reason } = await partsOf({ ...ctx }, explained);
      if (reason === 'BOUNDARY_MOVED') continue;
      expect({ ...ask, ...sumsOf(parts ?? []) }).toEqual({ ...ask, numerator, denominator });
      explainedFigures += Number(numerator !== null);
    }
  }
}

let explainedFigures = 0;

function sumsOf(lines: readonly { numerator: number | null; denominator: number | null }[]) {
  const sum = (side: 'numerator' | 'denominator'): number | null => {
    const known = lines.flatMap((line) => line[side] ?? []);
    return known.length === 0 ? null : known.reduce((total, count) => total + count, 0);
  };
  return { numerator: sum('numerator'), denominator: sum('denominator') };
}

/** The figures of one month alone: what is added up since January has months of another tree in it. */
function ofMonth(figures: Map<string, object>, month: string): object {
  return Object.fromEntries([...figures].filter(([key]) => key.endsWith(month) && !key.includes('PTM_SKRIN')));
}

describe('what was known', () => {
  test('an answer as known at an instant is the answer that was given then', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 6, maxLength: 16 }), async (acts) => {
        const nodes = await allNodes();
        const seen: { at: Date; figures: Map<string, object> }[] = [];
        for (const [index, step] of acts.entries()) {
          now += 60_000;
          await perform({ ctx, scene }, step);
          if (index % 5 !== 2) continue;
          await settle(db);
          seen.push({ at: new Date(now), figures: await everything(nodes) });
        }
        now += 60_000;
        for (const { at, figures } of seen) expect(await everything(nodes, { known: { at } })).toEqual(figures);
        const [first] = seen;
        if (first) await explainsItself({ known: { at: first.at } });
      }),
      { numRuns: 3, endOnFailure: true },
    );
  }, 180_000);
});

describe('the tree as it was', () => {
  test('areas and posts that moved are counted where they lay', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 8, maxLength: 12 }), async (acts) => {
        for (const step of acts) await perform({ ctx, scene }, step);
        await settle(db);
        const nodes = await allNodes();
        const before = await everything(nodes);

        await moveOneDistrict('2026-06-10');
        await movePost(scene.posts[1]!.id, scene.posts[4]!.desa, '2026-06-12');
        const between = await everything(nodes);

        await movePost(scene.posts[1]!.id, scene.posts[2]!.desa, '2026-07-01');
        const asWas = await everything(nodes, { tree: { hierarchy: 'AS_WAS' } });
        expect(ofMonth(asWas, '2026-05')).toEqual(ofMonth(before, '2026-05'));
        expect(ofMonth(asWas, '2026-06')).toEqual(ofMonth(between, '2026-06'));
        expect(await everything(nodes, { tree: { hierarchy: 'AS_OF', day: '2026-05-31' } })).toEqual(before);
        expect(await everything(nodes, { tree: { hierarchy: 'AS_OF', day: '2026-06-15' } })).toEqual(between);
        await explainsItself({ tree: { hierarchy: 'AS_WAS' } });
        await explainsItself({ tree: { hierarchy: 'AS_OF', day: '2026-06-15' } });
        await putBack();
      }),
      { numRuns: 2, endOnFailure: true },
    );
    expect(explainedFigures).toBeGreaterThan(20);
  }, 180_000);
});

/** The first district of the first regency comes to lie in the second. */
async function moveOneDistrict(on: string): Promise<void> {
  const [first, second] = scene.kabkota;
  const district = scene.posts[0]!.desa.parentId!;
  await db.sql(`update "WilayahParent" set "to" = $2::date - 1 where "wilayahId" = $1 and "to" is null`, [
    district,
    on,
  ]);
  await db.sql(
    `insert into "WilayahParent" (id, "wilayahId", "parentId", "from") values (gen_random_uuid(), $1, $2, $3::date)`,
    [district, second.id, on],
  );
  await db.sql('update "Wilayah" set "parentId" = $2 where id = $1', [district, second.id]);
  await db.sql(
    `update "Wilayah" set path = replace(path, $1, $2) where starts_with(path, (select path from "Wilayah" where id = $3))`,
    [first.path, second.path, district],
  );
  await rebuild(db, { tell: false });
}

async function movePost(id: string, desa: { id: string; no: number }, on: string): Promise<void> {
  await db.sql(`update "PosyanduPlacement" set "to" = $2::date - 1 where "posyanduId" = $1 and "to" is null`, [id, on]);
  await db.sql(
    `insert into "PosyanduPlacement" (id, "posyanduId", "wilayahId", "puskesmasId", "from")
     select gen_random_uuid(), $1, $2, "puskesmasId", $3::date from "Posyandu" where id = $1`,
    [id, desa.id, on],
  );
  await db.sql('update "Posyandu" set "wilayahId" = $2 where id = $1', [id, desa.id]);
  await db.sql('update "Unit" set "desaNo" = $2 where "posyanduId" = $1', [id, desa.no]);
  await rebuild(db, { tell: false });
}

/** Makes the scene what it was, as if nothing had ever moved. */
async function putBack(): Promise<void> {
  const [first, second] = scene.kabkota;
  const district = scene.posts[0]!.desa.parentId!;
  await db.sql('delete from "WilayahParent" where "wilayahId" = $1 and "from" is not null', [district]);
  await db.sql('update "WilayahParent" set "to" = null where "wilayahId" = $1', [district]);
  await db.sql(
    `update "Wilayah" set path = replace(path, $1, $2) where starts_with(path, (select path from "Wilayah" where id = $3))`,
    [second.path, first.path, district],
  );
  await db.sql('update "Wilayah" set "parentId" = $2 where id = $1', [district, first.id]);
  const { id, desa } = scene.posts[1]!;
  await db.sql('delete from "PosyanduPlacement" where "posyanduId" = $1 and "from" >= $2::date', [id, '2026-06-01']);
  await db.sql('update "PosyanduPlacement" set "to" = null where "posyanduId" = $1', [id]);
  await db.sql('update "Posyandu" set "wilayahId" = $2 where id = $1', [id, desa.id]);
  await db.sql('update "Unit" set "desaNo" = $2 where "posyanduId" = $1', [id, desa.no]);
  await rebuild(db, { tell: false });
}
