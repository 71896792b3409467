import { type DomainError, errorText, InvalidInput, type Problem } from '../../lib/errors.ts';
import type { CellInput } from '../../lib/pure/cells.ts';
import type { Finding } from '../../lib/pure/finding.ts';
import type { BlockLayout } from '../../lib/pure/layout.ts';
import type { FormOutcome } from '../submission/submit-forms.ts';
import { COLUMNS, columnOfSlot } from './import-columns.ts';
import type { RowFinding, RowStatus } from './import-job.ts';

/** A finding on a total points at every part of it; a list of more columns helps nobody. */
const MOST_COLUMNS = 6;

/** Says what is wrong with a row by the columns of its file. */
export function problemFinding({ path, code, message }: Problem): RowFinding {
  return { level: 'ERROR', code, columns: [path], message };
}

type Seen = {
  readonly status: RowStatus;
  /** Rules warn, or a closed month asks for a reason, and the row brings no note. */
  readonly needsNote: boolean;
  readonly findings: readonly RowFinding[];
};

/** Tells what the outcome of a form means for its row. */
export function seenOf(block: BlockLayout, cells: readonly CellInput[], outcome: FormOutcome): Seen {
  if (outcome.kind === 'FAILED') return failedOf(block, cells, outcome.error);
  if (outcome.kind === 'REFUSED') {
    const needsNote = outcome.refusal.code === 'NOTE_REQUIRED';
    return { status: needsNote ? 'WARNING' : 'ERROR', needsNote, findings: told(block, outcome.refusal.findings) };
  }
  const findings = told(block, outcome.findings);
  if (outcome.kind === 'UNCHANGED') return { status: 'UNCHANGED', needsNote: false, findings };
  return { status: findings.length > 0 ? 'WARNING' : 'READY', needsNote: false, findings };
}

function failedOf(block: BlockLayout, cells: readonly CellInput[], error: DomainError<object>): Seen {
  if (!(error instanceof InvalidInput)) {
    return { status: 'ERROR', needsNote: false, findings: [wholeRow(error)] };
  }
  const findings = error.problems.map((found) => cellFinding(block, cells, found));
  // What a note can heal is no error of the row: one note may answer for all of them.
  const needsNote = error.problems.every(({ path }) => path === 'note');
  return {
    status: needsNote ? 'WARNING' : 'ERROR',
    needsNote,
    findings: needsNote ? findings.map((one) => ({ ...one, level: 'WARNING' as const })) : findings,
  };
}

function wholeRow({ code, texts }: DomainError<object>): RowFinding {
  return { level: 'ERROR', code, columns: [], message: texts };
}

const PATHS: Readonly<Record<string, string>> = { month: COLUMNS.month, note: COLUMNS.note, unit: COLUMNS.code };

function cellFinding(block: BlockLayout, cells: readonly CellInput[], found: Problem): RowFinding {
  const place = /^cells\.(\d+)$/.exec(found.path)?.[1];
  if (place === undefined) return { ...problemFinding(found), columns: [PATHS[found.path] ?? found.path] };
  const column = columnOfSlot(block, cells[Number(place)]?.slot ?? -1);
  const message = found.code === 'UNKNOWN_SLOT' ? errorText('COLUMN_NOT_ASKED') : found.message;
  return { level: 'ERROR', code: found.code, columns: [column], message };
}

/** What rules could not check is no matter of the file. */
function told(block: BlockLayout, findings: readonly Finding[]): RowFinding[] {
  return findings.flatMap(({ level, rule, cells, messageId, messageEn }) =>
    level === 'INFO'
      ? []
      : [
          {
            level,
            code: rule,
            columns: cells.slice(0, MOST_COLUMNS).map((slot) => columnOfSlot(block, slot)),
            message: { id: messageId, en: messageEn },
          },
        ],
  );
}
