import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Ctx } from '../src/auth/ctx.ts';
import type { Database } from '../src/db/client.ts';
import { rebuild } from '../src/modules/analytics/rebuild-rollups.ts';
import { approveMonth } from '../src/modules/submission/approve-month.ts';
import { loadCatalogue } from '../src/modules/submission/catalogue.ts';
import { loadReport } from '../src/modules/submission/load-report.sql.ts';
import { returnReport } from '../src/modules/submission/return-report.ts';
import { verifyReports } from '../src/modules/submission/verify-reports.ts';
import { useOwnDatabase } from './database.ts';
import {
  expectedDues,
  expectedPairs,
  expectedSums,
  rollupState,
  storedDues,
  storedPairs,
  storedSums,
} from './rollup-oracle.ts';
import { answers, givenProvince, MAY, settle, submit, systemCtx } from './rollup-scene.ts';

let db: Database;
let ctx: Ctx;
let scene: Awaited<ReturnType<typeof givenProvince>>;

beforeAll(async () => {
  db = await useOwnDatabase();
  ctx = systemCtx(db);
  scene = await givenProvince(db);
  await settle(db);
});

type Act =
  | { kind: 'submit' | 'draft'; post: number; s: number; d: number; open: boolean; holes: number }
  | { kind: 'return' | 'verify'; post: number }
  | { kind: 'approve' }
  | { kind: 'drain' };

const post = fc.nat({ max: 6 });
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constantFrom('submit' as const, 'submit' as const, 'draft' as const),
      post,
      s: fc.nat({ max: 50 }),
      d: fc.nat({ max: 50 }),
      open: fc.boolean(),
      holes: fc.nat({ max: 3 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('return' as const, 'verify' as const), post }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('approve' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('drain' as const) }) },
);

/** Does one act as an officer would, skipping what the state of the report does not allow. */
async function perform(step: Act): Promise<void> {
  if (step.kind === 'drain') await settle(db);
  else if (step.kind === 'approve')
    await approveMonth(ctx, { wilayahId: scene.kabkota[0].id, month: MAY, block: 'SKDN' });
  else await performOn(step, scene.posts[step.post]!);
}

async function performOn(
  step: Exclude<Act, { kind: 'drain' | 'approve' }>,
  made: (typeof scene.posts)[number],
): Promise<void> {
  const { state } = await loadReport(db, await loadCatalogue(db), { posyanduId: made.id, month: MAY, block: 'SKDN' });
  const { status, revision } = state!;
  const key = { unitNo: made.unitNo, month: MAY, block: 'SKDN' };
  if (step.kind === 'verify') await verifyReports(ctx, { reports: [key] });
  else if (step.kind === 'return' && ['SUBMITTED', 'VERIFIED', 'APPROVED'].includes(status)) {
    await returnReport(ctx, { ...key, reason: 'periksa lagi', expectedRevision: revision });
  } else if ('s' in step && status !== 'APPROVED') await type(step, made, revision);
}

async function type(
  step: Extract<Act, { s: number }>,
  made: (typeof scene.posts)[number],
  revision: number,
): Promise<void> {
  const d = Math.min(step.d, step.s);
  const cells = answers(made, { s: step.s, d, n: Math.floor(d / 2) });
  await submit(ctx, made, {
    cells: cells.slice(step.holes * (made.formSet === 'BASIC' ? 1 : 7)),
    header: step.open ? { opened: true, note: 'sebagian' } : { opened: false, notOpenedReason: 'banjir' },
    expectedRevision: revision,
    idempotencyKey: randomUUID(),
    draft: step.kind === 'draft',
  });
}

describe('roll-ups', () => {
  test('after any course of events they are the plain sums of the forms, and a rebuild finds nothing to correct', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 14 }), async (acts) => {
        for (const step of acts) await perform(step);
        await settle(db);
        expect(await storedSums(db)).toEqual(await expectedSums(db));
        expect(await storedPairs(db)).toEqual(await expectedPairs(db));
        expect(await storedDues(db)).toEqual(await expectedDues(db));
        const before = await rollupState(db);
        expect(await rebuild(db)).toEqual({ rows: 0, events: 0 });
        expect(await rollupState(db)).toEqual(before);
      }),
      { numRuns: 12, endOnFailure: true },
    );
  }, 120_000);
});
