import type { Ctx } from '../../auth/ctx.ts';
import { InvalidInput, problem } from '../../lib/errors.ts';
import type { FormInput, FormPlace } from './judge-report.ts';
import { type FormOutcome, submitForms } from './submit-forms.ts';

export type SubmitReports = Pick<FormPlace, 'month' | 'block'> & { readonly forms: readonly FormInput[] };

/** As many forms as one statement writes. */
export const MOST_FORMS = 500;

/**
 * Submits one form of a month for many units by the rules of `submitReport`, whatever their number in one statement to
 * read and one to write. Each form has its own outcome, in the order given; one that says what stands already is left alone.
 * @throws InvalidInput for more than 500 forms or an unknown block.
 */
export async function submitReports(ctx: Ctx, { month, block, forms }: SubmitReports): Promise<FormOutcome[]> {
  refuseMany(forms.length);
  return submitForms(ctx, { month, block, skipsUnchanged: true }, forms);
}

/** Tells what `submitReports` would answer now, whatever revision stands, and writes nothing. @throws like it. */
export async function previewReports(
  ctx: Ctx,
  { month, block, forms }: Omit<SubmitReports, 'forms'> & { readonly forms: readonly PreviewForm[] },
): Promise<FormOutcome[]> {
  refuseMany(forms.length);
  const asked = forms.map((form) => ({ ...form, ...NOTHING_SEEN }));
  return submitForms(ctx, { month, block, skipsUnchanged: true, isPreview: true }, asked);
}

export type PreviewForm = Omit<FormInput, 'expectedRevision' | 'idempotencyKey'>;

const NOTHING_SEEN = { expectedRevision: 0, idempotencyKey: '00000000-0000-0000-0000-000000000000' };

/** Two batches at a time keep both the database and this process busy: while one is written, the other is checked. */
export const TWO_BATCHES = 2 * MOST_FORMS;

/** Parts a list into batches. */
export function inBatches<T>(forms: readonly T[]): T[][] {
  const count = Math.ceil(forms.length / MOST_FORMS);
  return Array.from({ length: count }, (_part, at) => forms.slice(at * MOST_FORMS, (at + 1) * MOST_FORMS));
}

function refuseMany(count: number): void {
  if (count > MOST_FORMS) throw new InvalidInput([problem('forms', 'OUT_OF_RANGE', { min: 0, max: MOST_FORMS })]);
}
