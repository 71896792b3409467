import type { Dispatcher } from '../../events/dispatcher.ts';
import type { SqlFace } from '../../events/outbox.ts';
import { findLiveEvents } from '../../events/start-events.ts';
import type { FigureNode } from './analytics.sql.ts';

type Selections = Map<string, readonly FigureNode[]>;

const MOST_KEPT = 500;
/** Beyond this a selection is asked rarely and costs more to keep than to find. */
const LARGEST_KEPT = 2_000;

const memories = new WeakMap<Dispatcher, Selections>();

/**
 * Gives what a key stands for, found once and remembered until an event says that areas changed. Where this process
 * does not hear events nothing is remembered. A failure is not remembered either.
 */
export async function recall(
  db: SqlFace,
  key: string,
  find: () => Promise<readonly FigureNode[]>,
): Promise<readonly FigureNode[]> {
  const dispatcher = findLiveEvents(db);
  if (!dispatcher) return find();
  const memory = memories.get(dispatcher) ?? listen(dispatcher);
  const before = memory.get(key);
  if (before) return before;
  const { position } = dispatcher.events;
  const found = await find();
  // What was read while an event passed may be of before or after it.
  if (found.length <= LARGEST_KEPT && dispatcher.events.position === position) {
    if (memory.size >= MOST_KEPT) memory.clear();
    memory.set(key, found);
  }
  return found;
}

function listen(dispatcher: Dispatcher): Selections {
  const memory: Selections = new Map();
  memories.set(dispatcher, memory);
  const reader = dispatcher.events.open(10_000);
  const run = async (): Promise<void> => {
    for (;;) {
      const batch = await reader.next(60_000);
      if (batch.kind === 'closed') return memory.clear();
      const changed = batch.kind === 'items' && batch.items.some(({ type }) => CHANGES.test(type));
      if (changed || batch.kind === 'overflow') memory.clear();
    }
  };
  void run();
  return memory;
}

const CHANGES = /^(wilayah|posyandu|demo)\./;
