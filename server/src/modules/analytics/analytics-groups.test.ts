import { encodeGlobalId } from '../../graphql/ids.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { officerOf } from '../../../test/actors.ts';
import { as } from '../../../test/as.ts';
import { useOwnDatabase } from '../../../test/database.ts';
import { givenProvince, IN_TIME, MAY, settle, submit, systemCtx } from '../../../test/rollup-scene.ts';
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
  await settle(db);
});

const QUERY = `query ($input: AnalyticsInput!) { analytics(input: $input) {
  groups { code name { id } } indicators { code } cells { indicator group value numerator denominator reason } } }`;
type Answer = {
  analytics: {
    groups: { code: string; name: { id: string } }[];
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

const ask = async (by: string | null, indicators: string[], role: 'ADMIN_PROVINSI' | 'VIEWER' = 'ADMIN_PROVINSI') => {
  const caller = as(db, officerOf(scene.provinsi, role), fixedClock(IN_TIME));
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

  test('is not for callers who may not see small cells', async () => {
    await expect(ask('SEX', ['SKDN_DS'], 'VIEWER')).rejects.toThrow('analytics.smallCells');
  });
});
