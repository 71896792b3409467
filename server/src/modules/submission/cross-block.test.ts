import { makePosyandu, type MadePosyandu } from '@pokjanal/prisma/make/posyandu';
import { makePuskesmasUnit } from '@pokjanal/prisma/make/puskesmas-unit';
import { makeWilayahChain } from '@pokjanal/prisma/make/wilayah';
import { seedCatalogues } from '@pokjanal/prisma/seed/reference';
import { beforeAll, describe, expect, test } from 'vitest';
import { useOwnDatabase } from '../../../test/database.ts';
import { answers, countsOf, inputOf, MAY, systemCtx } from '../../../test/rollup-scene.ts';
import type { Ctx } from '../../auth/ctx.ts';
import type { Database } from '../../db/client.ts';
import { fixedClock } from '../../lib/clock.ts';
import { monthNo } from '../../lib/pure/month.ts';
import { openMonth } from './open-month.ts';
import { returnReport } from './return-report.ts';
import { type SubmitReport, submitReport } from './submit-report.ts';

let db: Database;
let ctx: Ctx;

beforeAll(async () => {
  db = await useOwnDatabase();
  ctx = systemCtx(db, fixedClock('2026-06-02T03:00:00Z'));
  await seedCatalogues(db);
});

async function givenPost(formSet: MadePosyandu['formSet']): Promise<MadePosyandu> {
  const { desa } = await makeWilayahChain(db);
  const post = await makePosyandu(db, { desa, formSet });
  await openMonth({ db }, MAY);
  return post;
}

/** Submits one form without a note and gives what was found: nothing, or the rules by level. */
async function file(
  post: MadePosyandu,
  block: string,
  given: Record<string, number>,
  over: Partial<SubmitReport> = {},
): Promise<string[]> {
  const cells = await countsOf(db, { block, formSet: post.formSet, given });
  const result = await submitReport(ctx, inputOf(post, { block, cells, header: { opened: true }, ...over }));
  const said = result.findings.map(({ rule, level }) => `${rule} ${level}`);
  return result.accepted ? said : ['REFUSED', ...said];
}

describe('V31: who attended must have found the post open', () => {
  test('is refused on the form that comes last, whichever that is', async () => {
    const one = await givenPost('BASIC');
    expect(await file(one, 'A', { HN_SAS_HAMIL: 4, HN_DTG_HAMIL: 3 })).toEqual([]);
    expect(await file(one, 'B', {})).toEqual([]);
    expect(await file(one, 'OP', { OP_BUKA: 0 })).toEqual(['REFUSED', 'V31 ERROR']);
    expect(await file(one, 'OP', { OP_BUKA: 1 })).toEqual([]);

    const other = await givenPost('BASIC');
    expect(await file(other, 'OP', { OP_BUKA: 0 })).toEqual([]);
    expect(await file(other, 'B', {})).toEqual([]);
    expect(await file(other, 'A', { HN_SAS_HAMIL: 4, HN_DTG_HAMIL: 3 })).toEqual(['REFUSED', 'V31 ERROR']);
    expect(await file(other, 'A', { HN_SAS_HAMIL: 4, HN_DTG_HAMIL: 0 })).toEqual([]);
  });

  test('is silent while a form that is due has not come, or was returned', async () => {
    const post = await givenPost('ILP');
    expect(await file(post, 'A', { HN_SAS_HAMIL: 4, HN_DTG_HAMIL: 3 })).toEqual([]);
    for (const block of ['B', 'C']) expect(await file(post, block, {})).toEqual([]);
    // Form D is due of the full set and still to come.
    expect(await file(post, 'OP', { OP_BUKA: 0 })).toEqual([]);
    expect(await file(post, 'D', {})).toEqual(['REFUSED', 'V31 ERROR']);
    const key = { unitNo: post.unitNo, month: MAY, block: 'OP' };
    await returnReport(ctx, { ...key, reason: 'periksa', expectedRevision: 1 });
    expect(await file(post, 'D', {})).toEqual([]);
    expect(await file(post, 'OP', { OP_BUKA: 0 }, { expectedRevision: 2 })).toEqual(['REFUSED', 'V31 ERROR']);
  });

  test('reads what was submitted, not what stands in a draft', async () => {
    const post = await givenPost('BASIC');
    const draft = { draft: true };
    await file(post, 'A', { HN_SAS_HAMIL: 4, HN_DTG_HAMIL: 3 }, draft);
    expect(await file(post, 'B', {})).toEqual([]);
    expect(await file(post, 'OP', { OP_BUKA: 0 })).toEqual([]);
  });
});

test('V10: under-fives counted on two forms may differ by five percent, or a note says why', async () => {
  const post = await givenPost('BASIC');
  const skdn = answers(post, { s: 40, d: 30, n: 20 });
  expect(await file(post, 'SKDN', {}, { cells: skdn })).toEqual([]);
  const apart = { BB_SAS_BAYI: 14, BB_SAS_BALITA: 30 };
  expect(await file(post, 'B', apart)).toEqual(['REFUSED', 'V10 WARNING']);
  expect(await file(post, 'B', apart, { header: { opened: true, note: 'pindahan' } })).toEqual(['V10 WARNING']);
  expect(await file(post, 'B', { BB_SAS_BAYI: 10, BB_SAS_BALITA: 30 }, { expectedRevision: 1 })).toEqual([]);
});

test('V24: vitamin A is not handed out in May', async () => {
  const post = await givenPost('ILP');
  expect(await file(post, 'B', { BB_VITA_SAS: 9, BB_VITA: 3 })).toEqual(['REFUSED', 'V24 WARNING']);
  const february = { month: monthNo(2026, 2) };
  await openMonth({ db }, february.month);
  expect(await file(post, 'B', { BB_VITA_SAS: 9, BB_VITA: 3 }, february)).toEqual([]);
});

describe('V37: a puskesmas and the year', () => {
  test('adds up the months before that were submitted', async () => {
    const { unitNo } = await makePuskesmasUnit(db);
    const months = [1, 2, 3].map((month) => monthNo(2026, month));
    const before = monthNo(2025, 12);
    for (const month of [before, ...months]) await openMonth({ db }, month);
    const send = async (month: number, given: Record<string, number>, rev = 0) => {
      const cells = await countsOf(db, { block: 'PK', given });
      const { posyanduId: _post, ...rest } = inputOf({ id: '', formSet: 'ILP' } as MadePosyandu, { month, cells });
      const result = await submitReport(ctx, {
        ...rest,
        unitNo,
        block: 'PK',
        header: { opened: true },
        expectedRevision: rev,
      });
      return result.findings.map(({ rule, messageId }) => `${rule} ${messageId}`);
    };
    const [jan, feb, mar] = months as [number, number, number];
    // What was done in December is of another year.
    expect(await send(before, { PK_BAYI_TH: 500, PK_IDL: 300 })).toEqual([]);
    expect(await send(jan, { PK_BAYI_TH: 40, PK_IDL: 15 })).toEqual([]);
    expect(await send(feb, { PK_BAYI_TH: 40, PK_IDL: 25 })).toEqual([]);
    const [told] = await send(mar, { PK_BAYI_TH: 40, PK_IDL: 1 });
    expect(told).toMatch(/^V37 Imunisasi dasar lengkap sejak Januari = 41, lebih dari .*40/);
    // February is corrected, so the same March passes.
    expect(await send(feb, { PK_BAYI_TH: 40, PK_IDL: 24 }, 1)).toEqual([]);
    expect(await send(mar, { PK_BAYI_TH: 40, PK_IDL: 1 })).toEqual([]);
  });
});
