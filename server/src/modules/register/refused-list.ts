import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Ctx } from '../../auth/ctx.ts';
import { CSV_START, csvLine } from '../exchange/csv-text.ts';
import { getRegisterJob } from '../exchange/import-job.ts';
import { reasonOf } from '../exchange/refused-rows.ts';
import { type ListRow, listRows } from './register-view.sql.ts';

const CHUNK = 500;
/** Head of the column of reasons; a list that is brought in again with it leaves it out of account. */
const REASON = 'alasan';

/**
 * Writes the rows of a list that were not taken, as they stood and with the reason behind them, so that they can be put
 * right and brought in by themselves. @throws NotFound for another's list.
 */
export async function writeRefusedList(ctx: Ctx, id: string, to: Writable): Promise<void> {
  const { columns } = await getRegisterJob(ctx, id);
  const places = columns.flatMap((title, at) => (title.trim().toLowerCase() === REASON ? [] : [at]));
  async function* lines(): AsyncGenerator<string> {
    yield CSV_START + csvLine([...places.map((at) => columns[at] ?? ''), REASON]);
    for (let after = 0; ; ) {
      const rows: ListRow[] = await listRows(ctx, { jobId: id, statuses: ['ERROR', 'REFUSED'], first: CHUNK, after });
      yield rows
        .map(({ raw, findings }) => csvLine([...places.map((at) => raw[at] ?? ''), reasonOf(findings)]))
        .join('');
      after = rows.at(-1)?.rowNo ?? after;
      if (rows.length < CHUNK) return;
    }
  }
  await pipeline(Readable.from(lines()), to);
}
