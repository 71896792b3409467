import type { Ctx } from '../../auth/ctx.ts';
import {
  cursorAsked,
  type StreamItem as ItemOf,
  streamFrom,
  type StreamOptions,
} from '../../events/resumable-stream.ts';
import { liveEvents } from '../../events/start-events.ts';
import { feedOf } from './indicator-updates-feed.ts';
import { chooseUpdates, type UpdatesFilter } from './indicator-updates-filter.ts';
import type { IndicatorUpdated } from './indicator-updates-item.ts';

export type StreamItem = ItemOf<IndicatorUpdated>;

/**
 * Streams what changes in the figures asked for, from `after` on, as `streamFrom` promises it.
 * @throws Forbidden, NotFound or InvalidInput before the first item.
 */
export async function indicatorUpdates(
  ctx: Ctx,
  filter: UpdatesFilter,
  after: string | null,
  options: Partial<StreamOptions> = {},
): Promise<AsyncIterableIterator<StreamItem>> {
  const cursor = cursorAsked(after);
  const choice = await chooseUpdates(ctx, filter);
  const feed = feedOf(ctx.db, liveEvents(ctx.db), (err) => ctx.log.error({ err }, 'turning events into items failed'));
  const source = { feed, choice, type: 'rollup.updated', nodeNos: choice.nodeNos } as const;
  return streamFrom(ctx, source, cursor, options);
}
