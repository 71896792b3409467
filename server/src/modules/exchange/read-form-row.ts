import { type Problem, problem } from '../../lib/errors.ts';
import type { CellInput } from '../../lib/pure/cells.ts';
import { type BlockLayout, cellAt } from '../../lib/pure/layout.ts';
import type { MonthNo } from '../../lib/pure/month.ts';
import type { ReportHeader } from '../../lib/pure/report-content.ts';
import { readCellText } from './cell-text.ts';
import { COLUMNS, type FileColumn, type PlainColumn } from './import-columns.ts';
import { readMonthText } from './month-text.ts';

/** A row of a file as far as it can be understood by itself; problems are named by column. */
export type FormRow = {
  /** As a spreadsheet numbers it. */
  readonly rowNo: number;
  readonly code: string;
  readonly name: string;
  readonly month: MonthNo | null;
  readonly header: ReportHeader;
  readonly cells: readonly CellInput[];
  readonly problems: readonly Problem[];
  readonly raw: readonly string[];
};

/** Makes a reader of the rows of one file. */
export function rowReader(block: BlockLayout, columns: readonly FileColumn[]) {
  const yesNo = new Set(block.elements.filter((element) => element.yesNo).map(({ code }) => code));
  const slots = columns.flatMap((column, index) =>
    column.kind === 'SLOT' ? [{ index, ...column, isYesNo: yesNo.has(cellAt(block, column.slot)?.element ?? '') }] : [],
  );
  const places = new Map<PlainColumn, number>(
    columns.flatMap((column, index) => (column.kind === 'PLAIN' ? [[column.column, index] as const] : [])),
  );
  return (rowNo: number, raw: readonly string[]): FormRow => {
    const text = (column: PlainColumn): string => (raw[places.get(column) ?? -1]?.trim() ?? '').replace(GUARD, '');
    const problems: Problem[] = [];
    const cells: CellInput[] = [];
    for (const { index, slot, title, isYesNo } of slots) {
      const read = readCellText(slot, title, raw[index] ?? '', isYesNo);
      if ('problem' in read) problems.push(read.problem);
      else if (read.cell) cells.push(read.cell);
    }
    const month = readMonthText(text('month'));
    if (text('code') === '') problems.unshift(problem(COLUMNS.code, 'REQUIRED'));
    if (month === null) problems.unshift(problem(COLUMNS.month, 'MONTH_UNREADABLE', { value: text('month') }));
    return {
      rowNo,
      code: text('code'),
      name: text('name'),
      month,
      header: headerOf(text),
      cells,
      problems,
      raw,
    };
  };
}

/** What `csvLine` sets before a text that a spreadsheet would take for a formula. */
const GUARD = /^'(?=[=+\-@\t\r])/;

function headerOf(text: (column: PlainColumn) => string): ReportHeader {
  const reason = text('notOpened');
  return {
    opened: reason === '',
    notOpenedReason: reason === '' ? null : reason,
    countsVisitors: /^(1|ya|yes|true|x)$/i.test(text('visitors')),
    note: text('note') === '' ? null : text('note'),
  };
}
