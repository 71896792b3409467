import type { Ctx } from '../../auth/ctx.ts';
import { inTransaction } from '../../db/transaction.ts';
import { appendEvent } from '../../events/outbox.ts';
import { wake } from '../../events/wake.ts';
import { DomainError, InvalidInput, problem } from '../../lib/errors.ts';
import { newId } from '../../lib/ids.ts';
import { type Claimed, failJob, type RowFinding } from '../exchange/import-job.ts';
import { ownerCtx, type Work } from '../exchange/owner-ctx.ts';
import { problemFinding } from '../exchange/row-findings.ts';
import type { GivenRow, Judged, Register, Wrote } from './register.ts';
import { readRegisterHeader } from './register-header.ts';
import {
  endJob,
  keepIntents,
  keepResults,
  readDue,
  type RegisterResult,
  type WaitingRow,
} from './register-rows.sql.ts';
import { findingsOf } from './stage-register.ts';

/** Rows written before what became of them is kept. */
const PORTION = 25;

/**
 * Writes the next rows of a confirmed list by the verbs that people use, with the rights its owner has now. Each row is
 * looked at again: what stands otherwise than it was shown is refused and left alone.
 */
export async function runRegister(work: Work, job: Claimed, register: Register): Promise<void> {
  try {
    const ctx = await ownerCtx(work, job.owner);
    const { titles, rows } = await readDue(ctx.db, job.id, PORTION);
    if (rows.length > 0) await keepResults(ctx.db, job.id, await writeRows(ctx, job, register, titles, rows));
    if (rows.length < PORTION && (await endJob(ctx.db, job.id, 'RUNNING', ctx.clock.now()))) {
      await tellOfJob(ctx, job, 'register.imported');
    }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    await failJob(work.db, job.id, [whole(error)], work.clock.now());
  }
}

async function writeRows(
  ctx: Ctx,
  job: Claimed,
  register: Register,
  titles: readonly string[],
  rows: readonly WaitingRow[],
): Promise<RegisterResult[]> {
  const { read } = readRegisterHeader(register, titles);
  const given = rows.map(({ rowNo, raw }): GivenRow => read(rowNo, raw) ?? { rowNo, raw, cells: {} });
  const judged = await register.judge(ctx, given);
  const plans = rows.map((row, at) => planOf(row, judged[at]));
  await keepIntents(
    ctx.db,
    job.id,
    plans.flatMap((plan) => ('content' in plan ? [plan] : [])),
  );
  const results: RegisterResult[] = [];
  for (const plan of plans) results.push('status' in plan ? plan : await writeRow(ctx, register, plan, reasonOf(job)));
  return results;
}

type Plan = { readonly rowNo: number; readonly wrote: Wrote; readonly content: object };

/** What is to be done with a row as things stand now. */
function planOf(row: WaitingRow, judged: Judged | undefined): RegisterResult | Plan {
  const { rowNo } = row;
  if (!judged?.content) return endOf(rowNo, 'REFUSED', judged ? findingsOf(judged) : null);
  if (judged.subjectId !== null && judged.diff.length === 0) return foundDone(row, judged);
  const isAsShown = judged.subjectId === row.subjectId && judged.revision === row.revision;
  if (!isAsShown) return endOf(rowNo, 'REFUSED', [problemFinding(problem('', 'ROW_MOVED_ON'))]);
  return { rowNo, wrote: intentOf(row, judged), content: judged.content };
}

/** What stands is what the row wants: by itself, or written just before a crash that came before its result was kept. */
function foundDone({ rowNo, wrote }: WaitingRow, { subjectId, revision }: Judged): RegisterResult {
  if (wrote?.id !== subjectId) return endOf(rowNo, 'UNCHANGED', null);
  return { ...endOf(rowNo, 'SUBMITTED', null), wrote: wrote && { ...wrote, revision: revision ?? 0 } };
}

function intentOf({ wrote }: WaitingRow, { subjectId, revision, before }: Judged): Wrote {
  return { id: subjectId ?? wrote?.id ?? newId(), isNew: subjectId === null, revision: revision ?? 0, before };
}

function endOf(
  rowNo: number,
  status: RegisterResult['status'],
  findings: readonly RowFinding[] | null,
): RegisterResult {
  return { rowNo, status, findings, wrote: null };
}

async function writeRow(ctx: Ctx, register: Register, plan: Plan, reason: string): Promise<RegisterResult> {
  const { rowNo, wrote, content } = plan;
  try {
    const { id, isNew, revision } = wrote;
    const written = await register.write(ctx, { id, isNew, revision, content }, reason);
    return { rowNo, status: 'SUBMITTED', findings: null, wrote: { ...wrote, revision: written } };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { rowNo, status: 'REFUSED', findings: refusalOf(error), wrote: null };
  }
}

/** What a refused act says of its row. */
export function refusalOf(error: DomainError<object>): RowFinding[] {
  return error instanceof InvalidInput ? error.problems.map(problemFinding) : [whole(error)];
}

function whole({ code, texts }: DomainError<object>): RowFinding {
  return { level: 'ERROR', code, columns: [], message: texts };
}

/** The reason of acts that ask one. */
function reasonOf({ fileName }: Claimed): string {
  return `Impor daftar ${fileName}`.slice(0, 200);
}

/** Tells that a list is in, or was taken back. */
export async function tellOfJob(ctx: Ctx, job: Claimed, type: 'register.imported' | 'register.undone'): Promise<void> {
  const payload = { job: job.id, register: job.register ?? '', by: job.owner };
  await inTransaction(ctx, (tx) => appendEvent(tx, { type, payload }));
  wake('sequencer');
}
