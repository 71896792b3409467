/** Loops of this process that sleep between rounds and may be woken early. */
export type Sleeper = 'rollup' | 'sequencer' | 'dispatcher' | 'import' | 'notification';

const listeners = new Map<Sleeper, Set<() => void>>();

/**
 * Asks a loop of this process to look now instead of at its next poll. Only a hint: nothing is promised by it,
 * and other processes find the work by polling.
 */
export function wake(sleeper: Sleeper): void {
  for (const listener of listeners.get(sleeper) ?? []) listener();
}

/** Calls `listener` on each wake-up until the returned function is called. */
export function onWake(sleeper: Sleeper, listener: () => void): () => void {
  const set = listeners.get(sleeper) ?? new Set();
  listeners.set(sleeper, set);
  set.add(listener);
  return () => set.delete(listener);
}
