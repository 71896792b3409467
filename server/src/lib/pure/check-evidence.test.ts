import { describe, expect, it } from 'vitest';
import { checkFields, type Details } from './check-evidence.ts';
import { dutyDeadline, dutyPeriods, dutyStatus, type EvidenceFacts, isFulfilled } from './duty-rules.ts';
import { ACTIVITY_FIELDS, EVIDENCE, EVIDENCE_KINDS, type EvidenceKind, kindOfArtefact } from './evidence-kinds.ts';
import { formatPeriod } from './period.ts';

const TODAY = '2026-11-21';
const check = (kind: EvidenceKind, details: Details, submit = true) => {
  const checked = checkFields(EVIDENCE[kind].fields, details, { submit, today: TODAY, path: EVIDENCE[kind].key });
  return { details: checked.details, problems: checked.problems.map(({ path, code }) => `${path} ${code}`) };
};

describe('the fields of evidence', () => {
  it('are asked of a submitted record, all at once, and not of a draft', () => {
    expect(check('VISIT', {}).problems).toEqual([
      'visit.visitKind REQUIRED',
      'visit.heldOn REQUIRED',
      'visit.place REQUIRED',
      'visit.team REQUIRED',
      'visit.findings REQUIRED',
    ]);
    expect(check('VISIT', {}, false)).toMatchObject({ problems: [], details: { place: null, followUps: [] } });
  });

  it('take blanks off, let nothing strange in and know days that are no days or not yet', () => {
    const given = { topic: ' SKDN ', area: '', secret: 1, check: 'LATER' };
    expect(check('DATASET', given, false)).toEqual({
      problems: ['dataset.secret UNKNOWN_FIELD', 'dataset.check BAD_CODE'],
      details: { topic: 'SKDN', area: null, source: null, values: null, check: null },
    });
    const days = { sentOn: '2026-12-01', dueOn: '2026-02-30', acknowledgedOn: '2026-11-20' };
    expect(check('REFERRAL', days, false).problems).toEqual([
      'referral.sentOn DATE_IN_FUTURE',
      'referral.dueOn BAD_DAY',
      'referral.acknowledgedOn DAY_BEFORE_START',
    ]);
  });

  it('weigh two options at least and choose one of them', () => {
    const one = { causes: 'x', reason: 'y', options: [{ name: 'a', cost: 1.5 }], chosen: 2 };
    expect(check('ANALYSIS', one).problems).toEqual([
      'analysis.options ROWS_NEEDED',
      'analysis.options.0.cost NOT_INTEGER',
      'analysis.chosen OUT_OF_RANGE',
    ]);
    const two = { ...one, options: [{ name: 'a' }, { name: ' b ', cost: 2_000_000 }] };
    expect(check('ANALYSIS', two)).toMatchObject({ problems: [], details: { options: [{}, { name: 'b' }] } });
  });

  it('hold only so much, of the type they are', () => {
    const wrong = { addressees: ['x'.repeat(201), ' '], body: 7, figures: 'x'.repeat(4_001) };
    expect(check('REPORT', wrong, false).problems).toEqual([
      'report.addressees.0 TOO_LONG',
      'report.body BAD_CODE',
      'report.figures TOO_LONG',
    ]);
    const row = { title: 'a', month: '2026-13', costPlanned: -1, effectLag: 400, effectSize: Number.NaN };
    const how = { submit: true, today: TODAY, path: 'activities.0' };
    expect(checkFields(ACTIVITY_FIELDS, row, how).problems.map(({ path, code }) => `${path} ${code}`)).toEqual([
      'activities.0.month BAD_PERIOD',
      'activities.0.costPlanned OUT_OF_RANGE',
      'activities.0.effectSize NOT_INTEGER',
      'activities.0.effectLag OUT_OF_RANGE',
    ]);
  });

  it('belong to one kind for each artefact, in both languages', () => {
    for (const kind of EVIDENCE_KINDS) {
      expect(kindOfArtefact(EVIDENCE[kind].artefact)).toBe(kind);
      for (const { label, name } of EVIDENCE[kind].fields) expect([label.id, label.en, name]).not.toContain('');
    }
    expect(kindOfArtefact('Other')).toBeNull();
  });
});

