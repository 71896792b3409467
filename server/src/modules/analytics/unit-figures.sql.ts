import { statementNames } from '../../db/statement-names.ts';
import type { SqlFace } from '../../events/outbox.ts';
import type { Basis } from '../../events/types.ts';
import type { MonthNo } from '../../lib/pure/month.ts';
import { type Catalogue, formsWith, type FormVersion } from '../submission/catalogue.ts';
import type { Block } from '../submission/layout.sql.ts';
import type { BlockRead, FiguresRow } from './analytics.sql.ts';
import type { ElementPlace } from './analytics-catalogue.ts';
import { figureRows } from './rollup-figure.sql.ts';
import { leafAggregates, leafSources } from './rollup-leaf.sql.ts';
import { freshRows } from './rollup-level.sql.ts';
import { SOURCE_BLOCKS } from './rollup-computed.sql.ts';
import { shapesOf } from './rollup-recompute.ts';
import { type Asking, FAR_MORE, placeOf, type RollupShape } from './rollup-shape.ts';

/** A piece of SQL with the values its holes stand for; `hole` gives the place of a value among those of the statement. */
export type SqlPart = (hole: (value: unknown) => string) => string;

export type UnitFiguresAsk = {
  /** A query of (node_no, month, unit_no): which units count where. Node numbers are the asker's own. */
  readonly units: SqlPart;
  /** Relations that stand in place of `report`, `obligation` and the results of scorings, as CTEs; they may read `unit`. */
  readonly instead?: SqlPart;
  readonly first: MonthNo;
  readonly last: MonthNo;
  readonly blocks: readonly BlockRead[];
  readonly versionNos: readonly number[];
  readonly basis: Basis;
  readonly signal: AbortSignal | undefined;
};

const nameOfText = statementNames('unit_figures');

/**
 * Adds up the reports of any units as the roll-ups of a village would, without storing anything: for areas whose posts
 * were others than today's, and for what was known at an instant. One statement; its cost grows with the units and months.
 */
export async function selectUnitFigures(db: SqlFace, catalogue: Catalogue, ask: UnitFiguresAsk): Promise<FiguresRow> {
  const values: unknown[] = [];
  const hole = (value: unknown): string => `$${values.push(value)}`;
  const shapes = shapesFor(narrowed(catalogue, ask.blocks), ask);
  const forms = shapes.flatMap(({ block }) => formsWith(catalogue, block.code));
  const ctes = [
    `unit as materialized (select w.* from (${ask.units(hole)}) w ${FAR_MORE})`,
    'key as materialized (select distinct node_no, month from unit)',
    formVersions(forms, hole),
    ...(ask.instead ? [ask.instead(hole)] : []),
  ];
  const columns = shapes.flatMap((shape, index) => {
    const elements = ask.blocks[index]?.elements ?? [];
    const made = blockRows(shape, askingOf(catalogue, shape.block, ask), elements, ask.basis);
    return [`(${made}) as block_${index}`];
  });
  const text = `with ${ctes.join(',\n')}
    select c.epoch, c.last_seq::float8 as seq${columns.map((column) => `, ${column}`).join('')}
    from outbox_counter c where c.id = 1`;
  const [row] = await db.sql<Row>(text, values, { name: nameOfText(text), signal: ask.signal });
  if (!row) throw new Error('The event counter row is missing.');
  return toFigures(row, shapes.length);
}

type Rows<T> = T[] | null;
type BlockRows = { rollups: Rows<never>; dues: Rows<never>; pairs: Rows<never> };
type Row = { epoch: number; seq: number; [block: `block_${number}`]: BlockRows | null };

function toFigures(row: Row, blocks: number): FiguresRow {
  const all = Array.from({ length: blocks }, (_, index) => row[`block_${index}`]);
  const figures: FiguresRow = { epoch: row.epoch, seq: row.seq, pairs: all.flatMap((block) => block?.pairs ?? []) };
  for (const [index, block] of all.entries()) {
    figures[`rollup_${index}`] = block?.rollups ?? null;
    figures[`due_${index}`] = block?.dues ?? null;
  }
  return figures;
}

