import { type CellInput, readCells, writeCells } from '@pokjanal/server/pure';
import type { Content, EntryModel, Head } from './entry-model.ts';

/** Which report on which device; several people may share one phone, so the person is part of it. */
export type DraftPlace = { readonly user: string; readonly report: string };

export type DeviceDraft = {
  readonly content: Content;
  readonly texts: ReadonlyMap<number, string>;
  /** What the typing was based on. */
  readonly base: Content;
  readonly revision: number;
  readonly savedAt: string;
};

type StoredContent = { readonly cells: readonly CellInput[]; readonly head: Head };
type Stored = {
  readonly v: 1;
  readonly content: StoredContent;
  readonly texts: readonly (readonly [number, string])[];
  readonly base: StoredContent;
  readonly revision: number;
  readonly savedAt: string;
};

const keyOf = ({ user, report }: DraftPlace): string => `pokjanal.isian.${user}.${report}`;
const pack = ({ cells, head }: Content): StoredContent => ({ cells: writeCells(cells), head });
const unpack = ({ layout, ask }: EntryModel, { cells, head }: StoredContent): Content => ({
  cells: readCells(layout, ask, cells).cells,
  head,
});

/** Keeps unsent entries on this device. False when the device has no room: the person is then told. */
export function keepDraft(place: DraftPlace, draft: DeviceDraft): boolean {
  const { content, texts, base, revision, savedAt } = draft;
  const stored: Stored = { v: 1, content: pack(content), texts: [...texts], base: pack(base), revision, savedAt };
  try {
    localStorage.setItem(keyOf(place), JSON.stringify(stored));
    return true;
  } catch {
    return false;
  }
}

/** Finds unsent entries of an earlier visit; null when there are none, or none this version can read. */
export function findDraft(place: DraftPlace, model: EntryModel): DeviceDraft | null {
  try {
    const stored = JSON.parse(localStorage.getItem(keyOf(place)) ?? 'null') as Stored | null;
    if (stored?.v !== 1) return null;
    return {
      content: unpack(model, stored.content),
      texts: new Map(stored.texts),
      base: unpack(model, stored.base),
      revision: stored.revision,
      savedAt: stored.savedAt,
    };
  } catch {
    return null;
  }
}

/** Says whether this device holds unsent entries of a report. */
export function hasDraft(place: DraftPlace): boolean {
  return localStorage.getItem(keyOf(place)) !== null;
}

/** Forgets what was sent or thrown away. */
export function dropDraft(place: DraftPlace): void {
  localStorage.removeItem(keyOf(place));
}
