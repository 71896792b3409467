import {
  type Around,
  type Asked,
  askedSlots,
  type BlockLayout,
  type Cell,
  type Cells,
  canonicalContent,
  type CompiledRule,
  isTotal,
  type MissingReason,
  parseMonth,
  readCells,
  SKDN,
  TIDAK_DIRINCI,
  type Value,
} from '@pokjanal/server/pure';
import type { ReportContentFragment, ReportEntryQuery } from './report-form.generated.ts';

export type EntryForm = NonNullable<ReportEntryQuery['reportForm']>;
export type ReportData = ReportContentFragment;
/** One of the forms of the same month. */
export type MonthForm = EntryForm['forms'][number];

/** What a report says besides its cells; empty texts mean that nothing was said. */
export type Head = {
  readonly opened: boolean;
  readonly notOpenedReason: string;
  readonly countsVisitors: boolean;
  readonly note: string;
};

/** A whole month as typed. */
export type Content = { readonly cells: Cells; readonly head: Head };

/** Everything about a form that does not change while it is filled. */
export type EntryModel = {
  readonly layout: BlockLayout;
  /** The part of the layout that is asked: with or without detail, all elements or some. */
  readonly ask: Asked;
  readonly detailed: boolean;
  readonly asked: readonly number[];
  readonly ages: readonly string[];
  /** Fields of minimum service, where the form is broken down by them. */
  readonly fields: readonly string[];
  readonly elements: EntryForm['elements'];
  readonly rules: readonly CompiledRule[];
  readonly around: Around;
  /** Stock cells of the last answered month, to begin with. */
  readonly stocks: Cells;
  readonly stockMonth: string | null;
  /** The same cells when that month is the one just before: only then may rules compare with them. */
  readonly monthBefore: Cells;
};

type WireCell = EntryForm['previous'][number];

/** Reads cells as the API gives them; a note of a reason stands behind a colon. */
export function readWireCells({ layout, ask }: Pick<EntryModel, 'layout' | 'ask'>, cells: readonly WireCell[]): Cells {
  const inputs = cells.map(({ slot, state, value, reason }) => {
    const cut = reason?.indexOf(':') ?? -1;
    if (!reason || cut < 0) return { slot, state, value, reason };
    return { slot, state, value, reason: reason.slice(0, cut), note: reason.slice(cut + 1) };
  });
  return readCells(layout, ask, inputs).cells;
}

/** Writes one cell as `submitReport` takes it. */
export function writeWireCell(slot: number, cell: Cell) {
  if (cell.state === 'VALUE') return { slot, value: cell.n };
  if (cell.state === 'NOT_APPLICABLE') return { slot, missing: 'NOT_APPLICABLE' };
  return { slot, missing: cell.note === undefined ? cell.reason : `${cell.reason}:${cell.note}` };
}

/** Prepares a form for filling. */
export function readModel(form: EntryForm): EntryModel {
  const layout = readLayout(form);
  const ask = { detail: form.detailed, elements: form.elements.map(({ code }) => code) };
  const stocks = readWireCells({ layout, ask }, form.previous);
  const broken = layout.cells.filter((cell) => !isTotal(cell));
  return {
    layout,
    ask,
    detailed: form.detailed,
    asked: askedSlots(layout, ask),
    ages: membersOf(broken.map(({ age }) => age)),
    fields: membersOf(broken.map(({ field }) => field ?? TIDAK_DIRINCI)),
    elements: form.elements,
    rules: form.rules as readonly CompiledRule[],
    around: readAround(form.around),
    stocks,
    stockMonth: form.previousMonth,
    monthBefore: isMonthBefore(form.previousMonth, form.month) ? stocks : new Map(),
  };
}

const membersOf = (members: readonly string[]): string[] =>
  [...new Set(members)].filter((member) => member !== TIDAK_DIRINCI);

/** The main block is known by heart, its undivided totals too; of any other the form says what it asks. */
function readLayout({ block, elements, cells }: EntryForm): BlockLayout {
  if (block === SKDN.code) return SKDN;
  return {
    code: block,
    elements: elements.map(({ code, kind, letter, yesNo }) => ({ code, kind, label: letter, yesNo })),
    cells: cells.map(({ slot, element, age, sex, field }) => ({ slot, element, age, sex, field })),
  };
}

type WireAround = Pick<Around, 'month'> & {
  readonly others: Readonly<Record<string, Value>>;
  readonly yearBefore: Readonly<Record<string, number>>;
};

function readAround(around: unknown): Around {
  const { month, others, yearBefore } = around as WireAround;
  return { month, others: new Map(Object.entries(others)), yearBefore: new Map(Object.entries(yearBefore)) };
}

function isMonthBefore(earlier: string | null, month: string): boolean {
  const before = earlier === null ? null : parseMonth(earlier);
  const now = parseMonth(month);
  return before !== null && now !== null && before === now - 1;
}

/** The content of a report as it stands on the server. */
export function contentOf(model: EntryModel, report: ReportData): Content {
  return {
    cells: readWireCells(model, report.cells),
    head: {
      opened: report.opened,
      notOpenedReason: report.notOpenedReason ?? '',
      countsVisitors: report.countsVisitors,
      note: report.note ?? '',
    },
  };
}

const EMPTY_HEAD: Head = { opened: true, notOpenedReason: '', countsVisitors: false, note: '' };

/** What the form shows first: the report, or for a month nobody touched the stocks of the last answered one. */
export function startOf(model: EntryModel, report: ReportData): Content {
  return report.revision === 0 ? { cells: model.stocks, head: EMPTY_HEAD } : contentOf(model, report);
}

/** A month in which the post did not open, with its reason. */
export function closedContent(reason: string): Content {
  return { cells: new Map(), head: { ...EMPTY_HEAD, opened: false, notOpenedReason: reason } };
}

/** The text by which two contents are compared. */
export const fingerprintOf = ({ cells, head }: Content): string => canonicalContent(cells, head);

/** Reasons a person may give for a missing count. */
export const reasonCell = (reason: MissingReason, note?: string): Cell =>
  note === undefined ? { state: 'MISSING', reason } : { state: 'MISSING', reason, note };
