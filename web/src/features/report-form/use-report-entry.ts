import { useCallback, useEffect, useMemo, useReducer, useState } from 'react';
import { type DraftPlace, dropDraft, findDraft, keepDraft } from './device-draft.ts';
import { figuresOf, findingsBySlot, findingsOf, type ShownFinding, verdictOf } from './entry-findings.ts';
import { type EntryForm, type EntryModel, fingerprintOf, readModel, type ReportData, startOf } from './entry-model.ts';
import { beginEntry, type EntryState, entryReducer, isDirty } from './entry-state.ts';
import { useNotNumbers } from './not-numbers.ts';
import type { SendKind } from './send-state.ts';
import { useSending } from './use-sending.ts';

type Opening = {
  readonly state: EntryState;
  /** When the entries found on this device were typed; null when there were none. */
  readonly restoredFrom: string | null;
  readonly isStale: boolean;
};

/** Opens a month with what this device still holds of it. */
function openEntry(model: EntryModel, report: ReportData, place: DraftPlace): Opening {
  const fresh = beginEntry(startOf(model, report), report.revision);
  const draft = findDraft(place, model);
  if (!draft) return { state: fresh, restoredFrom: null, isStale: false };
  const { content, texts, base, revision, savedAt } = draft;
  const state = { ...entryReducer(fresh, { type: 'restored', content, texts }), base, revision };
  return { state, restoredFrom: savedAt, isStale: revision !== report.revision };
}

/** Keeps unsent entries on the device at every change; says whether it could. */
function useDeviceDraft(place: DraftPlace, state: EntryState): boolean {
  const [isKept, setKept] = useState(true);
  useEffect(() => {
    if (!isDirty(state)) dropDraft(place);
    else {
      const { base, revision, texts } = state;
      setKept(keepDraft(place, { content: state, texts, base, revision, savedAt: new Date().toISOString() }));
    }
  }, [place, state]);
  return isKept;
}

/** What whoever returned the report says of single cells; nothing once it was sent again. */
function commentsOf({ status, returnComments }: ReportData): ReadonlyMap<number, string> {
  return new Map(status === 'RETURNED' ? returnComments.map(({ slot, comment }) => [slot, comment]) : []);
}

export type ReportEntry = ReturnType<typeof useReportEntry>;

/** Acts that let a person write a report: of a post, or of a village that the puskesmas answers for. */
const WRITING = ['submission.submit', 'submission.submitPuskesmas'];

/**
 * One form of a month while it is filled: what is typed, what the rules say of it, what the device keeps and what the
 * server answered. Mount it anew for another report.
 */
export function useReportEntry(form: EntryForm, user: string, onAccepted: (kind: SendKind) => void) {
  const [model] = useState(() => readModel(form));
  const place = useMemo(() => ({ user, report: form.report.id }), [user, form.report.id]);
  const [opening] = useState(() => openEntry(model, form.report, place));
  const [state, dispatch] = useReducer(entryReducer, opening.state);
  const [restoredFrom, setRestoredFrom] = useState(opening.restoredFrom);
  const isKept = useDeviceDraft(place, state);
  const accepted = (kind: SendKind) => {
    setRestoredFrom(null);
    onAccepted(kind);
  };
  const sending = useSending({ model, form, state, dispatch, isStale: opening.isStale, onAccepted: accepted });

  const { cells, head, texts } = state;
  const notNumbers = useNotNumbers(model, texts, cells);
  const fingerprint = fingerprintOf(state);
  const fromServer = sending.serverFindings;
  const findings = useMemo<readonly ShownFinding[]>(
    () => [
      ...notNumbers,
      // The server has the last word about the very content it judged.
      ...(fromServer?.fingerprint === fingerprint ? fromServer.findings : findingsOf(model, { cells, head })),
    ],
    [notNumbers, fromServer, fingerprint, model, cells, head],
  );
  const bySlot = useMemo(() => findingsBySlot(model, findings), [model, findings]);
  const comments = useMemo(() => commentsOf(sending.report), [sending.report]);
  const figures = useMemo(() => figuresOf(model, cells), [model, cells]);
  const discard = useCallback(() => {
    dispatch({ type: 'discarded' });
    setRestoredFrom(null);
  }, []);

  return {
    ...sending,
    model,
    form,
    state,
    dispatch,
    findings,
    bySlot,
    figures,
    verdict: verdictOf(findings, head),
    isDirty: isDirty(state),
    isKept,
    restoredFrom,
    discard,
    comments,
    mayWrite: WRITING.some((act) => sending.report.abilities.includes(act)),
  };
}
