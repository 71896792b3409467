import type { Ctx } from '../../auth/ctx.ts';
import type { Basis } from '../../events/types.ts';
import type { Period } from '../../lib/pure/period.ts';
import { loadCatalogue } from '../submission/catalogue.ts';
import { chargeReports } from './analytics-cost.ts';
import { type Grid, toGrid } from './analytics-grid.ts';
import type { PeriodPlan } from './analytics-periods.ts';
import { type BlockRead, type FigureNode, type FiguresRow, selectFigures } from './analytics.sql.ts';
import { isOfArea } from './area-counts.sql.ts';
import type { MonthSpan, VersionPlan } from './figures.ts';
import { joinGrid } from './joined-grid.ts';
import { assertReleased, chargeKnown, type KnownAt, unitsKnown } from './known-at.ts';
import { monthsIn, openPast, type Past, type Tree, type UnitGroup } from './past-tree.ts';
import { selectUnitFigures, type SqlPart } from './unit-figures.sql.ts';

/** What an answer needs from storage. */
export type Needs = {
  readonly nodes: readonly FigureNode[];
  readonly periods: readonly Period[];
  readonly spans: readonly MonthSpan[];
  readonly reads: readonly BlockRead[];
  readonly versions: readonly VersionPlan[];
  /** Whether revision and computing time of the sums are wanted. */
  readonly withMarks: boolean;
};

/** Sums with the place in the order of events they stand at. */
export type Read = { readonly grid: Grid; readonly epoch: number; readonly seq: number };

/** Where the sums of an answer come from. */
export type Source = {
  /** Reads the sums of one basis; `more` are nodes wanted beside those asked. */
  read(basis: Basis, more?: readonly number[]): Promise<Read>;
  /** Says whether an area held other posts at the end of a period than at the end of the one before. */
  breaks(node: FigureNode, period: Period): boolean;
  /** Says whether a figure counts what these sums do not tell: groups, duties and problems of an area as it was. */
  lacks(node: FigureNode, of: NonNullable<PeriodPlan>): boolean;
};

/**
 * Opens what an answer is made from: the stored roll-ups, which follow the tree of today; the same put together as areas
 * were; or the revisions, for what was known at an instant.
 * @throws Conflict `TOO_MANY_REPORTS` where reports would have to be added up again beyond what a request may; NotFound
 * for a release that was not made.
 */
export async function openSource(
  ctx: Ctx,
  ask: { readonly tree: Tree; readonly known: KnownAt | null },
  needs: Needs,
): Promise<Source> {
  if (ask.known) return openKnown(ctx, ask.known, needs);
  if (ask.tree.hierarchy === 'AS_NOW') return openStored(ctx, needs);
  const past = await openPast(ctx, ask.tree, needs);
  chargeReports(
    ctx,
    past.groups.reduce((sum, { months, units }) => sum + months.length * units.length, 0),
  );
  return { breaks: past.breaks, lacks: lacksOf(past), read: (basis) => readPast(ctx, past, needs, basis) };
}

/** Says whether a figure counts something of areas themselves, which the reports of posts do not tell. */
export function countsAreas({ numerator, denominator }: VersionPlan): boolean {
  return [...numerator.terms.keys(), ...denominator.terms.keys()].some(isOfArea);
}

/** The stored sums of an area hold what is its own; where others make it up, that belongs to none of them. */
function lacksOf(past: Past): Source['lacks'] {
  return ({ no }, { plan, spans }) =>
    countsAreas(plan) && monthsIn([spans.numerator, spans.denominator]).some((month) => past.isOther(no, month));
}

function openStored(ctx: Ctx, needs: Needs): Source {
  return {
    breaks: () => false,
    lacks: () => false,
    read: async (basis, more = []) => {
      const nos = [...new Set([...needs.nodes.map(({ no }) => no), ...more])];
      return readOf(await storedRow(ctx, nos, needs, basis), needs);
    },
  };
}

async function openKnown(ctx: Ctx, known: KnownAt, needs: Needs): Promise<Source> {
  const catalogue = await loadCatalogue(ctx.db);
  await assertReleased(ctx, known, needs.nodes);
  await chargeKnown(ctx, catalogue, needs);
  const parts = unitsKnown(catalogue, known, needs);
  return {
    breaks: () => false,
    lacks: (_node, { plan }) => countsAreas(plan),
    read: async (basis) => readOf(await unitRow(ctx, needs, basis, parts), needs),
  };
}

/** Adds up stored sums where whole nodes make up an area, and the reports themselves where they do not. */
async function readPast(ctx: Ctx, past: Past, needs: Needs, basis: Basis): Promise<Read> {
  const row = await storedRow(ctx, past.nos, needs, basis);
  if (past.groups.length > 0) {
    append(row, await unitRow(ctx, needs, basis, { units: unitsOf(past.groups) }), needs.reads.length);
  }
  const versions = new Map(needs.versions.map((version) => [version.no, version]));
  const { grid, epoch, seq } = readOf(row, needs);
  return { grid: joinGrid(grid, past.partsOf, versions), epoch, seq };
}

function unitsOf(groups: readonly UnitGroup[]): SqlPart {
  const rows = groups.flatMap(({ no, months, units }) =>
    months.flatMap((month) => units.map((unit) => ({ no, month, unit }))),
  );
  const [nos, months, units] = [rows.map(({ no }) => no), rows.map(({ month }) => month), rows.map(({ unit }) => unit)];
  return (hole) =>
    `select * from unnest(${hole(nos)}::int[], ${hole(months)}::int[], ${hole(units)}::int[]) u(node_no, month, unit_no)`;
}

function storedRow(ctx: Ctx, nos: readonly number[], needs: Needs, basis: Basis): Promise<FiguresRow> {
  return selectFigures(ctx.db, {
    nodes: nos,
    spans: needs.spans,
    blocks: needs.reads,
    versionNos: needs.versions.map(({ no }) => no),
    basis,
    withMarks: needs.withMarks,
    signal: ctx.signal,
  });
}

async function unitRow(
  ctx: Ctx,
  { spans, reads, versions }: Needs,
  basis: Basis,
  parts: { units: SqlPart; instead?: SqlPart },
): Promise<FiguresRow> {
  return selectUnitFigures(ctx.db, await loadCatalogue(ctx.db), {
    ...parts,
    first: Math.min(...spans.map(({ first }) => first)),
    last: Math.max(...spans.map(({ last }) => last)),
    blocks: reads,
    versionNos: versions.map(({ no }) => no),
    basis,
    signal: ctx.signal,
  });
}

function readOf(row: FiguresRow, { reads }: Needs): Read {
  return { grid: toGrid(row, reads), epoch: row.epoch, seq: row.seq };
}

function append(row: FiguresRow, more: FiguresRow, blocks: number): void {
  row.pairs = [...(row.pairs ?? []), ...(more.pairs ?? [])];
  for (let index = 0; index < blocks; index += 1) {
    for (const list of [`rollup_${index}`, `due_${index}`] as const) {
      row[list] = [...(row[list] ?? []), ...(more[list] ?? [])] as FiguresRow[typeof list];
    }
  }
}
