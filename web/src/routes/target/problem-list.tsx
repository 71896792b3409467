import type { ToldProblem } from './refusal.ts';
import css from './target.module.css';

/** What was wrong, one sentence a line, read out when it comes. */
export function ProblemList({ problems }: { problems: readonly ToldProblem[] }) {
  if (problems.length === 0) return null;
  return (
    <ul className={css.problems} role="alert">
      {problems.map(({ path, text }) => (
        <li key={`${path} ${text}`}>{text}</li>
      ))}
    </ul>
  );
}
