import { type Cell, type Cells, fillUntouched } from '@pokjanal/server/pure';
import { type Content, fingerprintOf, type Head } from './entry-model.ts';
import { readTyped } from './typed-text.ts';

/** A month being filled: what is typed now, and the server's side that it was begun from. */
export type EntryState = Content & {
  /** Typed texts that are no number; they refuse a submission. */
  readonly texts: ReadonlyMap<number, string>;
  /** Content and revision the typing was begun from; with it one sees who changed what. */
  readonly base: Content;
  readonly revision: number;
  /** Content that counts as untouched: nothing is lost when it goes. */
  readonly start: Content;
  /** Where undo leads: the content before the newest act on many cells, and what that act was. */
  readonly before: (Content & Pick<EntryState, 'texts'> & { readonly act: Act }) | null;
};

/** An act that answers many cells at once. */
export type Act = { readonly kind: 'zero' | 'notCounted' | 'noService' | 'closed' | 'pasted'; readonly count: number };

export type Typed = { readonly slot: number; readonly text: string };

export type EntryAction =
  | { readonly type: 'typed'; readonly entries: readonly Typed[]; readonly act?: Act }
  | { readonly type: 'filled'; readonly slots: readonly number[]; readonly cell: Cell; readonly act: Act }
  | { readonly type: 'explained'; readonly slots: readonly number[]; readonly cell: Cell }
  | { readonly type: 'headed'; readonly head: Partial<Head>; readonly act?: Act }
  | { readonly type: 'undone' }
  | { readonly type: 'restored'; readonly content: Content; readonly texts: ReadonlyMap<number, string> }
  | { readonly type: 'discarded' }
  | { readonly type: 'rebased'; readonly base: Content; readonly revision: number; readonly content: Content }
  | { readonly type: 'accepted'; readonly base: Content; readonly revision: number; readonly sent: Content };

/** Begins with what the form shows first: what the server has, or the stocks of the month before. */
export function beginEntry(start: Content, revision: number): EntryState {
  return { ...start, texts: new Map(), base: start, revision, start, before: null };
}

/** True when something would be lost by leaving. */
export function isDirty(state: EntryState): boolean {
  return state.texts.size > 0 || fingerprintOf(state) !== fingerprintOf(state.start);
}

type Handlers = {
  readonly [T in EntryAction['type']]: (state: EntryState, action: Extract<EntryAction, { type: T }>) => EntryState;
};

const HANDLERS: Handlers = {
  typed: (state, { entries, act }) => ({
    ...takeTyped(state, entries),
    // Typing on makes the act before it final: undo would take the typing away with it.
    before: act ? snapshot(state, act) : null,
  }),
  filled: (state, { slots, cell, act }) => ({
    ...state,
    cells: fillUntouched(state.cells, slots, cell),
    texts: without(state.texts, slots),
    before: snapshot(state, act),
  }),
  explained: (state, { slots, cell }) => ({
    ...state,
    cells: explain(state.cells, slots, cell),
  }),
  headed: (state, { head, act }) => ({
    ...state,
    head: { ...state.head, ...head },
    before: act ? snapshot(state, act) : state.before,
  }),
  undone: (state) => (state.before ? { ...state, ...state.before, before: null } : state),
  restored: (state, { content, texts }) => ({ ...state, ...content, texts, before: null }),
  discarded: (state) => ({ ...state, ...state.start, texts: new Map(), before: null }),
  rebased: (state, action) => rebase(state, action, action.content),
  // What was typed while the answer was on its way is kept.
  accepted: (state, action) =>
    rebase(state, action, fingerprintOf(state) === fingerprintOf(action.sent) ? action.base : state),
};

/** One step of filling a form. */
export function entryReducer(state: EntryState, action: EntryAction): EntryState {
  const handle = HANDLERS[action.type] as (state: EntryState, action: EntryAction) => EntryState;
  return handle(state, action);
}

function rebase(state: EntryState, side: Pick<EntryState, 'base' | 'revision'>, { cells, head }: Content): EntryState {
  return { ...state, cells, head, base: side.base, start: side.base, revision: side.revision, before: null };
}

const snapshot = ({ cells, head, texts }: EntryState, act: Act) => ({ cells, head, texts, act });

function takeTyped(state: EntryState, entries: readonly Typed[]): EntryState {
  const cells = new Map(state.cells);
  const texts = new Map(state.texts);
  for (const { slot, text } of entries) {
    const read = readTyped(text);
    texts.delete(slot);
    if (read === null) texts.set(slot, text);
    if (read === null || read === 'EMPTY') cells.delete(slot);
    else cells.set(slot, read);
  }
  return { ...state, cells, texts };
}

/** Gives every cell that has no number a reason; counted ones stay. */
function explain(cells: Cells, slots: readonly number[], cell: Cell): Cells {
  const explained = new Map(cells);
  for (const slot of slots) if (explained.get(slot)?.state !== 'VALUE') explained.set(slot, cell);
  return explained;
}

function without(texts: ReadonlyMap<number, string>, slots: readonly number[]): ReadonlyMap<number, string> {
  const kept = new Map(texts);
  for (const slot of slots) kept.delete(slot);
  return kept;
}
