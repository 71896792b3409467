import type { Ctx } from '../../auth/ctx.ts';
import { type Problem, problem } from '../../lib/errors.ts';
import type { Claimed, RowFinding, RowStatus } from '../exchange/import-job.ts';
import type { Work } from '../exchange/owner-ctx.ts';
import { problemFinding } from '../exchange/row-findings.ts';
import { stageFile } from '../exchange/stage-table.ts';
import type { GivenRow, Judged, Register } from './register.ts';
import { readRegisterHeader } from './register-header.ts';
import { keepRegisterRows, type StagedRegisterRow } from './register-rows.sql.ts';

/** Rows looked at together. */
const PIECE = 1_000;

/** Reads a list of a register into rows and tells for each what would become of it; no register is written to. */
export function stageRegister(work: Work, job: Claimed, register: Register): Promise<void> {
  return stageFile<GivenRow, StagedRegisterRow>(work, job, async (ctx) => {
    const seen: Seen = new Map();
    let notes: readonly RowFinding[] = [];
    return {
      header: (titles) => {
        const { ignored, read } = readRegisterHeader(register, titles);
        notes = ignored.map((title) => warning(problem(title, 'COLUMN_IGNORED', { column: title })));
        return read;
      },
      look: (rows) => lookAt(ctx, register, rows, seen),
      keep: (rows) => keepRegisterRows(ctx.db, job.id, rows, notes),
      size: PIECE,
    };
  });
}

/** Row of the list in which a record stood first. */
type Seen = Map<string, number>;

async function lookAt(
  ctx: Ctx,
  register: Register,
  rows: readonly GivenRow[],
  seen: Seen,
): Promise<StagedRegisterRow[]> {
  if (rows.length === 0) return [];
  const judged = await register.judge(ctx, rows);
  return rows.flatMap(({ rowNo, raw }, at) => {
    const found = judged[at];
    if (!found) return [];
    const { name, place, subjectId, revision, diff } = found;
    const twice = twiceProblems(register, found, rowNo, seen);
    const findings = [...twice.map(problemFinding), ...findingsOf(found)];
    const status = twice.length > 0 ? 'ERROR' : statusOf(found);
    return [{ rowNo, status, name, place, subjectId, revision, diff, raw, findings }];
  });
}

function twiceProblems({ columns }: Register, { key }: Judged, rowNo: number, seen: Seen): Problem[] {
  if (key === null) return [];
  const first = seen.get(key);
  if (first === undefined) {
    seen.set(key, rowNo);
    return [];
  }
  return [problem(columns[0]?.title ?? '', 'ROW_TWICE', { row: first })];
}

/** Everything to be said of a row, errors first. */
export function findingsOf({ problems, warnings }: Judged): RowFinding[] {
  return [...problems.map(problemFinding), ...warnings.map(warning)];
}

function warning(found: Problem): RowFinding {
  return { ...problemFinding(found), level: 'WARNING' };
}

function statusOf({ problems, warnings, subjectId, diff }: Judged): RowStatus {
  if (problems.length > 0) return 'ERROR';
  if (subjectId !== null && diff.length === 0) return 'UNCHANGED';
  return warnings.length > 0 ? 'WARNING' : 'READY';
}
