import { makeReportRows } from '@pokjanal/prisma/make/report';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { officerOf } from '../../../test/actors.ts';
import { as } from '../../../test/as.ts';
import { useOwnDatabase } from '../../../test/database.ts';
import { givenProvince, systemCtx } from '../../../test/rollup-scene.ts';
import { ABOUT_AREAS } from '../../../test/rollup-sources.ts';
import type { Database } from '../../db/client.ts';
import { encodeGlobalId } from '../../graphql/ids.ts';
import { fixedClock } from '../../lib/clock.ts';
import { askedSlots } from '../../lib/pure/layout.ts';
import { monthNo } from '../../lib/pure/month.ts';
import { formsWith, holdsIn, loadCatalogue } from '../submission/catalogue.ts';
import { openMonth } from '../submission/open-month.ts';
import { readAnalytics } from './analytics.ts';
import { catalogueOf } from './analytics-catalogue.ts';
import type { AnalyticsCell } from './analytics-cells.ts';
import { type Breakdown, POST_BREAKDOWNS, SLOT_BREAKDOWNS } from './analytics-group-members.ts';
import { rebuild } from './rebuild-rollups.ts';

const clock = fixedClock('2026-06-02T03:00:00Z');
const MONTHS = [monthNo(2025, 11), ...[1, 2, 3, 4, 5].map((month) => monthNo(2026, month))];
const [, JAN, FEB, , APR, MAY] = MONTHS as [number, number, number, number, number, number];
/** From this month on the second post answers the full forms. */
const CHANGED = APR;

let db: Database;
let scene: Awaited<ReturnType<typeof givenProvince>>;
let codes: string[];
let seed = 17;
const next = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;

/** Files what the unit owes in a month: some forms not at all, some with holes, in every state a form can be in. */
async function fileSome(unitNo: number, kind: string, formSet: string | null, month: number) {
  const catalogue = await loadCatalogue(db);
  const statuses = ['SUBMITTED', 'VERIFIED', 'APPROVED', 'APPROVED', 'RETURNED', 'DRAFT', 'NONE'] as const;
  for (const block of catalogue.blocks) {
    const form = formsWith(catalogue, block.code).find(
      (one) => one.unitKind === kind && (one.formSet === null || one.formSet === formSet) && holdsIn(month, one),
    );
    if (!form || !(form.rhythm === 'MONTHLY' || month === JAN)) continue;
    const holes = next(3) === 0;
    const cells = askedSlots(block, form.block).flatMap((slot) => (holes && next(4) === 0 ? [] : [[slot, next(40)]]));
    await makeReportRows(db, unitNo, {
      month,
      blockNo: block.no,
      formNo: form.formNo,
      formVersionNo: form.no,
      cells: Object.fromEntries(cells),
      status: statuses[next(statuses.length)] ?? 'SUBMITTED',
    });
  }
}

const assess = (unitNo: number, month: number, result: string) =>
  db.sql(
    `insert into "PosyanduAssessment" ("unitNo", month, method, version, result, measures, "knownFrom")
     values ($1, $2, 'STRATA_2011', 1, $3, '{}', now())`,
    [unitNo, month, result],
  );

beforeAll(async () => {
  db = await useOwnDatabase();
  scene = await givenProvince(db);
  const [first, second, third, fourth] = scene.posts;
  if (!first?.puskesmas || !second || !third || !fourth) throw new Error('Too few posts');
  await db.sql(`insert into "Unit" (kind, "desaNo", "puskesmasNo") values ('PUSKESMAS_DESA', $1, $2)`, [
    first.desa.no,
    first.puskesmas.no,
  ]);
  await db.sql(`update "Wilayah" set kind = 'KELURAHAN' where no = any($1)`, [[second.desa.no, third.desa.no]]);
  await db.sql(`update "Wilayah" set kind = 'DESA_ADAT' where no = $1`, [fourth.desa.no]);
  await assess(first.unitNo, FEB, 'MADYA');
  await assess(first.unitNo, MAY, 'MANDIRI');
  await assess(second.unitNo, monthNo(2025, 3), 'PURNAMA');
  for (const month of MONTHS) {
    if (month === CHANGED) await db.sql(`update "Posyandu" set "formSet" = 'ILP' where id = $1`, [second.id]);
    await openMonth({ db }, month);
    const units = await db.sql<{ no: number; kind: string; set: string | null }>(
      `select u.no, u.kind::text as kind, p."formSet"::text as set from "Unit" u left join "Posyandu" p on p.id = u."posyanduId" order by u.no`,
    );
    for (const unit of units) await fileSome(unit.no, unit.kind, unit.set, month);
  }
  await rebuild(db);
  codes = [...(await catalogueOf(db)).versions.keys()].filter((code) => !ABOUT_AREAS.includes(code));
}, 300_000);

