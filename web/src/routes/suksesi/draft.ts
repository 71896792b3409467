import type { SuccessionProposalFieldsFragment as Proposal } from './succession-pages.generated.ts';

export type Line = Proposal['lines'][number];

/** What a person changed of one proposal: lines taken or left against it, and other seats. */
export type GroupDraft = {
  readonly flipped: ReadonlySet<string>;
  readonly seats: ReadonlyMap<string, string>;
  readonly meetingOn: string;
};

export const untouched: GroupDraft = { flipped: new Set(), seats: new Map(), meetingOn: '' };

/** Whether a line is taken: as proposed, unless somebody said otherwise. */
export function isTaken(line: Line, draft: GroupDraft): boolean {
  if (line.key === 'group') return true;
  return line.isPossible && line.isProposed !== draft.flipped.has(line.key);
}

/** The draft with one line turned over. */
export function flip(draft: GroupDraft, key: string): GroupDraft {
  const flipped = new Set(draft.flipped);
  if (!flipped.delete(key)) flipped.add(key);
  return { ...draft, flipped };
}

/** The draft with another seat for a holder, who is then taken along. */
export function reseat(draft: GroupDraft, line: Line, seat: string): GroupDraft {
  const seats = new Map(draft.seats).set(line.key, seat);
  const next = { ...draft, seats };
  return isTaken(line, draft) ? next : flip(next, line.key);
}

/** The draft in which no line is taken that can be left. */
export const takeNone = (proposal: Proposal, draft: GroupDraft): GroupDraft => ({
  ...draft,
  flipped: new Set(
    proposal.lines.filter(({ isProposed, isPossible }) => isProposed && isPossible).map(({ key }) => key),
  ),
});

/** Lines that want a look: likely ones of no certainty, and those that need a seat. */
export const hintsOf = (proposal: Proposal): number =>
  proposal.problems.length +
  proposal.lines.filter(({ section, isPossible, isProposed }) => (isPossible ? !isProposed : section === 'MEMBER'))
    .length;

/** What is sent for one group. */
export const choiceOf = (proposal: Proposal, draft: GroupDraft) => ({
  pokjanal: proposal.pokjanalId,
  fingerprint: proposal.fingerprint,
  lines: proposal.lines.filter((line) => isTaken(line, draft)).map(({ key }) => key),
  seats: [...draft.seats].map(([line, seat]) => ({ line, seat })),
  meetingOn: draft.meetingOn || null,
});
