import type { OwnSql } from '../submission/catalogue.ts';

/** How long a reading goes on at most after it was called off, in this process or in another. */
const LOOK_EVERY_MS = 250;

/** Looks after a job while its file is read: the signal tells that somebody has called it off. */
export function watchReading(db: OwnSql, jobId: string): { readonly signal: AbortSignal; stop(): void } {
  const off = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;
  const look = async (): Promise<void> => {
    const [still] = await db.sql('select id from import_job where id = $1 and state = 0', [jobId]);
    if (!still) off.abort(new Error('The import was called off'));
  };
  const wait = (): void => {
    if (isOver || off.signal.aborted) return;
    // A look that fails says nothing; the next one may.
    timer = setTimeout(
      () =>
        void look()
          .catch(() => undefined)
          .finally(wait),
      LOOK_EVERY_MS,
    );
  };
  wait();
  return {
    signal: off.signal,
    stop: () => {
      isOver = true;
      clearTimeout(timer);
    },
  };
}
