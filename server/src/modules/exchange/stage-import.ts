import type { Ctx } from '../../auth/ctx.ts';
import { InvalidInput, type Problem, problem } from '../../lib/errors.ts';
import { formsWith, getBlock, loadCatalogue } from '../submission/catalogue.ts';
import type { Block } from '../submission/layout.sql.ts';
import { storeCells } from '../submission/report-state.ts';
import { inBatches, type PreviewForm, previewReports, TWO_BATCHES } from '../submission/submit-reports.ts';
import { readGiven } from './cell-text.ts';
import { COLUMNS, readHeader } from './import-columns.ts';
import type { Claimed, RowFinding } from './import-job.ts';
import { type StagedRow, stageRows } from './import-rows.sql.ts';
import { type FileUnit, findFileUnits, plainCode } from './import-units.sql.ts';
import type { Work } from './owner-ctx.ts';
import { type FormRow, rowReader } from './read-form-row.ts';
import { problemFinding, seenOf } from './row-findings.ts';
import { stageFile } from './stage-table.ts';

/** Text that stands in the second header row of a template under `kode`; such a row is not read. */
export const NAMES_ROW = 'Kode unit';

/** Reads a file of forms into rows and tells for each what would become of it; nothing is written to reports. */
export function stageImport(work: Work, job: Claimed & { readonly block: string }): Promise<void> {
  return stageFile<FormRow, StagedRow>(work, job, async (ctx) => {
    const catalogue = await loadCatalogue(ctx.db);
    const block = getBlock(catalogue, job.block);
    const kinds = [...new Set(formsWith(catalogue, block.code).map(({ unitKind }) => unitKind))];
    const seen: Seen = new Map();
    return {
      header: (titles) => readerOf(block, titles),
      look: (rows) => lookAt(ctx, { block, kinds }, rows, seen),
      keep: (rows) => stageRows(ctx.db, job.id, rows),
      size: TWO_BATCHES,
    };
  });
}

function readerOf(block: Block, titles: readonly string[]) {
  const { columns, problems } = readHeader(block, titles);
  if (problems.length > 0) throw new InvalidInput(problems);
  const read = rowReader(block, columns);
  return (rowNo: number, raw: readonly string[]): FormRow | null => {
    const row = read(rowNo, raw);
    return row.code === NAMES_ROW || isUnanswered(row) ? null : row;
  };
}

type Staging = { readonly block: Block; readonly kinds: readonly string[] };

/** A row of a template that nobody filled in: sending it would report that nothing was counted. */
function isUnanswered({ cells, header, problems }: FormRow): boolean {
  return cells.length === 0 && header.opened && problems.length === 0;
}

/** Row of the file in which a unit and month stood first. */
type Seen = Map<string, number>;

/** Tells what would become of some rows. */
async function lookAt(ctx: Ctx, { block, kinds }: Staging, rows: readonly FormRow[], seen: Seen): Promise<StagedRow[]> {
  const units = await findFileUnits(
    ctx,
    kinds,
    rows.map(({ code }) => code),
  );
  const staged = rows.map((given) => ({ given, row: standAlone(block, given, units, seen) }));
  const judged = new Map<number, StagedRow>();
  for (const month of new Set(staged.map(({ row }) => row.month))) {
    const due = staged.flatMap(({ given, row }) => (row.month === month ? dueRow(given, row) : []));
    const parts = await Promise.all(inBatches(due).map((part) => judgePart(ctx, block, month ?? 0, part)));
    for (const row of parts.flat()) judged.set(row.rowNo, row);
  }
  return staged.map(({ row }) => judged.get(row.rowNo) ?? row);
}

/** A row with what can be said of it before its form is looked at. */
function standAlone(block: Block, row: FormRow, units: Units, seen: Seen): StagedRow {
  const { rowNo, code, name, month, header } = row;
  const unit = units.get(plainCode(code)) ?? null;
  const findings = [...unitProblems(row, unit, units, seen), ...row.problems].map(problemFinding);
  const known = { name: unit?.name ?? name, unitNo: unit?.unitNo ?? null };
  const common = { rowNo, code, ...known, month, header, needsNote: false, revision: null, findings };
  return findings.length > 0
    ? { ...common, status: 'ERROR', cells: null, raw: row.raw }
    : { ...common, status: 'READY', cells: cellsOf(block, row), raw: null };
}

type Units = ReadonlyMap<string, FileUnit | null>;

function unitProblems({ rowNo, code, month }: FormRow, unit: FileUnit | null, units: Units, seen: Seen): Problem[] {
  if (!unit) {
    if (code === '') return [];
    const found = units.has(plainCode(code)) ? 'UNIT_AMBIGUOUS' : 'UNIT_UNKNOWN';
    return [problem(COLUMNS.code, found, { value: code })];
  }
  const key = `${unit.unitNo} ${month}`;
  const first = seen.get(key);
  if (month === null || first === undefined) {
    seen.set(key, rowNo);
    return [];
  }
  return [problem(COLUMNS.code, 'DUPLICATE_FORM', { row: first })];
}

/** Keeps the cells as they were read; whether the form asks them is judged with the form. */
function cellsOf(block: Block, { cells }: FormRow): StagedRow['cells'] {
  return storeCells(block, new Map(cells.map((cell) => [cell.slot, readGiven(cell)])));
}

type Due = { readonly row: StagedRow; readonly given: FormRow; readonly form: PreviewForm };

/** The form of a row, where unit, month and cells can be understood. */
function dueRow(given: FormRow, row: StagedRow): Due[] {
  if (row.status === 'ERROR' || row.unitNo === null || row.month === null) return [];
  return [{ row, given, form: { unitNo: row.unitNo, cells: given.cells, header: given.header } }];
}

async function judgePart(ctx: Ctx, block: Block, month: number, due: readonly Due[]): Promise<StagedRow[]> {
  const forms = due.map(({ form }) => form);
  const outcomes = await previewReports(ctx, { month, block: block.code, forms });
  return due.flatMap(({ row, given }, index) => {
    const outcome = outcomes[index];
    if (!outcome) return [];
    const seen = seenOf(block, given.cells, outcome);
    const findings = [...nameFindings(row, given), ...seen.findings];
    const isFaulty = seen.status === 'ERROR';
    const status = seen.status === 'READY' && findings.length > 0 ? 'WARNING' : seen.status;
    const revision = outcome.report?.revision ?? null;
    return [{ ...row, ...seen, status, findings, revision, raw: isFaulty ? given.raw : null }];
  });
}

/** A name that differs is no error: posts are renamed, and files live long. */
function nameFindings(row: StagedRow, given: FormRow): RowFinding[] {
  const plain = (name: string): string =>
    name
      .replaceAll(/\W/g, '')
      .toLowerCase()
      .replace(/^posyandu/, '');
  if (given.name === '' || plain(given.name) === plain(row.name)) return [];
  const { code, message } = problem(COLUMNS.name, 'NAME_DIFFERS', { given: given.name, known: row.name });
  return [{ level: 'WARNING', code, columns: [COLUMNS.name], message }];
}