type Place = { readonly id: string; readonly path?: string };
type Ask = { indicators: readonly string[]; place: Place; periods: readonly string[]; by?: readonly Breakdown[] };

async function read(ask: Ask & { dataState?: 'PROVISIONAL' | 'APPROVED' }) {
  const answer = await readAnalytics(systemCtx(db, clock), {
    indicators: ask.indicators,
    ...(ask.place.path === undefined ? { puskesmas: [ask.place.id] } : { wilayah: [{ id: ask.place.id }] }),
    periods: ask.periods,
    by: ask.by,
    dataState: ask.dataState ?? 'PROVISIONAL',
    withChange: false,
    withLastYear: false,
    withTargets: false,
    withRanks: false,
    withMarks: true,
  });
  return { ...answer, cells: Array.from({ length: answer.size }, (_, index) => answer.cell(index)) };
}

/** Counts of a cell that groups add up to; a group without data adds nothing. */
const COUNTS = ['numerator', 'denominator', 'leftOut', 'reported', 'expected'] as const;
const countsOf = (cells: readonly AnalyticsCell[]) =>
  COUNTS.map((name) => cells.reduce<number>((sum, cell) => sum + (cell[name] ?? 0), 0));
const spoken = (cells: readonly AnalyticsCell[]) =>
  cells.map(({ group, numerator, denominator }) => [group, numerator, denominator]);

type Drawn = [string[], Place, '2026-Q1' | '2026-05', 'PROVISIONAL', (typeof POST_BREAKDOWNS)[number][]];

