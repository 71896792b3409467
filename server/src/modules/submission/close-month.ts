import { userIdOf } from '../../auth/actor.ts';
import type { Ctx } from '../../auth/ctx.ts';
import { assertCan } from '../../auth/policy.ts';
import { appendEvent } from '../../events/outbox.ts';
import { wake } from '../../events/wake.ts';
import { Conflict, InvalidInput, NotFound, problem } from '../../lib/errors.ts';
import { dayIn } from '../../lib/pure/deadline.ts';
import { formatMonth, monthOfDay } from '../../lib/pure/month.ts';
import { approveBlock } from './approve-month.ts';
import { loadCatalogue } from './catalogue.ts';

export type CloseMonth = {
  readonly wilayahId: string;
  readonly month: number;
  /** Done at the region's cut-off, by nobody's hand. */
  readonly automatic?: boolean;
};

/** One closing of a month: how many reports it bound, and how many were left open. */
export type ClosedMonth = {
  readonly id: string;
  readonly wilayahId: string;
  readonly month: number;
  readonly number: number;
  readonly at: Date;
  readonly approved: number;
  readonly left: number;
};

type Area = { no: number; path: string; level: string };

/**
 * Closes a month of a regency: every verified report of every form is approved with the content it has, and the state is
 * kept as a release that may be named later. What is not verified stays open and is counted. Closing again, after
 * amendments were verified, makes the next release.
 * @throws Conflict NOTHING_TO_CLOSE when a month that is closed has nothing new to bind; InvalidInput for another level
 * or a month that still runs.
 */
export async function closeMonth(ctx: Ctx, input: CloseMonth): Promise<ClosedMonth> {
  const [area] = await ctx.db.sql<Area>('select no, path, level::text as level from "Wilayah" where id = $1', [
    input.wilayahId,
  ]);
  if (!area) throw new NotFound('WILAYAH_NOT_FOUND');
  assertCan(ctx.actor, 'submission.approve', { path: area.path }, 'WILAYAH_NOT_FOUND');
  if (area.level !== 'KABKOTA') throw new InvalidInput([problem('wilayah', 'NOT_A_REGENCY')]);
  const at = ctx.clock.now();
  if (input.month >= monthOfDay(dayIn('WIB', at))) {
    throw new InvalidInput([problem('month', 'MONTH_STILL_RUNS', { period: formatMonth(input.month) })]);
  }
  const catalogue = await loadCatalogue(ctx.db);
  const closed = await ctx.db.inTransaction(async (tx) => {
    // The row of the regency orders two officers who close at the same moment.
    await tx.sql('select 1 from "Wilayah" where id = $1 for update', [input.wilayahId]);
    let approved = 0;
    let left = 0;
    for (const block of catalogue.blocks) {
      const done = await approveBlock(tx, catalogue, block, {
        ...input,
        path: area.path,
        actor: userIdOf(ctx.actor),
        at,
      });
      approved += done.approved;
      left += done.open.none + done.open.draft + done.open.submitted + done.open.returned;
    }
    return release(tx, input, { approved, left, at, area, actor: userIdOf(ctx.actor) });
  });
  wake('rollup');
  wake('sequencer');
  return closed;
}

type Made = { approved: number; left: number; at: Date; area: Area; actor: string | null };
type Tx = Parameters<Parameters<Ctx['db']['inTransaction']>[0]>[0];

async function release(tx: Tx, input: CloseMonth, made: Made): Promise<ClosedMonth> {
  const { wilayahId, month, automatic = false } = input;
  const { approved, left, at, actor } = made;
  const [last] = await tx.sql<{ number: number }>(
    'select max(number) as number from "Release" where "wilayahId" = $1 and month = $2 having max(number) is not null',
    [wilayahId, month],
  );
  if (last && approved === 0) throw new Conflict('NOTHING_TO_CLOSE', { period: formatMonth(month) });
  const number = (last?.number ?? 0) + 1;
  const [row] = await tx.sql<{ id: string }>(
    `insert into "Release" (id, "wilayahId", month, number, at, approved, "left", "isAutomatic", "byId")
     values (gen_random_uuid(), $1, $2, $3, $4, $5, $6, $7, $8) returning id`,
    [wilayahId, month, number, at, approved, left, automatic, actor],
  );
  await appendEvent(tx, {
    type: 'month.closed',
    nodeNo: made.area.no,
    month,
    payload: { number, approved, left, automatic, by: actor },
  });
  return { id: row?.id ?? '', wilayahId, month, number, at, approved, left };
}
