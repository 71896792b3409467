import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { makePosyandu, type MadePosyandu } from '@pokjanal/prisma/make/posyandu';
import { makePuskesmas } from '@pokjanal/prisma/make/puskesmas';
import { makeWilayah } from '@pokjanal/prisma/make/wilayah';
import { seedCatalogues } from '@pokjanal/prisma/seed/reference';
import { type Actor, systemActor } from '../src/auth/actor.ts';
import type { Ctx } from '../src/auth/ctx.ts';
import type { Database } from '../src/db/client.ts';
import { type Clock, fixedClock } from '../src/lib/clock.ts';
import { silentLog } from '../src/lib/log.ts';
import type { CellInput } from '../src/lib/pure/cells.ts';
import { askedSlots, cellAt } from '../src/lib/pure/layout.ts';
import { monthNo } from '../src/lib/pure/month.ts';
import { drainRollups } from '../src/modules/analytics/drain-rollups.ts';
import { formsWith, getBlock, loadCatalogue } from '../src/modules/submission/catalogue.ts';
import { openMonth } from '../src/modules/submission/open-month.ts';
import { type Submitted, submitReport, type SubmitReport } from '../src/modules/submission/submit-report.ts';

export const MAY = monthNo(2026, 5);
export const IN_TIME = '2026-06-02T03:00:00Z';

/** Two regencies of one province, villages with posts of both form sets, one post without a puskesmas; May is open. */
export async function givenProvince(db: Database) {
  await seedCatalogues(db);
  const provinsi = await makeWilayah(db, { level: 'PROVINSI' });
  const [first, second] = [await makeWilayah(db, { parent: provinsi }), await makeWilayah(db, { parent: provinsi })];
  const posts: MadePosyandu[] = [];
  for (const kabkota of [first, first, second]) {
    const kecamatan = await makeWilayah(db, { parent: kabkota });
    const puskesmas = await makePuskesmas(db, { wilayah: kecamatan });
    for (const formSet of ['ILP', 'BASIC'] as const) {
      const desa = await makeWilayah(db, { parent: kecamatan });
      posts.push(await makePosyandu(db, { desa, puskesmas, formSet }));
    }
  }
  const lone = posts[0];
  if (lone) posts.push(await makePosyandu(db, { desa: lone.desa, puskesmas: null, formSet: 'ILP' }));
  await openMonth({ db }, MAY);
  return { provinsi, kabkota: [first, second] as const, posts };
}

/** A context of the system itself at an instant within the deadline. */
export function systemCtx(db: Database, clock: Clock = fixedClock(IN_TIME), actor: Actor = systemActor('test')): Ctx {
  return { actor, db, clock, log: silentLog, requestId: 'test' };
}

/** Answers that keep every rule: S, K, D, N and the rest as totals, or all of it in the first age and sex. */
export function answers(post: Pick<MadePosyandu, 'formSet'>, of: { s: number; d: number; n: number }): CellInput[] {
  const totals = [of.s, of.s, of.d, of.n, of.d - of.n, 0, 0, 0, 0];
  if (post.formSet === 'BASIC') return totals.map((value, index) => ({ slot: 90 + index, state: 'VALUE', value }));
  return totals.flatMap((value, element) =>
    Array.from({ length: 10 }, (_, part) => ({
      slot: element * 10 + part,
      state: 'VALUE' as const,
      value: part === 0 ? value : 0,
    })),
  );
}

/** Answers of a block without a breakdown: the given counts by element, every other element asked a counted zero. */
export async function countsOf(
  db: Database,
  of: { block: string; formSet?: MadePosyandu['formSet']; given: Readonly<Record<string, number>> },
): Promise<CellInput[]> {
  const catalogue = await loadCatalogue(db);
  const form = formsWith(catalogue, of.block).find(
    ({ formSet }) => formSet === null || formSet === (of.formSet ?? 'ILP'),
  );
  if (!form) throw new Error(`No form asks ${of.block}`);
  const block = getBlock(catalogue, of.block);
  return askedSlots(block, form.block).map((slot) => {
    const element = cellAt(block, slot)?.element ?? '';
    return { slot, state: 'VALUE', value: of.given[element] ?? 0 };
  });
}

/** An input with everything that does not matter filled in. */
export function inputOf(post: MadePosyandu, over: Partial<SubmitReport> = {}): SubmitReport {
  return {
    posyanduId: post.id,
    month: MAY,
    block: 'SKDN',
    cells: answers(post, { s: 40, d: 30, n: 20 }),
    header: { opened: true, note: 'diperiksa' },
    expectedRevision: 0,
    idempotencyKey: randomUUID(),
    ...over,
  };
}

/** Submits and fails with the findings when it was refused. */
export async function submit(ctx: Ctx, post: MadePosyandu, over: Partial<SubmitReport> = {}) {
  return accepted(await submitReport(ctx, inputOf(post, over)));
}

/** The report of an accepted submission. @throws with the findings when it was refused. */
export function accepted(result: Submitted) {
  if (!result.accepted) throw new Error(`refused: ${JSON.stringify(result.findings)}`);
  return result.report;
}

/** Drains until nothing is dirty; where a worker of the same database is at it, waits for its marks to go as well. */
export async function settle(db: Database): Promise<number> {
  let events = 0;
  for (;;) {
    const drained = await drainRollups(db);
    events += drained.events;
    if (drained.marks > 0) continue;
    const [left] = await db.sql<{ found: boolean }>('select exists (select from dirty) as found');
    if (!left?.found) return events;
    await wait(5);
  }
}
