import { type Problem, problem, refuseProblems } from '../../lib/errors.ts';
import { type KnownAt, readRelease } from './known-at.ts';
import { AS_NOW, type HIERARCHIES, type Tree } from './past-tree.ts';

/** The part of an input that says as of when areas and reports are taken. */
export type HistoryArgs = {
  readonly hierarchy?: (typeof HIERARCHIES)[number] | null | undefined;
  readonly asOf?: Date | null | undefined;
  readonly asKnownAt?: Date | null | undefined;
  readonly release?: string | null | undefined;
};

/**
 * Reads as of when areas and reports are taken.
 * @throws InvalidInput for a day without AS_OF or the other way round, an instant to come, two instants at once, or
 * another tree together with what was known, which follows the tree of today.
 */
export function readHistory(args: HistoryArgs, now: Date): { tree: Tree; known: KnownAt | null } {
  refuseProblems([...treeProblems(args), ...knownProblems(args, now)]);
  return { tree: treeOf(args), known: knownOf(args) };
}

function treeProblems({ hierarchy, asOf }: HistoryArgs): Problem[] {
  if (hierarchy === 'AS_OF') return asOf == null ? [problem('input.asOf', 'REQUIRED')] : [];
  return asOf == null ? [] : [problem('input.asOf', 'NOT_TOGETHER', { other: `hierarchy: ${hierarchy ?? 'AS_NOW'}` })];
}

function knownProblems({ hierarchy, asKnownAt, release }: HistoryArgs, now: Date): Problem[] {
  const given = [asKnownAt != null && 'input.asKnownAt', release != null && 'input.release'].filter(
    (path) => path !== false,
  );
  const isOfToday = hierarchy == null || hierarchy === 'AS_NOW';
  return [
    ...(isOfToday ? [] : given.map((path) => problem(path, 'NOT_TOGETHER', { other: 'hierarchy' }))),
    ...(given.length > 1 ? [problem('input.release', 'NOT_TOGETHER', { other: 'asKnownAt' })] : []),
    ...(asKnownAt != null && asKnownAt > now ? [problem('input.asKnownAt', 'NOT_YET')] : []),
  ];
}

function treeOf({ hierarchy, asOf }: HistoryArgs): Tree {
  if (hierarchy !== 'AS_OF') return { hierarchy: hierarchy ?? 'AS_NOW' };
  return asOf == null ? AS_NOW : { hierarchy, day: asOf.toISOString().slice(0, 10) };
}

function knownOf({ asKnownAt, release }: HistoryArgs): KnownAt | null {
  if (asKnownAt != null) return { at: asKnownAt };
  return release == null ? null : readRelease(release);
}
