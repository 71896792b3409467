import type { Dispatcher } from './dispatcher.ts';
import type { SqlFace } from './outbox.ts';
import { findLiveEvents } from './start-events.ts';

/** What was found for a key; each key always stands for things of one kind. */
type Memory = Map<string, unknown>;

const MOST_KEPT = 5_000;
/** Beyond this a selection is asked rarely and costs more to keep than to find. */
const LARGEST_KEPT = 2_000;

const memories = new WeakMap<Dispatcher, Memory>();

/**
 * Gives what a key stands for, found once and remembered until an event says that areas changed. Where this process
 * does not hear events nothing is remembered. A failure is not remembered either.
 */
export async function recall<T extends object>(db: SqlFace, key: string, find: () => Promise<T>): Promise<T> {
  const dispatcher = findLiveEvents(db);
  if (!dispatcher) return find();
  const memory = memories.get(dispatcher) ?? listen(dispatcher);
  const before = memory.get(key);
  if (before) return before as T;
  const { position } = dispatcher.events;
  const found = await find();
  // What was read while an event passed may be of before or after it.
  if (!(Array.isArray(found) && found.length > LARGEST_KEPT) && dispatcher.events.position === position) {
    if (memory.size >= MOST_KEPT) memory.clear();
    memory.set(key, found);
  }
  return found;
}

function listen(dispatcher: Dispatcher): Memory {
  const memory: Memory = new Map();
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
