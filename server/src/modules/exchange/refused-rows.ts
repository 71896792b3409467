import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Ctx } from '../../auth/ctx.ts';
import { formatMonth } from '../../lib/pure/month.ts';
import type { ReportHeader } from '../../lib/pure/report-content.ts';
import { getBlock, loadCatalogue } from '../submission/catalogue.ts';
import type { Block } from '../submission/layout.sql.ts';
import { readStoredCells } from '../submission/report-state.ts';
import { cellText } from './cell-text.ts';
import { CSV_START, csvLine } from './csv-text.ts';
import { COLUMNS, type FileColumn, readHeader } from './import-columns.ts';
import { getImport, ROW_STATUSES, type RowFinding } from './import-job.ts';

type Row = {
  row_no: number;
  code: string;
  name: string;
  month: number | null;
  header: ReportHeader;
  cells: (number | null)[] | null;
  reasons: Record<string, string> | null;
  raw: string[] | null;
  findings: readonly RowFinding[];
};

const CHUNK = 500;

/**
 * Writes the rows of an import that were not taken, as they stood in the file and with the reason behind them, so that
 * they can be put right and brought in by themselves. @throws NotFound for another's import.
 */
export async function writeRefusedRows(ctx: Ctx, id: string, to: Writable): Promise<void> {
  const job = await getImport(ctx, id);
  const block = getBlock(await loadCatalogue(ctx.db), job.block);
  const { columns } = readHeader(block, job.columns);
  const kept = columns.filter((column) => column.kind !== 'PLAIN' || column.column !== 'reason');
  const places = columns.flatMap((column, index) => (kept.includes(column) ? [index] : []));
  async function* lines(): AsyncGenerator<string> {
    yield CSV_START + csvLine([...kept.map(({ title }) => title), COLUMNS.reason]);
    for (let after = 0; ; ) {
      const rows = await readRefused(ctx, id, after);
      yield rows
        .map((row) => {
          const texts = row.raw ?? columns.map((column) => textOf(block, column, row));
          return csvLine([...places.map((place) => texts[place] ?? ''), reasonOf(row.findings)]);
        })
        .join('');
      after = rows.at(-1)?.row_no ?? after;
      if (rows.length < CHUNK) return;
    }
  }
  await pipeline(Readable.from(lines()), to);
}

function readRefused(ctx: Ctx, id: string, after: number): Promise<Row[]> {
  const refused = [ROW_STATUSES.indexOf('ERROR'), ROW_STATUSES.indexOf('REFUSED')];
  return ctx.db.sql<Row>(
    `select row_no, code, name, month, header, cells, reasons, raw, findings from import_row
     where job_id = $1 and status = any($2::smallint[]) and row_no > $3 order by row_no limit ${CHUNK}`,
    [id, refused, after],
  );
}

function textOf(block: Block, column: FileColumn, row: Row): string {
  if (column.kind === 'NONE') return '';
  if (column.kind === 'PLAIN') return plainTextOf(column.column, row);
  return cellText(readStoredCells(block, { values: row.cells ?? [], reasons: row.reasons }).get(column.slot));
}

function plainTextOf(column: keyof typeof COLUMNS, { code, name, month, header }: Row): string {
  const texts: Record<keyof typeof COLUMNS, string> = {
    code,
    name,
    month: month === null ? '' : formatMonth(month),
    notOpened: header.opened ? '' : (header.notOpenedReason ?? ''),
    visitors: header.countsVisitors ? 'ya' : '',
    note: header.note ?? '',
    reason: '',
  };
  return texts[column];
}

/** Says all reasons of a row in one line. */
export function reasonOf(findings: readonly RowFinding[]): string {
  return findings
    .map(({ columns, message }) => (columns.length === 0 ? message.id : `${columns.join(', ')}: ${message.id}`))
    .join(' | ');
}
