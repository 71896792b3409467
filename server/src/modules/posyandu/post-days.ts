import { dayText } from '../../lib/days.ts';
import { type Problem, problem } from '../../lib/errors.ts';

/** What is wrong with the day of an act: it comes not before one day and not after another. */
export function dayProblems(path: string, day: Date, limits: { after: Date | null; latest: Date }): Problem[] {
  const { after, latest } = limits;
  return [
    ...(after && day < after ? [problem(path, 'DAY_BEFORE_START', { from: dayText(after) })] : []),
    ...(day > latest ? [problem(path, 'DAY_TOO_FAR', { to: dayText(latest) })] : []),
  ];
}