/** The shapes of the asked blocks, with the asked versions alone. */
function shapesFor(catalogue: Catalogue, { blocks, versionNos }: UnitFiguresAsk): RollupShape[] {
  const shapes = shapesOf(catalogue);
  return blocks.map(({ block: { code } }) => {
    const shape = shapes.find(({ block }) => block.code === code);
    if (!shape) throw new Error(`No block ${code}`);
    return { ...shape, paired: shape.paired.filter(({ no }) => versionNos.includes(no)) };
  });
}

/**
 * The definitions with nothing in their blocks but the elements to be read: adding up whole forms takes several times as
 * long. Blocks that another is counted from stay whole.
 */
function narrowed(catalogue: Catalogue, reads: readonly BlockRead[]): Catalogue {
  const slots = new Map(
    reads.map(({ block, elements }) => [
      block.code,
      new Set(elements.flatMap(({ parts, totals }) => [...parts, ...totals])),
    ]),
  );
  const isCounted = reads.some(({ block }) => block.formNos.length === 0);
  const blocks = catalogue.blocks.map((block) => {
    const asked = slots.get(block.code);
    if (!asked || (isCounted && SOURCE_BLOCKS.some((code) => code === block.code))) return block;
    const read = new Set(block.cells.filter(({ slot }) => asked.has(slot)).map(({ element }) => element));
    return {
      ...block,
      elements: block.elements.filter(({ code }) => read.has(code)),
      cells: block.cells.filter(({ element }) => read.has(element)),
    };
  });
  return { ...catalogue, blocks };
}

function askingOf(catalogue: Catalogue, block: Block, { first, last }: UnitFiguresAsk): Asking {
  const forms = [...new Set(formsWith(catalogue, block.code).map(({ formNo }) => formNo))];
  return {
    block: String(block.no),
    forms: `array[${forms.join(', ')}]::smallint[]`,
    firstMonth: String(first),
    lastMonth: String(last),
  };
}

function formVersions(forms: readonly FormVersion[], hole: (value: unknown) => string): string {
  const [nos, formNos, cells] = [forms.map((f) => f.no), forms.map((f) => f.formNo), forms.map((f) => f.cells)];
  return `form_version as (
    select * from unnest(${hole(nos)}::int[], ${hole(formNos)}::smallint[], ${hole(cells)}::int[]) as v(no, form_no, cells))`;
}

/** One block's rows as three lists, in the form the stored ones are read in. */
function blockRows(shape: RollupShape, asking: Asking, elements: readonly ElementPlace[], basis: Basis): string {
  const which = basis === 'PROVISIONAL' ? 'f.basis = 0' : '(f.basis = 1 or f.also)';
  const sums = elements.map((element) => sumOf(shape, element));
  return `with ${leafSources(shape, asking)},
    ${freshRows(shape, leafAggregates(shape))},
    side as (select 1 as side, f.* from fresh f where ${which}),
    ${figureRows(shape)}
    select json_build_object(
      'rollups', (select json_agg(array[${['f.node_no', 'f.month', 'f.basis', 'f.forms', '0', '0', ...sums].join(', ')}]::bigint[]) from figure f),
      'dues', (select json_agg(array[d.node_no, d.month, d.expected, d.arrived, d.on_time, d.approved, d.cells_expected, d.cells_answered]::bigint[])
        from due d),
      'pairs', (select json_agg(array[p.node_no, p.month, p.basis, p.version_no, p.numerator, p.denominator, p.left_out]::bigint[])
        from pair p))`;
}

function sumOf(shape: RollupShape, { parts, totals }: ElementPlace): string {
  const cells = [...parts, ...totals].map((slot) => `f.v[${placeOf(shape.block, slot)}]`);
  const sum = cells.map((cell) => `coalesce(${cell}, 0)`).join(' + ');
  return `case when num_nonnulls(${cells.join(', ')}) > 0 then ${sum} end`;
}
