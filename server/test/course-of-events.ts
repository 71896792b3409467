import { randomUUID } from 'node:crypto';
import type { MadePosyandu } from '@pokjanal/prisma/make/posyandu';
import fc from 'fast-check';
import type { Ctx } from '../src/auth/ctx.ts';
import { approveMonth } from '../src/modules/submission/approve-month.ts';
import { loadCatalogue } from '../src/modules/submission/catalogue.ts';
import { loadReport } from '../src/modules/submission/load-report.sql.ts';
import { returnReport } from '../src/modules/submission/return-report.ts';
import { submitReport } from '../src/modules/submission/submit-report.ts';
import { verifyReports } from '../src/modules/submission/verify-reports.ts';
import { answers, countsOf, type givenProvince, inputOf, MAY, settle } from './rollup-scene.ts';

export const JUNE = MAY + 1;
const BLOCKS = ['SKDN', 'D', 'OP'] as const;

/** Where the acts happen: the scene of `givenProvince`, with both months open. */
export type Stage = { readonly ctx: Ctx; readonly scene: Awaited<ReturnType<typeof givenProvince>> };

type On = { post: number; month: number; block: (typeof BLOCKS)[number] };
type Typing = On & { kind: 'submit' | 'draft'; s: number; d: number; open: boolean; holes: number };
export type Act =
  | Typing
  | (On & { kind: 'return' | 'verify' })
  | (Omit<On, 'post'> & { kind: 'approve' })
  | { kind: 'drain' };

const month = fc.constantFrom(MAY, JUNE);
const block = fc.constantFrom(...BLOCKS);
const on = { post: fc.nat({ max: 6 }), month, block };
export const act: fc.Arbitrary<Act> = fc.oneof(
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
export async function perform({ ctx, scene }: Stage, step: Act): Promise<void> {
  if (step.kind === 'drain') await settle(ctx.db);
  else if (step.kind === 'approve')
    await approveMonth(ctx, { wilayahId: scene.kabkota[0].id, month: step.month, block: step.block });
  else await performOn(ctx, step, scene.posts[step.post]!);
}

async function performOn(
  ctx: Ctx,
  step: Exclude<Act, { kind: 'drain' | 'approve' }>,
  made: MadePosyandu,
): Promise<void> {
  const ask = { posyanduId: made.id, month: step.month, block: step.block };
  const { state } = await loadReport(ctx.db, await loadCatalogue(ctx.db), ask);
  // A post of the short set does not owe every block.
  if (!state) return;
  const { status, revision } = state;
  const key = { unitNo: made.unitNo, month: step.month, block: step.block };
  if (step.kind === 'verify') await verifyReports(ctx, { reports: [key] });
  else if (step.kind === 'return' && ['SUBMITTED', 'VERIFIED', 'APPROVED'].includes(status)) {
    await returnReport(ctx, { ...key, reason: 'periksa lagi', expectedRevision: revision });
  } else if ('s' in step && status !== 'APPROVED') await type(ctx, step, made, revision);
}

/** Types a report; one that the rules refuse is left as it was. */
async function type(ctx: Ctx, step: Typing, made: MadePosyandu, revision: number): Promise<void> {
  const cells = await cellsOf(ctx, step, made);
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

async function cellsOf(ctx: Ctx, step: Typing, made: MadePosyandu) {
  const d = Math.min(step.d, step.s);
  const half = Math.floor(d / 2);
  if (step.block === 'SKDN') return answers(made, { s: step.s, d, n: half });
  const given =
    step.block === 'D'
      ? { DL_SAS_DW: step.s, DL_SAS_LS: step.s, DL_DTG_DW: d, DL_DTG_LS: half, DL_JIWA: half }
      : { OP_BUKA: 1, OP_KADER_SK: step.s, OP_KADER_AKTIF: half };
  return countsOf(ctx.db, { block: step.block, formSet: made.formSet, given });
}
