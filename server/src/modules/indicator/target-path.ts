import type { Ctx } from '../../auth/ctx.ts';
import { inTransaction } from '../../db/transaction.ts';
import { Conflict, type Problem, problem, refuseProblems } from '../../lib/errors.ts';
import { newId } from '../../lib/ids.ts';
import { type TargetLine, targetsOnLine } from '../../lib/pure/target-line.ts';
import { findTargetArea } from './target-area.ts';
import { factorsOf, indicatorProblems, sourceProblems, valueProblems } from './target-rules.ts';
import { writeTogether } from './target-bulk.ts';
import type { TargetDraft } from './target-write.ts';
import { lockTargets } from './target.sql.ts';

export type SetTargetPath = TargetLine & {
  readonly indicatorCode: string;
  readonly wilayahId: string;
  readonly source: string;
  /** Whether targets set by hand in these years give way. */
  readonly replace: boolean;
};

export type PathMade = { readonly id: string; readonly targetIds: string[]; readonly actId: string | null };

const YEARS = { min: 1990, max: 2100 };
const LONGEST = 30;

/**
 * Lays a straight path from a measured baseline to a goal: one yearly target for each year after the baseline, marked
 * as derived. Points of an earlier path give way; targets set by hand do so only when told.
 * @throws Conflict naming the years that have targets set by hand.
 */
export async function setTargetPath(ctx: Ctx, input: SetTargetPath): Promise<PathMade> {
  const area = await findTargetArea(ctx, input.wilayahId);
  const factors = await factorsOf(ctx, [input.indicatorCode]);
  const factor = factors.get(input.indicatorCode);
  refuseProblems([
    ...indicatorProblems('indicator', input.indicatorCode, factors),
    ...yearProblems(input),
    ...valueProblems('baselineValue', input.baselineValue, factor),
    ...valueProblems('goalValue', input.goalValue, factor),
    ...sourceProblems('source', input.source),
  ]);
  const { indicatorCode, wilayahId, baselineYear, baselineValue, goalYear, goalValue } = input;
  const source = input.source.trim();
  const pathId = newId();
  const drafts: TargetDraft[] = targetsOnLine(input).map(({ year, value }) => ({
    indicatorCode,
    wilayahId,
    nodeNo: area.no,
    period: String(year),
    value,
    source,
    isVerified: true,
    pathId,
  }));
  return inTransaction(ctx, async (tx) => {
    const byHand = (await lockTargets(tx, drafts)).filter((target) => target.pathId === null);
    if (byHand.length > 0 && !input.replace) throw inTheWay(byHand.map(({ period }) => period));
    await tx.targetPath.create({
      data: {
        id: pathId,
        indicatorCode,
        wilayahId,
        baselineYear,
        baselineValue,
        goalYear,
        goalValue,
        source,
        createdAt: ctx.clock.now(),
      },
    });
    const paths = new Map([[wilayahId, area.path]]);
    const { plan, actId } = await writeTogether(ctx, tx, { kind: 'TARGET_PATH', note: source, paths, drafts });
    await tx.targetPath.deleteMany({ where: { indicatorCode, wilayahId, targets: { none: {} } } });
    return { id: pathId, targetIds: plan.targets.map(({ id }) => id), actId };
  });
}

function yearProblems({ baselineYear, goalYear }: TargetLine): Problem[] {
  const outside = Object.entries({ baselineYear, goalYear })
    .filter(([, year]) => year < YEARS.min || year > YEARS.max)
    .map(([path]) => problem(path, 'OUT_OF_RANGE', YEARS));
  if (outside.length > 0) return outside;
  if (goalYear <= baselineYear) return [problem('goalYear', 'BAD_RANGE')];
  const latest = baselineYear + LONGEST;
  return goalYear > latest ? [problem('goalYear', 'OUT_OF_RANGE', { min: baselineYear + 1, max: latest })] : [];
}

function inTheWay(years: readonly string[]): Conflict {
  return new Conflict('TARGETS_IN_THE_WAY', { years: years.toSorted().join(', ') });
}
