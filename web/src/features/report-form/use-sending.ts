import { type Dispatch, useEffect, useReducer, useRef } from 'react';
import { mergeContents, type Side } from './conflict.ts';
import { contentOf, type EntryForm, type EntryModel, fingerprintOf } from './entry-model.ts';
import type { EntryAction, EntryState } from './entry-state.ts';
import { beginSending, isOwnEcho, type SendKind, sendReducer } from './send-state.ts';
import { type Attempt, attemptFor, type Outcome, sendEntry, type Sending } from './sending.ts';

type Given = {
  model: EntryModel;
  form: EntryForm;
  state: EntryState;
  dispatch: Dispatch<EntryAction>;
  /** The device's entries were begun from an older revision than the server has. */
  isStale: boolean;
  /** Told of every sending the server took, those that went out by themselves too. */
  onAccepted: (kind: SendKind) => void;
};

/** Posts a sending under the key of its intent; an echo of our own lost sending is answered by going on from it. */
function usePost(model: EntryModel) {
  const last = useRef<Attempt | null>(null);
  const unanswered = useRef(new Set<string>());
  const once = (sending: Sending) => {
    last.current = attemptFor(sending, last.current);
    return sendEntry(sending, last.current.key);
  };
  return async (sending: Sending): Promise<Outcome> => {
    let outcome = await once(sending);
    if (outcome.kind === 'conflict' && isOwnEcho(model, outcome, unanswered.current)) {
      outcome = await once({ ...sending, revision: outcome.report.revision });
    }
    if (outcome.kind === 'failed') unanswered.current.add(fingerprintOf(sending.content));
    if (outcome.kind === 'accepted') unanswered.current.clear();
    // A key that was refused as used, or that has done its work, never serves again.
    if (outcome.kind === 'accepted' || outcome.kind === 'closed') last.current = null;
    return outcome;
  };
}

/** Sends again by itself once the line is back. */
function useRetryOnline(kind: SendKind | null, send: (kind: SendKind) => Promise<unknown>): void {
  useEffect(() => {
    if (!kind) return;
    const again = () => void send(kind);
    window.addEventListener('online', again, { once: true });
    return () => window.removeEventListener('online', again);
  }, [kind, send]);
}

/** Sends, repeats after a lost line, and holds what the server answered. */
export function useSending({ model, form, state, dispatch, isStale, onAccepted }: Given) {
  const [sends, tell] = useReducer(sendReducer, null, () => beginSending(form.report, isStale));
  const post = usePost(model);

  const send = async (kind: SendKind): Promise<void> => {
    tell({ type: 'begun', kind });
    const content = { cells: state.cells, head: state.head };
    const sending: Sending = { report: form.report.id, content, revision: state.revision, draft: kind === 'draft' };
    const outcome = await post(sending);
    if (outcome.kind === 'accepted') {
      const base = contentOf(model, outcome.report);
      dispatch({ type: 'accepted', base, revision: outcome.report.revision, sent: content });
    }
    tell({ type: 'settled', model, sending, outcome });
    if (outcome.kind === 'accepted') onAccepted(kind);
  };
  const isOffline = sends.outcome?.kind === 'failed' && sends.outcome.failure.kind === 'offline' && !sends.busyWith;
  useRetryOnline(isOffline ? sends.lastKind : null, send);

  const resolve = (chosen: ReadonlyMap<number, Side>, head: Side) => {
    if (!sends.conflict) return;
    const base = contentOf(model, sends.conflict);
    dispatch({
      type: 'rebased',
      base,
      revision: sends.conflict.revision,
      content: mergeContents(state, base, chosen, head),
    });
    tell({ type: 'resolved', report: sends.conflict });
  };
  /** Puts the choice off; the next sending asks again. */
  const postpone = () => tell({ type: 'postponed' });
  return { ...sends, send, resolve, postpone };
}