describe('groups of posts', () => {
  test('add up to the figure without them, whatever indicator, place, period, basis and breakdown', async () => {
    const [first] = scene.posts;
    const places: Place[] = [
      scene.provinsi,
      ...scene.kabkota,
      ...scene.posts.slice(0, 3).flatMap((post) => [post.desa, post.puskesmas ?? post.desa]),
    ];
    expect(first?.puskesmas).toBeTruthy();
    const seen = { figures: 0, leftOut: 0, groups: new Set<string>() };
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.constantFrom(...codes), { minLength: 1, maxLength: 3 }),
        fc.constantFrom(...places),
        fc.constantFrom('2026-05', '2026-Q1', '2026', '2026-04/YTD', '2025'),
        fc.constantFrom('PROVISIONAL' as const, 'APPROVED' as const),
        fc.uniqueArray(fc.constantFrom(...POST_BREAKDOWNS), { minLength: 1, maxLength: 2 }),
        async (indicators, place, period, dataState, by) => {
          const ask = { indicators, place, periods: [period], dataState };
          const [whole, parts] = [await read(ask), await read({ ...ask, by })];
          expect(parts.size).toBe(whole.size * parts.groups.length);
          for (const cell of whole.cells) {
            const own = parts.cells.filter(({ indicator }) => indicator === cell.indicator);
            expect([by, cell.indicator, place.id, period, ...countsOf(own)]).toEqual([
              by,
              cell.indicator,
              place.id,
              period,
              ...countsOf([cell]),
            ]);
            seen.figures += Number(cell.value !== null);
            seen.leftOut += cell.leftOut;
            for (const part of own)
              if (part.value !== null) for (const one of part.group?.split('/') ?? []) seen.groups.add(one);
          }
        },
      ),
      // Chance alone may leave out a group: each breakdown of posts is asked of the whole province once in any case.
      {
        numRuns: 80,
        examples: (['2026-Q1', '2026-05'] as const).flatMap((period) =>
          POST_BREAKDOWNS.map(
            (one): Drawn => [['LAP_LENGKAP', 'SKDN_BGMD'], scene.provinsi, period, 'PROVISIONAL', [one]],
          ),
        ),
      },
    );
    expect(seen.figures).toBeGreaterThan(60);
    expect(seen.leftOut).toBeGreaterThan(0);
    expect([...seen.groups]).toEqual(
      expect.arrayContaining(['DESA', 'KELURAHAN', 'DESA_ADAT', 'MADYA', 'BASIC', 'ILP', 'BELUM_DINILAI']),
    );
  }, 300_000);

  test('with a breakdown of the forms beside one of the posts add up to the plain sums', async () => {
    for (const by of [['FORM_SET', 'SEX'] as const, ['AGE', 'STRATA'] as const]) {
      const ask = { indicators: ['SKDN_BGMD'], place: scene.provinsi, periods: ['2026-Q1'] };
      const forms = by.find((one) => one === 'SEX' || one === 'AGE') ?? 'SEX';
      const [parts, whole] = [await read({ ...ask, by }), await read({ ...ask, by: [forms] })];
      expect(countsOf(parts.cells).slice(0, 2)).toEqual(countsOf(whole.cells).slice(0, 2));
      expect(parts.groups[0]?.members.map((member) => member.by)).toEqual(by);
    }
  });

  test('hold a post by what it was in the month: kind of village, scoring of the last year, forms owed', async () => {
    const [, second] = scene.posts;
    if (!second) throw new Error('no post');
    const of = async (by: Breakdown, period: string) => {
      const { cells } = await read({ indicators: ['LAP_LENGKAP'], place: second.desa, periods: [period], by: [by] });
      return cells
        .filter(({ numerator, denominator }) => numerator !== null && denominator !== 0)
        .map(({ group }) => group);
    };
    expect(await of('AREA_KIND', '2026-05')).toEqual(['KELURAHAN']);
    expect(await of('STRATA', '2026-02')).toEqual(['PURNAMA']);
    expect(await of('STRATA', '2026-03')).toEqual(['BELUM_DINILAI']);
    expect(await of('FORM_SET', '2026-03')).toEqual(['BASIC']);
    expect(await of('FORM_SET', '2026-04')).toEqual(['ILP']);
    expect(await of('FORM_SET', '2026')).toEqual(['BASIC', 'ILP']);
  });

  test('leave what puskesmas report of a village undivided by strata and forms', async () => {
    const { cells } = await read({ indicators: ['ANC_K1'], place: scene.provinsi, periods: ['2026'], by: ['STRATA'] });
    expect(
      spoken(cells)
        .filter(([, numerator]) => numerator !== null)
        .map(([group]) => group),
    ).toEqual(['TIDAK_DIRINCI']);
  });

  test('take as many statements for a province as for a village', async () => {
    const caller = as(db, officerOf(scene.provinsi, 'ADMIN_PROVINSI'), clock);
    const QUERY = 'query ($input: AnalyticsInput!) { analytics(input: $input) { cells { value } } }';
    const input = { indicators: ['SKDN_DS'], periods: ['2026'], by: ['STRATA', 'AREA_KIND'] };
    const costs: number[] = [];
    for (const area of [scene.provinsi, scene.posts[0]?.desa]) {
      if (!area) continue;
      await caller.run(QUERY, { input: { ...input, wilayah: [encodeGlobalId('Wilayah', area.id)] } });
      await caller.run(QUERY, { input: { ...input, wilayah: [encodeGlobalId('Wilayah', area.id)] } });
      costs.push(caller.cost());
    }
    expect(new Set(costs).size).toBe(1);
    expect(costs[0]).toBeLessThanOrEqual(5);
  });

  test('are refused before anything is read where too many reports would have to be added up', async () => {
    const [post] = scene.posts;
    await db.sql(`insert into "Unit" (kind, "desaNo") select 'POSYANDU', $1 from generate_series(1, 40000)`, [
      post?.desa.no,
    ]);
    const ask = { indicators: ['SKDN_DS'], place: scene.provinsi, by: ['STRATA'] as const };
    await expect(read({ ...ask, periods: ['2026'] })).rejects.toMatchObject({
      code: 'TOO_MANY_REPORTS',
      texts: { en: expect.stringContaining('fewer areas or periods') },
    });
    expect((await read({ ...ask, periods: ['2026-05'] })).size).toBe(6);
    await db.sql(`delete from "Unit" where "posyanduId" is null and kind = 'POSYANDU'`);
  });
});

describe('what cannot be asked', () => {
  test.each([[POST_BREAKDOWNS], [SLOT_BREAKDOWNS.slice(0, 3)]])('more than two breakdowns: %j', async (by) => {
    await expect(
      read({ indicators: ['SKDN_DS'], place: scene.provinsi, periods: ['2026-05'], by }),
    ).rejects.toMatchObject({
      problems: [{ path: 'by', code: 'OUT_OF_RANGE' }],
    });
  });

  test('groups of posts as areas were', async () => {
    const caller = as(db, officerOf(scene.provinsi, 'ADMIN_PROVINSI'), clock);
    const input = { indicators: ['SKDN_DS'], periods: ['2026-05'], by: ['STRATA'], hierarchy: 'AS_WAS' };
    await expect(
      caller.run('query ($input: AnalyticsInput!) { analytics(input: $input) { cells { value } } }', { input }),
    ).rejects.toThrow(/breakdown|INVALID/iu);
  });
});
