/** Why a figure moved; the place in this list is the number stored with dirty marks and events. */
export const CAUSES = [
  'SUBMISSION',
  'RETURN',
  'APPROVAL',
  'AMENDMENT',
  'OBLIGATION',
  'DEFINITION',
  'BOUNDARY',
  'REBUILD',
] as const;
export type Cause = (typeof CAUSES)[number];

/** Which set of sums: submitted or better, or approved alone; the place in this list is the stored number. */
export const BASES = ['PROVISIONAL', 'APPROVED'] as const;
export type Basis = (typeof BASES)[number];

/** Sum of an element over forms, and how many forms answered it. */
export type ElementSum = readonly [sum: number, answered: number];

/**
 * Paired sums of an indicator version where they differ from the plain ones, and the forms left out of both; null where no
 * form answered every operand.
 */
export type PairSum = readonly [numerator: number | null, denominator: number | null, leftOut: number];

/** What one roll-up row says at one moment; an element that nobody answered is absent or has 0 answered. */
export type RollupState = {
  readonly forms: number;
  readonly expected: number;
  readonly arrived: number;
  readonly elements: Readonly<Record<string, ElementSum>>;
  readonly pairs: Readonly<Record<string, PairSum>>;
};

/** Content of `rollup.updated`: the row before and after one batch of the roll-up worker. */
export type RollupUpdate = {
  readonly block: string;
  readonly rev: number;
  readonly coalesced: number;
  readonly prev: RollupState;
  readonly cur: RollupState;
};

type ReportFact = { readonly block: string; readonly rev: number; readonly by: string | null };

/** The node of the event is the area whose target it is. */
type TargetFact = { readonly indicator: string; readonly period: string; readonly by: string | null };

type DecreeFact = { readonly id: string; readonly revision: number; readonly by: string | null };

/** Names of persons who hold a seat are never told. */
type HoldingFact = {
  readonly id: string;
  readonly seat: string;
  readonly pokjanal: string;
  readonly by: string | null;
};

type ListFact = { readonly ids: readonly string[]; readonly pokjanal: string; readonly by: string | null };

type MeetingFact = {
  readonly id: string;
  readonly pokjanal: string;
  readonly revision: number;
  readonly by: string | null;
};

type CommitmentFact = MeetingFact & { readonly state: string };

/** The node of the event is the area the problem lies in; `by` is null where the clock did it. */
type ProblemFact = {
  readonly id: string;
  readonly revision: number;
  readonly state: string;
  readonly by: string | null;
};

/** Evidence of a duty, or what counts as such. */
type DutyFact = { readonly id: string; readonly pokjanal: string; readonly opd: string; readonly by: string | null };

/** An act on a post; the node of the event is its village. */
type PosyanduFact = { readonly id: string; readonly revision: number; readonly by: string | null };

/** An act on an agency or a puskesmas; the node of the event is its area. */
type OpdFact = { readonly id: string; readonly revision: number; readonly by: string | null };

type RegisterFact = { readonly job: string; readonly register: string; readonly by: string | null };
/** An act on the record of a kader, never a name; the node of the event is the village of the post. */
type KaderFact = { readonly id: string; readonly revision: number; readonly by: string | null };

/** What was said of a regency, a puskesmas or a post; the node of the event is the area it lies in. */
type IlpFact = { readonly id: string; readonly revision: number; readonly by: string | null };

/** The node of the event is the area that asks. */
type CollectionFact = { readonly id: string; readonly revision: number; readonly by: string | null };

/** The node of the event is the area that counts as having answered. */
type CollectionAnswerFact = { readonly id: string; readonly by: string | null };

/** An end of one thing in a group, on its last day. */
type EndFact = { readonly id: string; readonly pokjanal: string; readonly on: string; readonly by: string | null };

/** What fell due on a day, told once. */
type DueFact = { readonly id: string; readonly pokjanal: string; readonly on: string };

