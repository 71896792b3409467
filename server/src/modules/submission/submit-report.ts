import type { Ctx } from '../../auth/ctx.ts';
import type { Finding } from '../../lib/pure/finding.ts';
import { awaitRollup } from './await-rollup.ts';
import type { FormInput, FormPlace, RuleRefusal } from './judge-report.ts';
import type { ReportState } from './report-state.ts';
import { submitTogether } from './submit-together.ts';

export type SubmitReport = FormPlace & FormInput & { readonly awaitRollup?: boolean };

export type Submitted =
  | { readonly accepted: true; readonly report: ReportState; readonly findings: readonly Finding[] }
  | RuleRefusal;

/**
 * Saves or submits the report of a post for a month: two statements when accepted, shared with forms that others give at
 * the same moment. All findings come back at once; an
 * error refuses a submission, a warning wants one note, and a draft may hold both.
 * @throws Conflict with the report as it stands when it moved on; NO_OBLIGATION when none is due; InvalidInput for cells
 * that no form has.
 */
export async function submitReport(ctx: Ctx, input: SubmitReport): Promise<Submitted> {
  const { month, block, draft = false } = input;
  const outcome = await submitTogether(ctx, { month, block, draft, withMarks: input.awaitRollup ?? false }, input);
  if (outcome.kind === 'FAILED') throw outcome.error;
  if (outcome.kind === 'REFUSED') return outcome.refusal;
  if (input.awaitRollup && !draft) await awaitRollup(ctx, outcome.marks);
  return { accepted: true, report: outcome.report, findings: outcome.findings };
}
