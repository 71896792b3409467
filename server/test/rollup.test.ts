import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Ctx } from '../src/auth/ctx.ts';
import type { Database } from '../src/db/client.ts';
import { fixedClock } from '../src/lib/clock.ts';
import { rebuild } from '../src/modules/analytics/rebuild-rollups.ts';
import { openMonth } from '../src/modules/submission/open-month.ts';
import { act, JUNE, perform } from './course-of-events.ts';
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
import { givenProvince, settle, systemCtx } from './rollup-scene.ts';

let db: Database;
let ctx: Ctx;
let scene: Awaited<ReturnType<typeof givenProvince>>;

beforeAll(async () => {
  db = await useOwnDatabase();
  ctx = systemCtx(db, fixedClock('2026-07-02T03:00:00Z'));
  scene = await givenProvince(db);
  await openMonth({ db }, JUNE);
  await settle(db);
});

describe('roll-ups', () => {
  test('after any course of events they are the plain sums of the forms, and a rebuild finds nothing to correct', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 6, maxLength: 24 }), async (acts) => {
        for (const step of acts) await perform({ ctx, scene }, step);
        await settle(db);
        expect(await storedSums(db)).toEqual(await expectedSums(db));
        expect(await storedPairs(db)).toEqual(await expectedPairs(db));
        expect(await storedDues(db)).toEqual(await expectedDues(db));
        expect(await disagreements(db)).toEqual([]);
        const before = await rollupState(db);
        expect(await rebuild(db)).toEqual({ rows: 0, events: 0 });
        expect(await rollupState(db)).toEqual(before);
      }),
      { numRuns: 8, endOnFailure: true },
    );
  }, 180_000);
});
