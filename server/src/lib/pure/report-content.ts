import type { Cells } from './cells.ts';
import type { Day } from './month.ts';

/** What a report says besides its cells. */
export type ReportHeader = {
  /** False: the post did not open this month; with a reason that is a complete report. */
  readonly opened: boolean;
  readonly notOpenedReason?: string | null;
  readonly openedOn?: Day | null;
  /** Visitors from outside the area are counted too, so attendance may pass the population. */
  readonly countsVisitors?: boolean;
  /** The one note that answers all warnings. */
  readonly note?: string | null;
};

/**
 * Writes a report's content in one order and form, whatever order it was typed in; two reports are the
 * same content exactly when these texts are equal, so the server hashes this text.
 */
export function canonicalContent(cells: Cells, header: ReportHeader): string {
  const rows = [...cells]
    .filter(([, cell]) => !(cell.state === 'MISSING' && cell.reason === 'NOT_ENTERED' && cell.note === undefined))
    .sort(([one], [other]) => one - other)
    .map(([slot, cell]) => {
      if (cell.state === 'VALUE') return [slot, cell.n];
      if (cell.state === 'NOT_APPLICABLE') return [slot, 'NOT_APPLICABLE'];
      return cell.note === undefined ? [slot, cell.reason] : [slot, cell.reason, cell.note];
    });
  const head = {
    opened: header.opened,
    notOpenedReason: header.opened ? null : spoken(header.notOpenedReason),
    openedOn: header.openedOn ?? null,
    countsVisitors: header.countsVisitors ?? false,
    note: spoken(header.note),
  };
  return JSON.stringify({ header: head, cells: rows });
}

function spoken(text: string | null | undefined): string | null {
  return text?.trim() || null;
}