const DONE: Readonly<Record<EvidenceKind, Details>> = {
  DATASET: { check: 'CHECKED' },
  REFERRAL: { sentOn: '2026-08-01', acknowledgedOn: '2026-08-03' },
  ANALYSIS: { options: [{}, {}], chosen: 1 },
  PLAN: {},
  VISIT: { plannedOn: '2026-08-01', heldOn: '2026-08-15' },
  PARTICIPATION: { heldOn: '2026-08-01', women: 12 },
  OTHER: { heldOn: '2026-08-01', need: 'x' },
  REPORT: { sentOn: '2026-10-15', receivedOn: '2026-10-20' },
};
const NOT_DONE: Readonly<Record<EvidenceKind, Details>> = {
  DATASET: { check: 'UNCHECKED' },
  REFERRAL: { sentOn: '2026-08-01' },
  ANALYSIS: { options: [{}], chosen: 1 },
  PLAN: {},
  VISIT: { plannedOn: '2026-08-01', heldOn: '2026-08-16' },
  PARTICIPATION: { heldOn: '2026-08-01' },
  OTHER: { heldOn: '2026-08-01' },
  REPORT: { sentOn: '2026-10-16', receivedOn: '2026-10-20' },
};

describe('a record', () => {
  const facts = (kind: EvidenceKind, details: Details, over: Partial<EvidenceFacts> = {}): EvidenceFacts => ({
    kind,
    details,
    status: 'ACCEPTED',
    activities: 1,
    funded: 1,
    deadline: dutyDeadline(2026 * 12 + 8, 15),
    ...over,
  });

  it.each(EVIDENCE_KINDS)('of kind %s counts by its own rule, never as a draft or sent back', (kind) => {
    expect(isFulfilled(facts(kind, DONE[kind]))).toBe(true);
    expect(isFulfilled(facts(kind, DONE[kind], { status: 'DRAFT' }))).toBe(false);
    expect(isFulfilled(facts(kind, DONE[kind], { status: 'RETURNED' }))).toBe(false);
    const poor = kind === 'PLAN' ? { funded: 0 } : kind === 'DATASET' ? { status: 'SUBMITTED' as const } : {};
    expect(isFulfilled(facts(kind, NOT_DONE[kind], poor))).toBe(false);
  });

  it('waits to be accepted where the rule says approved', () => {
    const submitted = (kind: EvidenceKind) => isFulfilled(facts(kind, DONE[kind], { status: 'SUBMITTED' }));
    expect(EVIDENCE_KINDS.filter((kind) => !submitted(kind))).toEqual(['ANALYSIS', 'PLAN']);
  });
});

describe('a cell', () => {
  it('has the periods of its rhythm', () => {
    const ids = (rhythm: string) => dutyPeriods(rhythm, 2026).map(formatPeriod);
    expect(ids('QUARTERLY')).toEqual(['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4']);
    expect(ids('SEMESTER')).toEqual(['2026-S1', '2026-S2']);
    expect([ids('MONTHLY').length, ids('YEARLY'), ids('ON_CHANGE')]).toEqual([12, ['2026'], ['2026']]);
  });

  it('is late after its deadline alone, and not while the agency waits for an answer', () => {
    const cell = {
      isExempt: false,
      isFulfilled: false,
      isSubmitted: false,
      isBegun: false,
      isExpected: true,
      firstDay: '2026-07-01',
      deadline: '2026-10-15',
    };
    const at = (over: Partial<typeof cell>, today = TODAY) => dutyStatus({ ...cell, ...over }, today);
    expect([at({}, '2026-06-30'), at({}, '2026-10-15'), at({}, '2026-10-16')]).toEqual([
      'NONE',
      'IN_PROGRESS',
      'OVERDUE',
    ]);
    expect([at({ isBegun: true }), at({ isSubmitted: true }), at({ isFulfilled: true })]).toEqual([
      'OVERDUE',
      'IN_PROGRESS',
      'FULFILLED',
    ]);
    expect([at({ isExempt: true, isFulfilled: true }), at({ isExpected: false })]).toEqual(['NOT_APPLICABLE', 'NONE']);
  });
});
