import type { CursorExpired, Heartbeat, Lagged } from '../events/resumable-stream.ts';
import { builder } from './builder.ts';
import { Text } from './text.ts';

/** What the cursor of an item is. */
export const CURSOR = 'Place in the one order of events; pass it as `after` to go on from here.';

/** Nothing happened: the line is alive. */
export const HeartbeatType = builder.objectRef<Heartbeat>('Heartbeat').implement({
  description: 'Nothing changed lately, the stream is alive.',
  fields: (t) => ({
    cursor: t.exposeString('cursor', { description: CURSOR }),
    at: t.expose('at', { type: 'DateTime', description: 'When it was sent.' }),
  }),
});

/** The client is slower than what happens. */
export const LaggedType = builder.objectRef<Lagged>('Lagged').implement({
  description: 'The client does not keep up. Nothing is lost: the items that waited follow from the log.',
  fields: (t) => ({
    cursor: t.exposeString('cursor', { description: CURSOR }),
    skipped: t.exposeInt('skipped', {
      nullable: true,
      description: 'Items that waited and are now read from the log.',
    }),
  }),
});

/** The stream begins anew. */
export const CursorExpiredType = builder.objectRef<CursorExpired>('CursorExpired').implement({
  description: 'The cursor cannot be continued: read the data again; the stream goes on from the new cursor.',
  fields: (t) => ({
    cursor: t.exposeString('cursor', { description: CURSOR }),
    reason: t.field({ type: Text, description: 'What happened and what to do.', resolve: (item) => item.reason }),
  }),
});
