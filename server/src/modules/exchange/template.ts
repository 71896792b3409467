import type { Ctx } from '../../auth/ctx.ts';
import { NotFound } from '../../lib/errors.ts';
import type { Cells } from '../../lib/pure/cells.ts';
import { askedSlots, cellAt } from '../../lib/pure/layout.ts';
import { formatMonth } from '../../lib/pure/month.ts';
import { whereText } from '../../lib/pure/place-text.ts';
import type { ReportHeader } from '../../lib/pure/report-content.ts';
import { type Catalogue, getBlock, getFormVersion, loadCatalogue } from '../submission/catalogue.ts';
import { refuseBlock } from '../submission/judge-report.ts';
import { loadReports } from '../submission/load-report.sql.ts';
import { COLUMNS, columnOfSlot } from './import-columns.ts';
import { unitCode } from './import-units.sql.ts';
import { NAMES_ROW } from './stage-import.ts';
import { listTemplateUnits, type TemplateAsk, type TemplateUnit } from './template-units.sql.ts';

/** One unit of a template with what was last typed for it. */
export type TemplateRow = {
  readonly unit: TemplateUnit;
  readonly header: ReportHeader;
  readonly cells: Cells;
  /** Slots its own form asks; the others stay empty. */
  readonly asked: ReadonlySet<number>;
};

/** A form of a month as a table to be filled in: two header rows, then one row per unit. */
export type Template = {
  readonly block: string;
  readonly month: string;
  readonly titles: readonly string[];
  /** The same columns in words. */
  readonly names: readonly string[];
  /** Slots of the columns behind the plain ones. */
  readonly slots: readonly number[];
  readonly units: number;
  /** Reads a few hundred units at a time, so that a large area is never held as a whole. */
  rows(): AsyncIterable<readonly TemplateRow[]>;
};

/** Plain columns of a template, in order, before those of the cells. */
export const TEMPLATE_COLUMNS = ['code', 'name', 'month', 'notOpened', 'visitors', 'note'] as const;

const NAMES: Readonly<Record<(typeof TEMPLATE_COLUMNS)[number], string>> = {
  code: NAMES_ROW,
  name: 'Nama unit',
  month: 'Bulan',
  notOpened: 'Alasan tidak buka',
  visitors: 'Menghitung pengunjung luar (ya)',
  note: 'Catatan atas peringatan',
};

const CHUNK = 250;

/**
 * Prepares the template of a form for a month in an area, with the content that is there already.
 * @throws NotFound when no unit within reach owes the form; InvalidInput for an unknown block.
 */
export async function makeTemplate(ctx: Ctx, ask: TemplateAsk): Promise<Template> {
  const catalogue = await loadCatalogue(ctx.db);
  refuseBlock(catalogue, ask.block);
  const block = getBlock(catalogue, ask.block);
  const units = await listTemplateUnits(ctx, ask);
  const month = formatMonth(ask.month);
  if (units.length === 0) throw new NotFound('TEMPLATE_EMPTY', { block: ask.block, period: month });
  const askedOf = new Map(
    [...new Set(units.map(({ formVersionNo }) => formVersionNo))].map(
      (no) => [no, new Set(askedSlots(block, getFormVersion(catalogue, no).block))] as const,
    ),
  );
  const slots = block.cells
    .map(({ slot }) => slot)
    .filter((slot) => [...askedOf.values()].some((own) => own.has(slot)));
  return {
    block: ask.block,
    month,
    titles: [...TEMPLATE_COLUMNS.map((column) => COLUMNS[column]), ...slots.map((slot) => columnOfSlot(block, slot))],
    names: [
      ...TEMPLATE_COLUMNS.map((column) => NAMES[column]),
      ...slots.map((slot) => nameOf(catalogue, ask.block, slot)),
    ],
    slots,
    units: units.length,
    rows: () => readRows(ctx, catalogue, ask, units, askedOf),
  };
}

/** The texts of the plain columns of a row. */
export function plainTexts(month: string, { unit, header }: Pick<TemplateRow, 'unit' | 'header'>): string[] {
  return [
    unitCode(unit),
    unit.name,
    month,
    header.opened ? '' : (header.notOpenedReason ?? ''),
    header.countsVisitors ? 'ya' : '',
    header.note ?? '',
  ];
}

async function* readRows(
  ctx: Ctx,
  catalogue: Catalogue,
  { block, month }: TemplateAsk,
  units: readonly TemplateUnit[],
  askedOf: ReadonlyMap<number, ReadonlySet<number>>,
): AsyncGenerator<TemplateRow[]> {
  for (let at = 0; at < units.length; at += CHUNK) {
    const chunk = units.slice(at, at + CHUNK);
    const loaded = await loadReports(ctx.db, catalogue, { block, month, units: chunk });
    yield chunk.map((unit, index) => {
      const state = loaded[index]?.state;
      const isOpen = state?.header.opened ?? true;
      return {
        unit,
        header: state?.header ?? { opened: true },
        // What a post that did not open carries on is not typed, but follows from the reason.
        cells: isOpen ? (state?.cells ?? new Map()) : new Map(),
        asked: askedOf.get(unit.formVersionNo) ?? new Set(),
      };
    });
  }
}

function nameOf(catalogue: Catalogue, code: string, slot: number): string {
  const block = getBlock(catalogue, code);
  const cell = cellAt(block, slot);
  if (!cell) return String(slot);
  const name = catalogue.elements.get(cell.element)?.id ?? cell.element;
  return `${name}${whereText(cell).id}`;
}
