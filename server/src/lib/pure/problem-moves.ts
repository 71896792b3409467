/** Where a problem stands, in the order of an undisturbed way. */
export const PROBLEM_STATES = [
  'RAISED',
  'SENT',
  'ESCALATED',
  'REDIRECTED',
  'ANSWERED',
  'RETURNED',
  'ACCEPTED',
  'CLOSED',
] as const;
export type ProblemState = (typeof PROBLEM_STATES)[number];

/** Acts that add an entry to the log of a problem, with the state each leads to. */
export const PROBLEM_ACTS = {
  SEND: 'SENT',
  ANSWER: 'ANSWERED',
  ACCEPT: 'ACCEPTED',
  RETURN: 'RETURNED',
  REDIRECT: 'REDIRECTED',
  ESCALATE: 'ESCALATED',
  CLOSE: 'CLOSED',
} as const satisfies Record<string, ProblemState>;
export type ProblemAct = keyof typeof PROBLEM_ACTS;

const WAITING_MOVES = ['ANSWERED', 'REDIRECTED', 'ESCALATED', 'CLOSED'] as const;

const MOVES: Readonly<Record<ProblemState, readonly ProblemState[]>> = {
  RAISED: ['SENT', 'CLOSED'],
  SENT: WAITING_MOVES,
  RETURNED: WAITING_MOVES,
  ESCALATED: WAITING_MOVES,
  ANSWERED: ['ACCEPTED', 'RETURNED'],
  ACCEPTED: ['RETURNED', 'CLOSED'],
  REDIRECTED: ['SENT', 'CLOSED'],
  CLOSED: [],
};

/** States in which an institution owes an answer, so that its clock runs. */
export const WAITING_STATES: readonly ProblemState[] = ['SENT', 'RETURNED', 'ESCALATED'];

/** Tells whether a problem may go from one state to another; null is before it was raised. */
export function mayMove(from: ProblemState | null, to: ProblemState): boolean {
  return from === null ? to === 'RAISED' : MOVES[from].includes(to);
}

/** Tells whether a problem is past its day: it waits for an answer and the last day for it is over. */
export function isLate(state: ProblemState, dueOn: Date | null, today: Date): boolean {
  return WAITING_STATES.includes(state) && dueOn !== null && dueOn < today;
}
