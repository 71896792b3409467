import { setTimeout as wait } from 'node:timers/promises';
import type { Ctx } from '../../auth/ctx.ts';
import { Unavailable } from '../../lib/errors.ts';

const PATIENCE_MS = 5_000;
const POLL_MS = 20;

/**
 * Resolves when the roll-ups contain the write that left these dirty marks: a mark is deleted in the transaction that
 * stores the sums it asked for. @throws Unavailable ROLLUP_PENDING when that takes too long; the write itself stands.
 */
export async function awaitRollup(ctx: Pick<Ctx, 'db' | 'signal'>, marks: readonly number[]): Promise<void> {
  if (marks.length === 0) return;
  for (let waited = 0; waited <= PATIENCE_MS; waited += POLL_MS) {
    const [row] = await ctx.db.sql<{ pending: boolean }>(
      'select exists (select from dirty where id = any($1::bigint[])) as pending',
      [marks],
    );
    if (!row?.pending) return;
    await wait(POLL_MS, undefined, ctx.signal ? { signal: ctx.signal } : {});
  }
  throw new Unavailable('ROLLUP_PENDING', { retryAfterMs: 1_000 });
}
