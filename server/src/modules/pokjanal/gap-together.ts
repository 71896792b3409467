import type { Ctx } from '../../auth/ctx.ts';
import { findGaps, type GapPageAsk, type GapScope, type GapsFound } from './gap.sql.ts';

type Asked = { counts: boolean; page: GapPageAsk | null; readonly found: Promise<GapsFound> };

const waiting = new WeakMap<Ctx, Map<string, Asked>>();

/**
 * Finds gaps for one field of a request. A page shows how many there are beside the first of them, so fields that ask
 * about the same area while it is still being looked up share one statement. Without a page, counts are wanted.
 */
export function gapsTogether(
  ctx: Ctx,
  key: string,
  { scope, page }: { scope: () => Promise<GapScope>; page: GapPageAsk | null },
): Promise<GapsFound> {
  const line = waiting.get(ctx) ?? new Map<string, Asked>();
  waiting.set(ctx, line);
  const open = line.get(key);
  if (open && !(open.page && page)) {
    open.page ??= page;
    open.counts ||= page === null;
    return open.found;
  }
  const run = async (): Promise<GapsFound> => {
    const area = await scope().finally(() => line.get(key) === asked && line.delete(key));
    return findGaps(ctx, area, asked);
  };
  const asked: Asked = { counts: page === null, page, found: Promise.resolve().then(run) };
  line.set(key, asked);
  return asked.found;
}
