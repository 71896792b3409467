import type { FormTally } from './closing-page.types.ts';

/** Reports by state. */
export type Tally = Pick<FormTally, 'expected' | 'none' | 'draft' | 'submitted' | 'returned' | 'verified' | 'approved'>;

const NOTHING: Tally = { expected: 0, none: 0, draft: 0, submitted: 0, returned: 0, verified: 0, approved: 0 };

/** Adds the reports of all forms, state by state. */
export const sumTallies = (forms: readonly Tally[]): Tally =>
  forms.reduce(
    (sum, form) => ({
      expected: sum.expected + form.expected,
      none: sum.none + form.none,
      draft: sum.draft + form.draft,
      submitted: sum.submitted + form.submitted,
      returned: sum.returned + form.returned,
      verified: sum.verified + form.verified,
      approved: sum.approved + form.approved,
    }),
    NOTHING,
  );

/** What closing would leave open: neither verified nor approved. */
export const openOf = ({ none, draft, submitted, returned }: Tally): number => none + draft + submitted + returned;
