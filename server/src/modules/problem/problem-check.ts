import { type Problem, problem } from '../../lib/errors.ts';
import { personalDataIn } from '../../lib/pure/personal-data.ts';
import { required } from '../guidance/meeting-check.ts';

const TITLE = 200;
const TEXT = 2_000;
const CODES = { NIK: 'LOOKS_LIKE_NIK', PHONE: 'LOOKS_LIKE_PHONE' } as const;

/** What a person writes down about a problem. */
export type ProblemContent = {
  readonly kind: 'PROBLEM' | 'CITIZEN_REQUEST';
  readonly field: string;
  readonly title: string;
  readonly description: string | null;
  /** The writer states that what looks like a number of a person is none. */
  readonly isImpersonal: boolean;
};

/** Everything wrong with the words of a problem. */
export function contentProblems({ kind, field, title, description, isImpersonal }: ProblemContent): Problem[] {
  return [
    ...(kind === 'CITIZEN_REQUEST' && !field.startsWith('SPM_') ? [problem('field', 'FIELD_OF_CITIZENS')] : []),
    ...required('title', title, TITLE),
    ...(description && description.length > TEXT ? [problem('description', 'TOO_LONG', { max: TEXT })] : []),
    ...(isImpersonal ? [] : [...personal('title', title), ...personal('description', description)]),
  ];
}

/** What is wrong with the words of a step; `needed` when it must say something. */
export function noteProblems(
  path: string,
  note: string | null,
  { needed, isImpersonal }: { readonly needed: boolean; readonly isImpersonal: boolean },
): Problem[] {
  return [
    ...(needed ? required(path, note ?? '', TEXT) : []),
    ...(!needed && note && note.length > TEXT ? [problem(path, 'TOO_LONG', { max: TEXT })] : []),
    ...(isImpersonal ? [] : personal(path, note)),
  ];
}

function personal(path: string, text: string | null): Problem[] {
  const found = text ? personalDataIn(text) : null;
  return found ? [problem(path, CODES[found])] : [];
}
