import { describe, expect, it } from 'vitest';
import { contentOf, decisionsOf, pathInForm } from './meeting-form-content.ts';
import { blankDecision, blankParty, blankSpeaker, emptyMeeting, type Office } from './meeting-form-state.ts';

const OFFICES: Office[] = [
  { label: 'Kepala Diskominfo', seat: 'seat-1', opd: 'opd-1' },
  { label: 'TP PKK Kota', seat: null, opd: 'opd-2' },
];

describe('what is sent for a form', () => {
  it('leaves out rows nobody typed in, and names seat and agency behind an office of the list', () => {
    const parties = [
      { ...blankParty(), name: 'kepala diskominfo ', attendance: 'CAME' as const },
      blankParty(),
      { ...blankParty(true), name: 'Kader', invitedCount: '', men: '0', women: '4' },
    ];
    const form = { ...emptyMeeting(), organiser: 'TP PKK Kota', parties, tags: 'Bayi, , Balita', references: 'A\n\nB' };
    expect(contentOf(form, OFFICES)).toMatchObject({
      organiserOpd: 'opd-2',
      tags: ['Bayi', 'Balita'],
      references: ['A', 'B'],
      speakers: [],
      agenda: [],
      outputs: [],
      joint: null,
      parties: [
        { seat: 'seat-1', opd: 'opd-1', attendance: 'CAME' },
        { isGroup: true, invitedCount: null, men: 0, women: 4, total: null },
      ],
    });
  });

  it('sends what is no number as one that is refused: empty alone means not known', () => {
    const form = { ...emptyMeeting(), kaderReached: 'banyak', kaderRegistered: ' ' };
    expect(contentOf(form, [])).toMatchObject({ kaderReached: -1, kaderRegistered: null });
  });

  it('turns decisions into commitments, a day before working days', () => {
    const rows = [
      { ...blankDecision(), text: 'Spanduk', owner: 'Kepala Diskominfo', days: '10', indicator: 'SKDN_DS' },
      blankDecision(),
      { ...blankDecision(), text: 'Data', owner: 'Bidan', dueOn: '2026-01-02', days: '5' },
    ];
    expect(decisionsOf(rows, OFFICES)).toEqual([
      {
        text: 'Spanduk',
        owner: { office: 'Kepala Diskominfo', seat: 'seat-1', opd: 'opd-1' },
        dueOn: null,
        dueWorkingDays: 10,
        indicator: 'SKDN_DS',
      },
      {
        text: 'Data',
        owner: { office: 'Bidan', seat: null, opd: null },
        dueOn: '2026-01-02',
        dueWorkingDays: null,
        indicator: null,
      },
    ]);
  });
});

describe('a problem of the API', () => {
  it('is found at the row it is about, though empty rows before it were never sent', () => {
    const [empty, typed] = [blankSpeaker(), { ...blankSpeaker(), topic: 'Gizi' }];
    const form = { ...emptyMeeting(), speakers: [empty, typed] };
    expect(pathInForm('content.speakers.0.office', form)).toBe(`speakers.${typed.key}.office`);
    expect(pathInForm('title', form)).toBe('title');
    expect(pathInForm('joint.signatories', form)).toBe('joint.signatories');
  });
});
