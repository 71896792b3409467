import type { Actor } from '../../auth/actor.ts';
import { type Action, abilitiesFor } from '../../auth/policy.ts';
import { type ReportState, type Status, targetOf } from './report-state.ts';

/** States in which an act is possible at all; acts that are not named here do not depend on the state. */
const POSSIBLE: Partial<Record<Action, readonly Status[]>> = {
  'submission.return': ['SUBMITTED', 'VERIFIED', 'APPROVED'],
  'submission.verify': ['SUBMITTED'],
  'submission.approve': ['VERIFIED'],
};

/** Lists what the caller may do to a report as it stands. */
export function reportAbilities(actor: Actor, report: ReportState): Action[] {
  const allowed = abilitiesFor(actor, 'report', targetOf(report.unit));
  // A post and a village of the puskesmas are reported by different acts; each knows only its own.
  const foreign = report.unit.kind === 'POSYANDU' ? 'submission.submitPuskesmas' : 'submission.submit';
  return allowed.filter((action) => {
    if (action === foreign) return false;
    // After the closing of the month only leave to amend opens a report, approved or not.
    if (action === 'submission.submit' || action === 'submission.submitPuskesmas')
      return !report.closing.isClosed || report.closing.isPermitted;
    // What was approved may be taken back only by who may approve.
    if (action === 'submission.return' && report.status === 'APPROVED' && !allowed.includes('submission.approve'))
      return false;
    return POSSIBLE[action]?.includes(report.status) ?? true;
  });
}