/** Every event there is, with what it carries beside its keys; ids and what changed, never a person's data. */
export type EventPayloads = {
  'report.saved': ReportFact;
  'report.submitted': ReportFact & { readonly opened: boolean };
  'report.amended': ReportFact;
  'report.returned': ReportFact;
  'report.verified': ReportFact;
  /** A verification was taken back; the report waits for one again. */
  'report.unverified': ReportFact;
  'report.approved': ReportFact;
  'obligation.opened': { readonly count: number };
  'obligation.exempted': { readonly block: number; readonly reason: string; readonly by: string | null };
  'obligation.required': { readonly block: number; readonly reason: string; readonly by: string | null };
  'amendment.granted': { readonly until: string; readonly by: string | null };
  /** The node of the event is the regency. */
  'month.closed': {
    readonly number: number;
    readonly approved: number;
    readonly left: number;
    readonly automatic: boolean;
    readonly by: string | null;
  };
  /** Told once, some days before the forms of a month are due, where forms are missing; the node is the regency. */
  'month.dueSoon': { readonly on: string };
  'rollup.updated': RollupUpdate;
  'indicator.changed': { readonly codes: readonly string[] };
  'wilayah.renamed': { readonly id: string; readonly by: string | null };
  /** The node of the event is the first area named; `ids` are all that took part, new ones too. */
  'wilayah.changed': {
    readonly kind: string;
    readonly ids: readonly string[];
    readonly on: string;
    readonly by: string | null;
  };
  'target.set': TargetFact;
  'target.removed': TargetFact;
  'note.written': { readonly id: string; readonly by: string | null };
  'note.withdrawn': { readonly id: string; readonly by: string | null };
  'pokjanal.changed': { readonly id: string; readonly by: string | null };
  /** One for each area that has a group the decree serves; the node of the event is the area. */
  'decree.recorded': DecreeFact;
  'decree.corrected': DecreeFact;
  'decree.withdrawn': DecreeFact;
  /** Told once, 180, 90 and 30 days before the end of the term of a group. */
  'decree.termNear': { readonly id: string; readonly pokjanal: string; readonly days: number; readonly on: string };
  /** Told once, when the term of a group is over; `on` was its last day. */
  'pokjanal.expired': { readonly id: string; readonly on: string };
  'collection.requested': CollectionFact;
  'collection.corrected': CollectionFact;
  'collection.closed': CollectionFact;
  'collection.answered': CollectionAnswerFact;
  'collection.answerWithdrawn': CollectionAnswerFact;
  /** The node of the event is the area; `successor` carries the work on. */
  'pokjanal.superseded': {
    readonly id: string;
    readonly successor: string;
    readonly on: string;
    readonly by: string | null;
  };
  /** A succession was taken back: the group works again, and what had been made for its successor is gone. */
  'pokjanal.reinstated': { readonly id: string; readonly by: string | null };
  'pokjanal.founded': { readonly id: string; readonly by: string | null };
  'seat.added': ListFact;
  'seat.changed': ListFact;
  'seat.ended': EndFact;
  /** Taken back as added by mistake: the seats are gone, their history tells of them. */
  'seat.withdrawn': ListFact;
  'seat.held': HoldingFact;
  'holding.ended': HoldingFact;
  'holding.corrected': HoldingFact;
  'holding.withdrawn': HoldingFact;
  'member.joined': ListFact;
  'member.left': EndFact;
  'meeting.planned': MeetingFact;
  'meeting.corrected': MeetingFact;
  'meeting.held': MeetingFact;
  'meeting.cancelled': MeetingFact;
  'meeting.outputChanged': MeetingFact;
  'commitment.recorded': CommitmentFact;
  'commitment.moved': CommitmentFact;
  'commitment.escalated': CommitmentFact;
  /** Told once, the day after the last day of a commitment that still stands. */
  'commitment.overdue': DueFact;
  'problem.raised': ProblemFact;
  'problem.corrected': ProblemFact;
  'problem.moved': ProblemFact;
  'problem.escalated': ProblemFact;
  /** Told once each: within a day of the last day for the answer, and the day after it. */
  'problem.dueSoon': { readonly id: string; readonly on: string };
  'problem.overdue': { readonly id: string; readonly on: string };
  'evidence.recorded': DutyFact;
  'evidence.corrected': DutyFact;
  'evidence.accepted': DutyFact;
  'evidence.returned': DutyFact;
  'evidence.confirmed': DutyFact;
  'credit.accepted': DutyFact;
  'credit.declined': DutyFact;
  'duty.exempted': DutyFact;
  'duty.required': DutyFact;
  'posyandu.opened': PosyanduFact;
  'posyandu.corrected': PosyanduFact;
  'posyandu.moved': PosyanduFact;
  'posyandu.closed': PosyanduFact;
  'posyandu.reopened': PosyanduFact;
  'posyandu.merged': PosyanduFact;
  /** Taken back as opened by mistake. */
  'posyandu.withdrawn': PosyanduFact;
  'opd.registered': OpdFact;
  'opd.corrected': OpdFact;
  'opd.renamed': OpdFact;
  'opd.renameUndone': OpdFact;
  /** Its work went on in another agency, or came back from there. */
  'opd.merged': OpdFact;
  'opd.mergeUndone': OpdFact;
  /** It took over the work of others, or gave it back. */
  'opd.tookOver': OpdFact;
  'opd.gaveBack': OpdFact;
  /** Taken back as entered by mistake. */
  'opd.withdrawn': OpdFact;
  'puskesmas.registered': OpdFact;
  'puskesmas.corrected': OpdFact;
  /** Taken back as entered by mistake. */
  'puskesmas.withdrawn': OpdFact;
  'pustu.opened': OpdFact;
  'pustu.corrected': OpdFact;
  'pustu.closed': OpdFact;
  'pustu.reopened': OpdFact;
  /** Taken back as entered by mistake. */
  'pustu.withdrawn': OpdFact;
  /** A list came in for a register, or was taken back; each record told of its own. */
  'register.imported': RegisterFact;
  'register.undone': RegisterFact;
  /** An act on many was taken back, as far as it could be; each record told of its own. */
  'bulk.undone': { readonly id: string; readonly count: number; readonly by: string | null };
  'kader.registered': KaderFact;
  'kader.corrected': KaderFact;
  'kader.moved': KaderFact;
  'kader.left': KaderFact;
  'kader.assessed': KaderFact;
  'kader.phoneShown': KaderFact;
  /** Nothing personal is kept of her any more, at her own request. */
  'kader.erased': KaderFact;
  /** Taken back as entered by mistake. */
  'kader.withdrawn': KaderFact;
  'ilp.set': IlpFact;
  'integrations.set': IlpFact;
  'user.created': { readonly id: string; readonly by: string | null };
  'user.disabled': { readonly id: string; readonly by: string | null };
  'user.assigned': { readonly id: string; readonly by: string | null };
  'code.issued': { readonly user: string; readonly by: string | null };
  'code.redeemed': { readonly user: string };
  'token.created': { readonly id: string; readonly by: string };
  'token.revoked': { readonly id: string; readonly by: string };
  'session.revoked': { readonly user: string };
  /** Somebody is told of an event: `of` is its number. */
  'notification.written': { readonly of: number };
  'demo.removed': { readonly by: string | null };
};

export type EventType = keyof EventPayloads;

/** Where an event belongs; each key is there only when it means something for that event. */
export type EventKeys = {
  readonly nodeNo?: number;
  readonly unitNo?: number;
  readonly month?: number;
  readonly basis?: Basis;
  readonly cause?: Cause;
};

export type NewEvent<T extends EventType = EventType> = {
  [K in T]: EventKeys & { readonly type: K; readonly payload: EventPayloads[K] };
}[T];

/** An event as readers get it: committed, numbered without gaps, never changed again. */
export type StoredEvent<T extends EventType = EventType> = {
  [K in T]: {
    readonly seq: number;
    readonly eventId: string;
    readonly type: K;
    readonly nodeNo: number | null;
    readonly unitNo: number | null;
    readonly month: number | null;
    readonly basis: Basis | null;
    readonly cause: Cause | null;
    readonly at: Date;
    readonly payload: EventPayloads[K];
  };
}[T];

/** Narrows an event to one type, since TypeScript cannot see it through a generic list. */
export function isEvent<T extends EventType>(event: StoredEvent, type: T): event is Extract<StoredEvent, { type: T }> {
  return event.type === type;
}
