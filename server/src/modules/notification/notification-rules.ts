import type { Role } from '@pokjanal/prisma/client';
import { type Action, policy } from '../../auth/policy.ts';
import type { Rule } from '../../auth/rule.ts';
import type { EventType } from '../../events/types.ts';
import * as facts from './notification-facts.sql.ts';
import * as posts from './post-facts.sql.ts';
import * as problems from './problem-facts.sql.ts';

/** What people are told of; where one event tells somebody two things, the earlier in this list is told. */
export const NOTIFICATION_KINDS = [
  'REPORT_RETURNED',
  'REPORTS_DUE',
  'MONTH_CLOSING',
  'TERM_OVER',
  'TERM_NEAR',
  'DECREE_ASKED',
  'COMMITMENT_ESCALATED',
  'COMMITMENT_OVERDUE',
  'COMMITMENT_ASSIGNED',
  'MEETING_CANCELLED',
  'MEETING_INVITED',
  'EVIDENCE_RETURNED',
  'EVIDENCE_ACCEPTED',
  'EVIDENCE_PROPOSED',
  'EVIDENCE_TO_JUDGE',
  'PROBLEM_LATE',
  'PROBLEM_DUE',
  'PROBLEM_ESCALATED',
  'PROBLEM_RETURNED',
  'PROBLEM_SENT',
  'PROBLEM_REDIRECTED',
  'PROBLEM_ANSWERED',
  'PROBLEM_RAISED',
  'PROBLEM_CLOSED',
  'KADER_BADGE',
  'KADER_ASSESSED',
  'KADER_REGISTERED',
  'ILP_SET',
  'GROUP_SUCCEEDED',
  'GROUP_REINSTATED',
  'ACCOUNT_CODE',
  'ACCOUNT_SECRET',
] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

/**
 * How people are found: those of the post, of the puskesmas, of the agency; those of exactly the area; those of the area or,
 * where nobody looks after it, of the nearest above; or the person the event names.
 */
export type Via = 'POST' | 'PUSKESMAS' | 'OPD' | 'AREA' | 'NEAREST';
export type Audience = { readonly via: Via; readonly roles: readonly Role[] };

export type NotificationRule = {
  readonly kind: NotificationKind;
  readonly on: readonly EventType[];
  /** Who is told, beside a person the facts name; never who did it. */
  readonly to: readonly Audience[];
  /** What is told, as a select over the events `e`. */
  readonly facts: string;
};

const REACH = {
  POST: 'own-posyandu',
  PUSKESMAS: 'own-puskesmas',
  OPD: 'own-opd',
  AREA: 'subtree',
  NEAREST: 'subtree',
} as const;

/** Those whom the table of rights lets do an action, found in one way. */
function who(action: Action, via: Via): Audience {
  const { grants }: Rule = policy[action];
  return { via, roles: grants.filter(({ reach }) => reach === REACH[via]).flatMap(({ roles }) => roles) };
}

const MANAGERS = who('pokjanal.manage', 'NEAREST');
const AGENCY = who('duty.report', 'OPD');
const TYPISTS = [
  who('submission.submit', 'POST'),
  who('submission.submit', 'PUSKESMAS'),
  who('submission.submit', 'AREA'),
];
/** Those who owe the answer to a problem, and those who guide it on its way. */
const ANSWERERS = [who('problem.answer', 'OPD'), who('problem.answer', 'NEAREST')];
const GUIDES = [who('problem.manage', 'PUSKESMAS'), who('problem.manage', 'OPD'), who('problem.manage', 'NEAREST')];
const RAISERS = [who('problem.raise', 'POST'), ...GUIDES];
const KEEPERS = [who('kader.manage', 'PUSKESMAS'), who('kader.manage', 'AREA')];
const OF_POST = who('kader.read', 'POST');

