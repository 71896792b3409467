type Listener = () => void;

const listeners = new Set<Listener>();

/**
 * Calls back whenever rights or sessions were taken away in this process, so that nothing remembered outlives them,
 * until the returned function is called.
 */
export function onRevocation(listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Tells this process that what it remembers of callers no longer holds; call it after the commit. */
export function announceRevocation(): void {
  for (const listener of listeners) listener();
}
