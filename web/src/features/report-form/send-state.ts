import { readServerFindings, type ShownFinding } from './entry-findings.ts';
import { contentOf, type EntryModel, fingerprintOf, type ReportData } from './entry-model.ts';
import type { Outcome, Sending } from './sending.ts';

export type SendKind = 'submit' | 'draft';

/** What the server said last, and what it holds. */
export type SendState = {
  readonly report: ReportData;
  /** The other side of a report that changed meanwhile, until the person has chosen. */
  readonly conflict: ReportData | null;
  readonly busyWith: SendKind | null;
  readonly lastKind: SendKind;
  readonly outcome: Outcome | null;
  readonly serverFindings: { readonly fingerprint: string; readonly findings: readonly ShownFinding[] } | null;
};

export type SendAction =
  | { readonly type: 'begun'; readonly kind: SendKind }
  | { readonly type: 'settled'; readonly model: EntryModel; readonly sending: Sending; readonly outcome: Outcome }
  | { readonly type: 'postponed' }
  | { readonly type: 'resolved'; readonly report: ReportData };

/** Begins with the report as read; entries begun from an older revision open as a conflict. */
export function beginSending(report: ReportData, isStale: boolean): SendState {
  return {
    report,
    conflict: isStale ? report : null,
    busyWith: null,
    lastKind: 'submit',
    outcome: null,
    serverFindings: null,
  };
}

/** One step of sending. */
export function sendReducer(state: SendState, action: SendAction): SendState {
  switch (action.type) {
    case 'begun':
      return { ...state, busyWith: action.kind, lastKind: action.kind };
    case 'settled':
      return { ...state, busyWith: null, outcome: action.outcome, ...learned(action) };
    case 'postponed':
      return { ...state, conflict: null };
    case 'resolved':
      return { ...state, report: action.report, conflict: null, outcome: null };
  }
}

function learned({ model, sending, outcome }: Extract<SendAction, { type: 'settled' }>): Partial<SendState> {
  switch (outcome.kind) {
    case 'accepted':
      return { report: outcome.report, conflict: null };
    case 'conflict':
      return { conflict: outcome.report };
    case 'closed':
      return outcome.report ? { report: outcome.report } : {};
    case 'findings':
      return {
        serverFindings: {
          fingerprint: fingerprintOf(sending.content),
          findings: readServerFindings(model, outcome.findings),
        },
      };
    default:
      return {};
  }
}

/** True when "their" change is our own earlier sending, whose answer was lost on the way. */
export function isOwnEcho(model: EntryModel, outcome: Outcome, unanswered: ReadonlySet<string>): boolean {
  return outcome.kind === 'conflict' && unanswered.has(fingerprintOf(contentOf(model, outcome.report)));
}
