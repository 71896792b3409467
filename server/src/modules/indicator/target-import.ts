import type { Ctx } from '../../auth/ctx.ts';
import { assertPerson, can } from '../../auth/policy.ts';
import { inTransaction } from '../../db/transaction.ts';
import { InvalidInput, type Problem, problem, refuseProblems } from '../../lib/errors.ts';
import { dottedCode } from '../wilayah/wilayah-code.ts';
import type { TargetArea } from './target-area.ts';
import {
  type Factors,
  factorsOf,
  indicatorProblems,
  periodProblems,
  sourceProblems,
  valueProblems,
} from './target-rules.ts';
import { writeTogether } from './target-bulk.ts';
import { planTargets, type TargetDraft } from './target-write.ts';

/** A row as it stands in a sheet: every column a text. */
export type ImportRow = {
  readonly code: string;
  readonly indicator: string;
  readonly period: string;
  readonly value: string;
  readonly source: string;
};

export type Imported = {
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly dryRun: boolean;
  /** The act on many as a whole, for taking it back; null where nothing was written. */
  readonly actId: string | null;
};

const MOST_ROWS = 2_000;

/**
 * Sets many targets from the rows of a sheet, all or none of them. Rows that say what stands there already change
 * nothing, so the same sheet may be brought in again.
 * @throws InvalidInput with everything wrong at once, each by row (from 0) and column.
 */
export async function importTargets(
  ctx: Ctx,
  input: { readonly rows: readonly ImportRow[]; readonly isVerified: boolean; readonly dryRun: boolean },
): Promise<Imported> {
  if (ctx.actor.kind !== 'system') assertPerson(ctx.actor);
  const { rows, isVerified, dryRun } = input;
  if (rows.length === 0 || rows.length > MOST_ROWS) {
    throw new InvalidInput([problem('rows', 'OUT_OF_RANGE', { min: 1, max: MOST_ROWS })]);
  }
  const around: Around = {
    areas: await areasOf(ctx, rows),
    factors: await factorsOf(
      ctx,
      rows.map(({ indicator }) => indicator.trim()),
    ),
  };
  const read = rows.map((row, index) => readRow(ctx, around, row, `rows.${index}`));
  refuseProblems([...read.flatMap(({ problems }) => problems), ...repeatedRows(rows)]);
  const drafts: TargetDraft[] = read.flatMap(({ draft }) => (draft ? [{ ...draft, isVerified, pathId: null }] : []));
  const paths = new Map([...around.areas.values()].map(({ id, path }) => [id, path]));
  const { plan, actId } = await inTransaction(ctx, async (tx) => {
    const planned = await planTargets(tx, drafts);
    if (dryRun) return { plan: planned, actId: null };
    return writeTogether(ctx, tx, { kind: 'TARGET_IMPORT', note: sourcesOf(drafts), paths, drafts, planned });
  });
  const [created, changed] = [plan.created.length, plan.changed.length];
  return { created, changed, unchanged: plan.targets.length - created - changed, dryRun, actId };
}

/** The documents that rows name; of more than one, how many. */
function sourcesOf(drafts: readonly TargetDraft[]): string {
  const [first = '', ...more] = new Set(drafts.map(({ source }) => source));
  return more.length === 0 ? first : `${first} (+${more.length})`;
}

type Around = { readonly areas: ReadonlyMap<string, TargetArea>; readonly factors: Factors };
type ReadRow = {
  readonly problems: readonly Problem[];
  readonly draft: Omit<TargetDraft, 'isVerified' | 'pathId'> | null;
};

function readRow(ctx: Ctx, { areas, factors }: Around, row: ImportRow, path: string): ReadRow {
  const area = areas.get(dottedCode(row.code));
  const [indicator, period, source] = [row.indicator.trim(), row.period.trim(), row.source.trim()];
  const value = readNumber(row.value);
  const problems = [
    ...areaProblems(ctx, `${path}.code`, area),
    ...indicatorProblems(`${path}.indicator`, indicator, factors),
    ...periodProblems(`${path}.period`, period),
    ...(value === null
      ? [problem(`${path}.value`, 'NOT_NUMBER', { value: row.value })]
      : valueProblems(`${path}.value`, value, factors.get(indicator))),
    ...sourceProblems(`${path}.source`, source),
  ];
  if (problems.length > 0 || !area || value === null) return { problems, draft: null };
  return { problems, draft: { indicatorCode: indicator, wilayahId: area.id, nodeNo: area.no, period, value, source } };
}

/** Reads `85`, `82.5` and `82,5`; anything else, thousands with separators among it, is null. */
function readNumber(text: string): number | null {
  const plain = text.trim().replace(',', '.');
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}

async function areasOf(ctx: Ctx, rows: readonly ImportRow[]): Promise<ReadonlyMap<string, TargetArea>> {
  const codes = [...new Set(rows.map(({ code }) => dottedCode(code)))];
  const found = await ctx.db.prisma.wilayah.findMany({
    where: { code: { in: codes }, endedOn: null },
    select: { id: true, no: true, path: true, code: true },
  });
  return new Map(found.map(({ code, ...area }) => [code, area]));
}

function areaProblems(ctx: Ctx, path: string, area: TargetArea | undefined): Problem[] {
  if (!area || !can(ctx.actor, 'target.read', area)) return [problem(path, 'WILAYAH_NOT_FOUND')];
  return can(ctx.actor, 'target.set', area) ? [] : [problem(path, 'FORBIDDEN_ACTION', { action: 'target.set' })];
}

/** Finds rows that set the same target as one before them; rows are named as people count them, from 1. */
function repeatedRows(rows: readonly ImportRow[]): Problem[] {
  const first = new Map<string, number>();
  return rows.flatMap((row, index) => {
    const key = [dottedCode(row.code), row.indicator.trim(), row.period.trim()].join(' ');
    const before = first.get(key);
    if (before === undefined) {
      first.set(key, index);
      return [];
    }
    return [problem(`rows.${index}.code`, 'DUPLICATE_ROW', { row: before + 1 })];
  });
}
