import type { Actor } from '../../auth/actor.ts';
import { type Action, abilitiesFor } from '../../auth/policy.ts';
import { type ReportState, type Status, targetOf } from './report-state.ts';

/** States in which an act is possible at all; acts that are not named here do not depend on the state. */
const POSSIBLE: Partial<Record<Action, readonly Status[]>> = {
  'submission.submit': ['NONE', 'DRAFT', 'SUBMITTED', 'RETURNED', 'VERIFIED'],
  'submission.return': ['SUBMITTED', 'VERIFIED', 'APPROVED'],
  'submission.verify': ['SUBMITTED'],
  'submission.approve': ['VERIFIED'],
};

/** Lists what the caller may do to a report as it stands. */
export function reportAbilities(actor: Actor, report: ReportState): Action[] {
  const allowed = abilitiesFor(actor, 'report', targetOf(report.unit));
  return allowed.filter((action) => {
    // What was approved may be taken back only by who may approve.
    if (action === 'submission.return' && report.status === 'APPROVED' && !allowed.includes('submission.approve'))
      return false;
    return POSSIBLE[action]?.includes(report.status) ?? true;
  });
}
