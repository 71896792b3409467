import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Ctx } from '../src/auth/ctx.ts';
import type { Database } from '../src/db/client.ts';
import { fixedClock } from '../src/lib/clock.ts';
import { rebuild } from '../src/modules/analytics/rebuild-rollups.ts';
import { approveMonth } from '../src/modules/submission/approve-month.ts';
import { loadCatalogue } from '../src/modules/submission/catalogue.ts';
import { loadReport } from '../src/modules/submission/load-report.sql.ts';
import { openMonth } from '../src/modules/submission/open-month.ts';
import { returnReport } from '../src/modules/submission/return-report.ts';
import { submitReport } from '../src/modules/submission/submit-report.ts';
import { verifyReports } from '../src/modules/submission/verify-reports.ts';
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
import { answers, countsOf, givenProvince, inputOf, MAY, settle, systemCtx } from './rollup-scene.ts';

const JUNE = MAY + 1;
const BLOCKS = ['SKDN', 'D', 'OP'] as const;

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

type On = { post: number; month: number; block: (typeof BLOCKS)[number] };
type Typing = On & { kind: 'submit' | 'draft'; s: number; d: number; open: boolean; holes: number };
type Act = Typing | (On & { kind: 'return' | 'verify' }) | (Omit<On, 'post'> & { kind: 'approve' }) | { kind: 'drain' };

const month = fc.constantFrom(MAY, JUNE);
const block = fc.constantFrom(...BLOCKS);
const on = { post: fc.nat({ max: 6 }), month, block };
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      ...on,
      kind: fc.constantFrom('submit' as const, 'submit' as const, 'draft' as const),
      s: fc.nat({ max: 50 }),
      d: fc.nat({ max: 50 }),
      open: fc.boolean(),
      holes: fc.nat({ max: 3 }),
    }),
  },
  { weight: 4, arbitrary: fc.record({ ...on, kind: fc.constantFrom('return' as const, 'verify' as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('approve' as const), month, block }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('drain' as const) }) },
);

/** Does one act as an officer would, skipping what the state of the report does not allow. */
async function perform(step: Act): Promise<void> {
  if (step.kind === 'drain') await settle(db);
  else if (step.kind === 'approve')
    await approveMonth(ctx, { wilayahId: scene.kabkota[0].id, month: step.month, block: step.block });
  else await performOn(step, scene.posts[step.post]!);
}

async function performOn(
  step: Exclude<Act, { kind: 'drain' | 'approve' }>,
  made: (typeof scene.posts)[number],
): Promise<void> {
  const ask = { posyanduId: made.id, month: step.month, block: step.block };
  const { state } = await loadReport(db, await loadCatalogue(db), ask);
  // A post of the short set does not owe every block.
  if (!state) return;
  const { status, revision } = state;
  const key = { unitNo: made.unitNo, month: step.month, block: step.block };
  if (step.kind === 'verify') await verifyReports(ctx, { reports: [key] });
  else if (step.kind === 'return' && ['SUBMITTED', 'VERIFIED', 'APPROVED'].includes(status)) {
    await returnReport(ctx, { ...key, reason: 'periksa lagi', expectedRevision: revision });
  } else if ('s' in step && status !== 'APPROVED') await type(step, made, revision);
}

/** Types a report; one that the rules refuse is left as it was. */
async function type(step: Typing, made: (typeof scene.posts)[number], revision: number): Promise<void> {
  const cells = await cellsOf(step, made);
  const perHole = step.block === 'SKDN' && made.formSet === 'ILP' ? 7 : 1;
  const input = inputOf(made, {
    month: step.month,
    block: step.block,
    cells: cells.slice(step.holes * perHole),
    header: step.open ? { opened: true, note: 'sebagian' } : { opened: false, notOpenedReason: 'banjir' },
    expectedRevision: revision,
    idempotencyKey: randomUUID(),
    draft: step.kind === 'draft',
  });
  await submitReport(ctx, input);
}

async function cellsOf(step: Typing, made: (typeof scene.posts)[number]) {
  const d = Math.min(step.d, step.s);
  const half = Math.floor(d / 2);
  if (step.block === 'SKDN') return answers(made, { s: step.s, d, n: half });
  const given =
    step.block === 'D'
      ? { DL_SAS_DW: step.s, DL_SAS_LS: step.s, DL_DTG_DW: d, DL_DTG_LS: half, DL_JIWA: half }
      : { OP_BUKA: 1, OP_KADER_SK: step.s, OP_KADER_AKTIF: half };
  return countsOf(db, { block: step.block, formSet: made.formSet, given });
}

describe('roll-ups', () => {
  test('after any course of events they are the plain sums of the forms, and a rebuild finds nothing to correct', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 6, maxLength: 24 }), async (acts) => {
        for (const step of acts) await perform(step);
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
