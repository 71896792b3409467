import { encodeGlobalId } from '../../graphql/ids.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { officerOf } from '../../../test/actors.ts';
import { as } from '../../../test/as.ts';
import { useOwnDatabase } from '../../../test/database.ts';
import { countsOf, givenProvince, IN_TIME, MAY, settle, submit, systemCtx } from '../../../test/rollup-scene.ts';
import type { Database } from '../../db/client.ts';
import { fixedClock } from '../../lib/clock.ts';

let db: Database;
let scene: Awaited<ReturnType<typeof givenProvince>>;

beforeAll(async () => {
  db = await useOwnDatabase();
  scene = await givenProvince(db);
  const ctx = systemCtx(db);
  for (const post of scene.posts.slice(0, 4)) await submit(ctx, post);
  const ilp = scene.posts.filter(({ formSet }) => formSet === 'ILP');
  const cells = [3, 1, 2, 0, 1, 0, 3, 1, 1, 0, 1, 1].map((value, slot) => ({ slot, state: 'VALUE' as const, value }));
  await submit(ctx, ilp[0]!, { block: 'SP', month: MAY, cells });
  const given = {
    BB_SAS_BAYI: 9,
    BB_SAS_BALITA: 7,
    BB_SAS_APRAS: 4,
    BB_CEK_LENGKAP: 6,
    BB_CEK_TIDAK: 2,
    BB_DTG_BAYI: 8,
  };
  await submit(ctx, ilp[0]!, { block: 'B', month: MAY, cells: await countsOf(db, { block: 'B', given }) });
  await settle(db);
});

const QUERY = `query ($input: AnalyticsInput!) { analytics(input: $input) {
  groups { code name { id } members { by code } } indicators { code } cells { indicator group value numerator denominator reason } } }`;
type Answer = {
  analytics: {
    groups: { code: string; name: { id: string }; members: { by: string; code: string }[] }[];
    indicators: { code: string }[];
    cells: {
      indicator: string;
      group: string | null;
      value: number | null;
      numerator: number | null;
      denominator: number | null;
      reason: string | null;
    }[];
  };
};

const ask = async (by: string | string[] | null, indicators: string[]) => {
  const caller = as(db, officerOf(scene.provinsi, 'ADMIN_PROVINSI'), fixedClock(IN_TIME));
  const input = { indicators, wilayah: [encodeGlobalId('Wilayah', scene.provinsi.id)], periods: ['2026-05'], by };
  return (await caller.run<Answer>(QUERY, { input })).analytics;
};

