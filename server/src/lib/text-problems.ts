import { type Problem, problem } from './errors.ts';

const MAX = 200;

/** What is wrong with a line that must be there. */
export function requiredText(path: string, text: string): Problem[] {
  return text.trim() === '' ? [problem(path, 'REQUIRED')] : optionalText(path, text);
}

/** What is wrong with a line that may be left out. */
export function optionalText(path: string, text: string | null): Problem[] {
  return text && text.trim().length > MAX ? [problem(path, 'TOO_LONG', { max: MAX })] : [];
}

/** What is wrong with the reason of an act. */
export function reasonProblems(path: string, reason: string): Problem[] {
  return reason.trim() === '' ? [problem(path, 'REASON_REQUIRED')] : optionalText(path, reason);
}
