import { describe, expect, it } from 'vitest';
import { choiceOf, flip, hintsOf, isTaken, reseat, takeNone, untouched } from './draft.ts';
import type { SuccessionProposalFieldsFragment as Proposal } from './succession-pages.generated.ts';

const line = (key: string, over: object = {}) =>
  ({ key, section: 'MEMBER', isProposed: true, isPossible: true, ...over }) as Proposal['lines'][number];
const [group, dinkes, dkp, absent] = [
  line('group', { section: 'GROUP' }),
  line('member:1'),
  line('member:2', { isProposed: false }),
  line('absent:PERKIM', { isProposed: false, isPossible: false }),
];
const proposal = {
  pokjanalId: 'p',
  fingerprint: 'f',
  lines: [group, dinkes, dkp, absent],
  problems: [],
} as unknown as Proposal;
const keys = (draft: typeof untouched) => choiceOf(proposal, draft).lines;

describe('the draft of a succession', () => {
  it('takes what is proposed, and what somebody turns over', () => {
    expect(keys(untouched)).toEqual(['group', 'member:1']);
    expect(keys(flip(flip(untouched, 'member:1'), 'member:2'))).toEqual(['group', 'member:2']);
    expect(keys(flip(flip(untouched, 'member:1'), 'member:1'))).toEqual(['group', 'member:1']);
  });

  it('never leaves the group itself and never takes what cannot be taken', () => {
    expect(keys(takeNone(proposal, untouched))).toEqual(['group']);
    expect(isTaken(absent, flip(untouched, absent.key))).toBe(false);
  });

  it('takes a holder for whom a seat was chosen', () => {
    const draft = reseat(untouched, dkp, 'ANGGOTA');
    expect(choiceOf(proposal, draft)).toMatchObject({
      lines: ['group', 'member:1', 'member:2'],
      seats: [{ line: 'member:2', seat: 'ANGGOTA' }],
    });
    expect(keys(reseat(draft, dkp, 'KETUA'))).toContain('member:2');
  });

  it('counts what wants a look', () => {
    expect(hintsOf(proposal)).toBe(2);
  });
});
