import type { Ctx } from '../../auth/ctx.ts';
import { assertPerson } from '../../auth/policy.ts';
import { wake } from '../../events/wake.ts';
import { InvalidInput, problem } from '../../lib/errors.ts';
import { CSV_START, csvLine } from '../exchange/csv-text.ts';
import { getRegisterJob, type RegisterJob } from '../exchange/import-job.ts';
import { callOff, keepFile, moveJob, startRun } from '../exchange/job-moves.ts';
import { plainTitle, titlesOf } from './register-header.ts';
import { assertBringsIn, getRegister } from './registers.ts';

/** As long as a list can be taken back. */
const DAYS_KEPT = 90;

/**
 * Takes in a list for a register, as a file or pasted; its rows are read by a worker, and nothing is written to the register
 * before it is confirmed. Gives the id of the import. @throws Forbidden for who may not write the register.
 */
export async function receiveList(
  ctx: Ctx,
  input: { readonly register: string; readonly fileName: string; readonly content: Buffer },
): Promise<string> {
  const { code } = assertBringsIn(ctx, input.register);
  assertPerson(ctx.actor);
  const { fileName, content } = input;
  return keepFile(ctx, {
    ownerId: ctx.actor.userId,
    fileName,
    content,
    block: null,
    register: code,
    daysKept: DAYS_KEPT,
  });
}

type Ref = { readonly id: string };

/** Has the rows of a list written that can be. @throws Conflict when it is not ready. */
export async function confirmList(ctx: Ctx, input: Ref): Promise<RegisterJob> {
  const job = await ownJob(ctx, input);
  await startRun(ctx, job, null);
  return getRegisterJob(ctx, job.id);
}

/** Stops a list where it is, or discards one that was not confirmed; what was written stays. @throws Conflict when it is over. */
export async function cancelList(ctx: Ctx, input: Ref): Promise<RegisterJob> {
  const job = await ownJob(ctx, input);
  await callOff(ctx, job);
  return getRegisterJob(ctx, job.id);
}

/** Takes back what a list wrote, as far as nothing counts on it. @throws Conflict while it is not over. */
export async function undoList(ctx: Ctx, input: Ref): Promise<RegisterJob> {
  const job = await ownJob(ctx, input);
  await moveJob(ctx, job, ['DONE', 'CANCELLED', 'FAILED'], 'UNDOING', {
    set: `lease_until = null, undo_of_rows = (select count(*) from import_row where job_id = $1 and wrote is not null and status = 4)`,
    values: [],
  });
  wake('import');
  return getRegisterJob(ctx, job.id);
}

/** A row put right: texts by the title of their column. */
export type Repair = {
  readonly row: number;
  readonly cells: readonly { readonly column: string; readonly text: string }[];
};

/** Puts cells of a list right and has it looked at anew as a whole. @throws InvalidInput for a row or column there is not. */
export async function repairList(ctx: Ctx, input: Ref & { readonly repairs: readonly Repair[] }): Promise<RegisterJob> {
  const job = await ownJob(ctx, input);
  const titles = titlesOf(getRegister(job.register), job.columns);
  const places = new Map(
    job.columns.flatMap((head, at) => [head, titles[at] ?? head].map((name) => [plainTitle(name), at] as const)),
  );
  const rows = await ctx.db.sql<{ rowNo: number; raw: string[] }>(
    'select row_no as "rowNo", raw from import_row where job_id = $1 order by row_no',
    [job.id],
  );
  const byNo = new Map(rows.map((row) => [row.rowNo, row.raw]));
  for (const repair of input.repairs) putRight(byNo, places, repair);
  await moveJob(ctx, job, ['READY'], 'READING', {
    set: 'content = $4, lease_until = null',
    values: [Buffer.from(listText(job.columns, byNo))],
  });
  wake('import');
  return getRegisterJob(ctx, job.id);
}

function putRight(
  rows: ReadonlyMap<number, string[]>,
  places: ReadonlyMap<string, number>,
  { row, cells }: Repair,
): void {
  const raw = rows.get(row);
  if (!raw) throw new InvalidInput([problem('row', 'ROW_MISSING', { row })]);
  for (const { column, text } of cells) {
    const at = places.get(plainTitle(column));
    if (at === undefined) throw new InvalidInput([problem(column, 'COLUMN_MISSING', { column })]);
    while (raw.length <= at) raw.push('');
    raw[at] = text;
  }
}

/** The list as it stood, each row under the number it had. */
function listText(titles: readonly string[], rows: ReadonlyMap<number, readonly string[]>): string {
  const [first = 2] = rows.keys();
  const last = Math.max(first, ...[...rows.keys()].slice(-1));
  const lines = [csvLine(titles)];
  for (let no = 2; no <= last; no += 1) lines.push(csvLine(rows.get(no) ?? ['']));
  return CSV_START + lines.join('');
}

async function ownJob(ctx: Ctx, { id }: Ref): Promise<RegisterJob> {
  assertPerson(ctx.actor);
  const job = await getRegisterJob(ctx, id);
  assertBringsIn(ctx, job.register);
  return job;
}
