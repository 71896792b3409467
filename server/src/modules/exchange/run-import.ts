import { createHash } from 'node:crypto';
import type { Ctx } from '../../auth/ctx.ts';
import { DomainError } from '../../lib/errors.ts';
import type { CellInput } from '../../lib/pure/cells.ts';
import { writeCells } from '../../lib/pure/read-cells.ts';
import { getBlock, loadCatalogue } from '../submission/catalogue.ts';
import type { FormInput } from '../submission/judge-report.ts';
import type { Block } from '../submission/layout.sql.ts';
import { readStoredCells } from '../submission/report-state.ts';
import { inBatches, submitReports, TWO_BATCHES } from '../submission/submit-reports.ts';
import { type Claimed, failJob } from './import-job.ts';
import { type DueRow, keepResults, readDueRows, type RowResult } from './import-rows.sql.ts';
import { ownerCtx, type Work } from './owner-ctx.ts';
import { seenOf } from './row-findings.ts';

type FormJob = Claimed & { readonly block: string };

/**
 * Sends the next rows of a confirmed import, with the rights its owner has now, and keeps what became of each. Rows that
 * were sent just before a crash are sent again under the same keys and answer as they did.
 */
export async function runChunk(work: Work, job: FormJob): Promise<void> {
  const rows = await readDueRows(work.db, job.id, job.reached, TWO_BATCHES);
  try {
    const ctx = await ownerCtx(work, job.owner);
    const block = getBlock(await loadCatalogue(ctx.db), job.block);
    const results: RowResult[] = [];
    for (const month of new Set(rows.map((row) => row.month))) {
      const parts = inBatches(rows.filter((row) => row.month === month));
      const sent = await Promise.all(parts.map((part) => sendPart(ctx, block, job, month, part)));
      results.push(...sent.flat());
    }
    const isLast = rows.length < TWO_BATCHES;
    const reached = rows.at(-1)?.rowNo ?? job.reached;
    await keepResults(work.db, job.id, results, { reached, isLast, at: work.clock.now() });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const problem = { level: 'ERROR' as const, code: error.code, columns: [], message: error.texts };
    await failJob(work.db, job.id, [problem], work.clock.now());
  }
}

async function sendPart(
  ctx: Ctx,
  block: Block,
  job: FormJob,
  month: number,
  rows: readonly DueRow[],
): Promise<RowResult[]> {
  const forms = rows.map((row) => formOf(block, job, row));
  const outcomes = await submitReports(ctx, { month, block: block.code, forms });
  return rows.flatMap(({ rowNo }, index): RowResult[] => {
    const [outcome, form] = [outcomes[index], forms[index]];
    if (!outcome || !form) return [];
    if (outcome.kind === 'SUBMITTED' || outcome.kind === 'UNCHANGED') {
      return [{ rowNo, status: outcome.kind, findings: null }];
    }
    return [{ rowNo, status: 'REFUSED', findings: seenOf(block, form.cells, outcome).findings }];
  });
}

function formOf(block: Block, job: FormJob, row: DueRow): FormInput {
  return {
    unitNo: row.unitNo,
    cells: inputsOf(block, row),
    // The note of the whole file speaks for rows that need one, and adds nothing to the others.
    header: row.needsNote ? { ...row.header, note: job.note } : row.header,
    expectedRevision: row.revision,
    idempotencyKey: keyOf(job.id, row.rowNo),
  };
}

function inputsOf(block: Block, { values, reasons }: DueRow): readonly CellInput[] {
  return writeCells(readStoredCells(block, { values, reasons }));
}

/** The same for a row of a job whenever it is sent, in the form of a uuid made by a rule of one's own (version 8). */
function keyOf(jobId: string, rowNo: number): string {
  const hex = createHash('sha256').update(`${jobId} ${rowNo}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