/** Which event concerns whom: the one table of it. A further event is told by a further line. */
export const NOTIFICATION_RULES: readonly NotificationRule[] = [
  { kind: 'REPORT_RETURNED', on: ['report.returned'], to: TYPISTS, facts: facts.RETURNED_REPORT },
  { kind: 'REPORTS_DUE', on: ['month.dueSoon'], to: TYPISTS, facts: facts.MISSING_REPORTS },
  {
    kind: 'MONTH_CLOSING',
    on: ['month.dueSoon'],
    to: [who('submission.approve', 'NEAREST')],
    facts: facts.MONTH_WITH_MISSING,
  },
  { kind: 'TERM_OVER', on: ['pokjanal.expired'], to: [MANAGERS], facts: facts.TERM_OVER },
  { kind: 'TERM_NEAR', on: ['decree.termNear'], to: [MANAGERS], facts: facts.TERM_NEAR },
  {
    kind: 'DECREE_ASKED',
    on: ['collection.requested'],
    to: [who('pokjanal.manage', 'AREA')],
    facts: facts.ASKED_AREAS,
  },
  {
    kind: 'COMMITMENT_ESCALATED',
    on: ['commitment.escalated'],
    to: [MANAGERS],
    facts: facts.ESCALATED_COMMITMENT,
  },
  {
    kind: 'COMMITMENT_OVERDUE',
    on: ['commitment.overdue'],
    to: [who('commitment.manage', 'OPD'), MANAGERS],
    facts: facts.COMMITMENT,
  },
  {
    kind: 'COMMITMENT_ASSIGNED',
    on: ['commitment.recorded'],
    to: [who('commitment.manage', 'OPD')],
    facts: facts.COMMITMENT,
  },
  { kind: 'MEETING_CANCELLED', on: ['meeting.cancelled'], to: [who('meeting.read', 'OPD')], facts: facts.INVITED },
  { kind: 'MEETING_INVITED', on: ['meeting.planned'], to: [who('meeting.read', 'OPD')], facts: facts.INVITED },
  { kind: 'EVIDENCE_RETURNED', on: ['evidence.returned'], to: [AGENCY], facts: facts.EVIDENCE },
  { kind: 'EVIDENCE_ACCEPTED', on: ['evidence.accepted'], to: [AGENCY], facts: facts.EVIDENCE },
  {
    kind: 'EVIDENCE_PROPOSED',
    on: ['evidence.recorded', 'evidence.corrected'],
    to: [AGENCY],
    facts: facts.PROPOSED_CREDIT,
  },
  {
    kind: 'EVIDENCE_TO_JUDGE',
    on: ['evidence.recorded', 'evidence.corrected'],
    to: [who('duty.judge', 'NEAREST')],
    facts: facts.SUBMITTED_EVIDENCE,
  },
  { kind: 'PROBLEM_LATE', on: ['problem.overdue'], to: GUIDES, facts: problems.LATE },
  { kind: 'PROBLEM_DUE', on: ['problem.dueSoon'], to: ANSWERERS, facts: problems.DUE },
  { kind: 'PROBLEM_ESCALATED', on: ['problem.escalated'], to: ANSWERERS, facts: problems.moved('ESCALATED', 'HOLDER') },
  { kind: 'PROBLEM_RETURNED', on: ['problem.moved'], to: ANSWERERS, facts: problems.moved('RETURNED', 'HOLDER') },
  { kind: 'PROBLEM_SENT', on: ['problem.moved'], to: ANSWERERS, facts: problems.moved('SENT', 'HOLDER') },
  { kind: 'PROBLEM_REDIRECTED', on: ['problem.moved'], to: GUIDES, facts: problems.moved('REDIRECTED', 'PLACE') },
  { kind: 'PROBLEM_ANSWERED', on: ['problem.moved'], to: RAISERS, facts: problems.moved('ANSWERED', 'PLACE') },
  { kind: 'PROBLEM_RAISED', on: ['problem.raised'], to: GUIDES, facts: problems.moved('RAISED', 'PLACE') },
  { kind: 'PROBLEM_CLOSED', on: ['problem.moved'], to: RAISERS, facts: problems.CLOSED },
  { kind: 'KADER_BADGE', on: ['kader.assessed'], to: [OF_POST, ...KEEPERS], facts: posts.BADGES_REACHED },
  { kind: 'KADER_ASSESSED', on: ['kader.assessed'], to: [OF_POST], facts: posts.ASSESSED },
  {
    kind: 'KADER_REGISTERED',
    on: ['kader.registered', 'kader.moved'],
    to: [OF_POST, ...KEEPERS],
    facts: posts.NEW_KADER,
  },
  {
    kind: 'ILP_SET',
    on: ['ilp.set'],
    to: [who('submission.submit', 'POST'), who('posyandu.setIlp', 'PUSKESMAS'), who('posyandu.setIlp', 'AREA')],
    facts: posts.ILP,
  },
  { kind: 'GROUP_SUCCEEDED', on: ['pokjanal.superseded'], to: [MANAGERS], facts: facts.SUCCESSOR },
  { kind: 'GROUP_REINSTATED', on: ['pokjanal.reinstated'], to: [MANAGERS], facts: facts.REINSTATED },
  { kind: 'ACCOUNT_CODE', on: ['code.issued'], to: [], facts: facts.ACCOUNT },
  { kind: 'ACCOUNT_SECRET', on: ['code.redeemed'], to: [], facts: facts.ACCOUNT },
];