describe('a breakdown', () => {
  test('has a row for each member, and totals given alone are a row of their own', async () => {
    const { groups, indicators, cells } = await ask('SEX', ['SKDN_DS', 'SKDN_KS']);
    expect(groups.map(({ code, name }) => [code, name.id])).toEqual([
      ['L', 'laki-laki'],
      ['P', 'perempuan'],
      ['TIDAK_DIRINCI', 'tidak dirinci'],
    ]);
    expect(indicators.map(({ code }) => code)).toEqual(['SKDN_DS', 'SKDN_KS']);
    expect(cells.map(({ indicator, group }) => `${indicator} ${group}`)).toEqual([
      'SKDN_DS L',
      'SKDN_DS P',
      'SKDN_DS TIDAK_DIRINCI',
      'SKDN_KS L',
      'SKDN_KS P',
      'SKDN_KS TIDAK_DIRINCI',
    ]);
    // Two full forms count everybody among the boys of the first age, two short ones not at all.
    expect(cells.slice(0, 3)).toMatchObject([
      { numerator: 60, denominator: 80, value: 75 },
      { numerator: 0, denominator: 0, value: null, reason: 'NO_DENOMINATOR' },
      { numerator: 60, denominator: 80, value: 75 },
    ]);
  });

  test.each(['SEX', 'AGE', 'FIELD'])('by %s adds up to the undivided figure', async (by) => {
    const codes = ['SKDN_DS', 'SKDN_ND', 'SPM6_TEPAT'];
    const whole = await ask(null, codes);
    const parts = await ask(by, codes);
    for (const [index, code] of codes.entries()) {
      const own = parts.cells.filter(({ indicator }) => indicator === code);
      const sum = (side: 'numerator' | 'denominator') => own.reduce((all, cell) => all + (cell[side] ?? 0), 0);
      expect([code, sum('numerator'), sum('denominator')]).toEqual([
        code,
        whole.cells[index]?.numerator,
        whole.cells[index]?.denominator,
      ]);
    }
  });

  test('by two at once has a row for each pair the forms know', async () => {
    const [sex, age, both] = [
      await ask('SEX', ['SKDN_DS']),
      await ask('AGE', ['SKDN_DS']),
      await ask(['SEX', 'AGE'], ['SKDN_DS']),
    ];
    expect(both.groups.map(({ code }) => code)).toEqual([
      ...['L', 'P'].flatMap((one) => ['0_5', '6_11', '12_23', '24_35', '36_59'].map((band) => `${one}/${band}`)),
      'TIDAK_DIRINCI/TIDAK_DIRINCI',
    ]);
    expect(both.groups[0]).toMatchObject({
      name: { id: 'laki-laki, umur 0–5 bulan' },
      members: [
        { by: 'SEX', code: 'L' },
        { by: 'AGE', code: '0_5' },
      ],
    });
    const sumOf = (start: string) =>
      both.cells.filter(({ group }) => group?.startsWith(start)).reduce((all, cell) => all + (cell.numerator ?? 0), 0);
    expect(['L', 'P'].map(sumOf)).toEqual(sex.cells.slice(0, 2).map(({ numerator }) => numerator ?? 0));
    expect(both.cells[0]?.numerator).toBe(age.cells[0]?.numerator);
    expect((await ask(['AGE', 'SEX'], ['SKDN_DS'])).groups[1]?.code).toBe('0_5/P');
    expect((await ask(['SEX', 'SEX'], ['SKDN_DS'])).groups).toEqual(sex.groups);
  });

  test('by stage splits by element and age band, and keeps an indicator of one stage whole', async () => {
    const { groups, cells } = await ask('STAGE', ['SKDN_DS', 'ANC_TDTINGGI', 'DEV_PANTAU']);
    expect(groups.map(({ code, name }) => [code, name.id])).toEqual([
      ['BUMIL', 'Ibu hamil'],
      ['BAYI', 'Bayi'],
      ['BALITA', 'Anak balita'],
      ['APRAS', 'Anak prasekolah'],
      ['TIDAK_DIRINCI', 'tidak dirinci'],
    ]);
    const of = (code: string) => cells.filter(({ indicator }) => indicator === code);
    // Full forms count everybody below one year of age; the short ones do not say.
    expect(of('SKDN_DS').map(({ group, numerator }) => [group, numerator])).toEqual([
      ['BUMIL', null],
      ['BAYI', 60],
      ['BALITA', 0],
      ['APRAS', null],
      ['TIDAK_DIRINCI', 60],
    ]);
    expect((await ask('STAGE', ['ANC_TDTINGGI'])).groups.map(({ code }) => code)).toEqual(['BUMIL']);
    expect((await ask('STAGE', ['POS_BUKA'])).groups.map(({ code }) => code)).toEqual(['TIDAK_DIRINCI']);
  });

  test('gives no value where a group has one side alone', async () => {
    const { cells } = await ask('STAGE', ['DEV_PANTAU']);
    const [whole] = (await ask(null, ['DEV_PANTAU'])).cells;
    expect(whole).toMatchObject({ numerator: 8, denominator: 20, value: 40 });
    expect(cells.map(({ group, numerator, denominator, reason }) => [group, numerator, denominator, reason])).toEqual([
      ['BAYI', null, 9, 'NO_DATA'],
      ['BALITA', null, 7, 'NO_DATA'],
      ['APRAS', null, 4, 'NO_DATA'],
      ['TIDAK_DIRINCI', 8, null, 'NO_DATA'],
    ]);
  });
});
