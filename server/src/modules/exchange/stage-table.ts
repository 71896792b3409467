import type { Ctx } from '../../auth/ctx.ts';
import { DomainError, InvalidInput } from '../../lib/errors.ts';
import { type Claimed, failJob, type RowFinding } from './import-job.ts';
import { forgetCancelled } from './import-rows.sql.ts';
import { ownerCtx, type Work } from './owner-ctx.ts';
import { MOST_ROWS, readTable, refusal, type Table } from './read-table.ts';
import { watchReading } from './reading-watch.ts';
import { problemFinding } from './row-findings.ts';

/** How the rows of one file are understood, looked at and kept. */
export type Reading<Row, Staged> = {
  /** Reads the header into a reader of rows, which gives null for a row that says nothing. @throws InvalidInput. */
  readonly header: (titles: readonly string[]) => (rowNo: number, raw: readonly string[]) => Row | null;
  /** Tells what would become of some rows. */
  readonly look: (rows: readonly Row[]) => Promise<readonly Staged[]>;
  readonly keep: (rows: readonly Staged[]) => Promise<void>;
  /** Rows looked at together. */
  readonly size: number;
};

/**
 * Reads the file of a job into rows; nothing else is written. Begun anew, it forgets what it had read before; called off, it
 * stops where it is and forgets all. A file that cannot be read ends the job with all reasons at once.
 */
export async function stageFile<Row, Staged>(
  work: Work,
  job: Claimed,
  readingOf: (ctx: Ctx) => Promise<Reading<Row, Staged>>,
): Promise<void> {
  await work.db.sql('delete from import_row where job_id = $1', [job.id]);
  const watch = watchReading(work.db, job.id);
  try {
    const ctx = await ownerCtx(work, job.owner);
    const table = readTable(job.content ?? Buffer.alloc(0), watch.signal);
    const columns = await stageTable(watch.signal, await readingOf({ ...ctx, signal: watch.signal }), table);
    await endReading(work, job, columns);
  } catch (error) {
    if (watch.signal.aborted) await forgetCancelled(work.db, job.id);
    else if (error instanceof DomainError) await failJob(work.db, job.id, fileFindings(error), work.clock.now());
    else throw error;
  } finally {
    watch.stop();
  }
}

async function endReading(work: Work, job: Claimed, columns: readonly string[]): Promise<void> {
  const done = await work.db.sql(
    `update import_job set state = 1, columns = $2, content = null, lease_until = null where id = $1 and state = 0 returning id`,
    [job.id, columns],
  );
  // Called off since it was looked at last; what another worker has finished stays.
  if (done.length === 0) await forgetCancelled(work.db, job.id);
}

function fileFindings(error: DomainError<object>): RowFinding[] {
  if (error instanceof InvalidInput) return error.problems.map(problemFinding);
  return [{ level: 'ERROR', code: error.code, columns: [], message: error.texts }];
}

async function stageTable<Row, Staged>(
  signal: AbortSignal,
  reading: Reading<Row, Staged>,
  table: Table,
): Promise<readonly string[]> {
  let titles: readonly string[] = [];
  let waiting: Row[] = [];
  let kept: Promise<void> = Promise.resolve();
  const stage = async (): Promise<void> => {
    const rows = await reading.look(waiting);
    waiting = [];
    // While rows are kept, the next are read and looked at.
    await kept;
    kept = reading.keep(rows);
    // Told where it is awaited; until then a failure must not end the process.
    kept.catch(() => undefined);
  };
  const header = (found: readonly string[]) => {
    const read = reading.header(found);
    titles = found;
    return read;
  };
  try {
    for await (const row of rowsBehind(header, table)) {
      signal.throwIfAborted();
      if (waiting.push(row) === reading.size) await stage();
    }
    await stage();
  } finally {
    // Whatever ends the reading, nothing is kept behind its back.
    await kept;
  }
  return titles;
}

/** The rows behind the header that say something, in order. */
async function* rowsBehind<Row>(header: Reading<Row, never>['header'], table: Table): AsyncGenerator<Row> {
  let read: ReturnType<typeof header> | undefined;
  let rowNo = 0;
  for await (const raw of table) {
    rowNo += 1;
    if (rowNo > MOST_ROWS) throw refusal('FILE_TOO_MANY_ROWS', { max: MOST_ROWS });
    if (raw.every((text) => text.trim() === '')) continue;
    if (read) {
      const row = read(rowNo, raw);
      if (row !== null) yield row;
    } else read = header(raw);
  }
  if (!read) throw refusal('FILE_EMPTY');
}
