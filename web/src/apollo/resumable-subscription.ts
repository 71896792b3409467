/** What one needs of a `graphql-ws` client: it sends `payload` again, as it then is, each time it reconnects. */
type Subscriber<Result> = {
  subscribe(payload: Payload, sink: Sink<Result>): () => void;
};
type Payload = {
  query: string;
  variables?: Record<string, unknown> | null | undefined;
  operationName?: string | null | undefined;
  extensions?: Record<string, unknown> | null | undefined;
};
type Sink<Result> = {
  next(result: Result): void;
  error(error: unknown): void;
  complete(): void;
};

/** Finds the cursor of an item, wherever the subscription's root field is called; null when it carries none. */
export function cursorOf(result: unknown): string | null {
  const data = (result as { data?: Record<string, unknown> | null } | null)?.data;
  for (const item of Object.values(data ?? {})) {
    const cursor = (item as { cursor?: unknown } | null)?.cursor;
    if (typeof cursor === 'string') return cursor;
  }
  return null;
}

/**
 * Subscribes so that a broken line loses nothing and repeats nothing. A plain `graphql-ws` client sends its first payload
 * again after a reconnect and is given everything since then once more; here `variables.after` follows the newest item,
 * so the server goes on after it. The document needs an `$after` variable and must select `cursor` on every item.
 */
export function subscribeResumable<Result>(
  client: Subscriber<Result>,
  payload: Payload,
  sink: Sink<Result>,
): () => void {
  const moving = { ...payload, variables: { ...payload.variables } };
  return client.subscribe(moving, {
    next(result) {
      // Moved only after the item was taken: one that broke its reader comes again.
      sink.next(result);
      moving.variables.after = cursorOf(result) ?? moving.variables.after;
    },
    error: (error) => sink.error(error),
    complete: () => sink.complete(),
  });
}
