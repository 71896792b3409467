import type { Ctx } from '../../auth/ctx.ts';
import { type Problem, problem } from '../../lib/errors.ts';
import { parsePeriod } from '../../lib/pure/period.ts';

/** Factor of each indicator in its newest version, by code. */
export type Factors = ReadonlyMap<string, number>;

/** Reads the factors of some indicators; one that is not in the catalogue is not there. */
export async function factorsOf(ctx: Pick<Ctx, 'db'>, codes: readonly string[]): Promise<Factors> {
  const versions = await ctx.db.prisma.indicatorVersion.findMany({
    where: { indicatorCode: { in: [...new Set(codes)] } },
    select: { indicatorCode: true, factor: true },
    orderBy: { version: 'asc' },
  });
  return new Map(versions.map(({ indicatorCode, factor }) => [indicatorCode, Number(factor)]));
}

const MAX_SOURCE = 500;
/** Beyond what any ratio of counts of this country can be. */
const MAX_VALUE = 1_000_000_000;

/** Finds what is wrong with the indicator of a target; `path` names the field. */
export function indicatorProblems(path: string, code: string, factors: Factors): Problem[] {
  return factors.has(code) ? [] : [problem(path, 'INDICATOR_NOT_FOUND', { code })];
}

/** Finds what is wrong with the value of a target: a percentage lies between 0 and 100. */
export function valueProblems(path: string, value: number, factor: number | undefined): Problem[] {
  const max = factor === 100 ? 100 : MAX_VALUE;
  return value >= 0 && value <= max ? [] : [problem(path, 'OUT_OF_RANGE', { min: 0, max })];
}

/** Finds what is wrong with the period of a target: it is one whole month, quarter, semester or year. */
export function periodProblems(path: string, id: string): Problem[] {
  const kind = parsePeriod(id)?.kind ?? 'YTD';
  return kind === 'YTD' ? [problem(path, 'TARGET_PERIOD', { value: id })] : [];
}

/** Finds what is wrong with the source: there must be one, in a sentence or two. */
export function sourceProblems(path: string, source: string): Problem[] {
  const { length } = source.trim();
  if (length === 0) return [problem(path, 'REQUIRED')];
  return length > MAX_SOURCE ? [problem(path, 'TOO_LONG', { max: MAX_SOURCE })] : [];
}
