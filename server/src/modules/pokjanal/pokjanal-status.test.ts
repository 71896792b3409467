import { describe, expect, it } from 'vitest';
import { type DecreeTerm, statusOn, termDaysLeft, yearMismatch } from './pokjanal-status.ts';

const day = (text: string) => new Date(`${text}T00:00:00Z`);
const decree = (date: string, kind = 'ESTABLISHMENT', termEnd: string | null = null, id = date): DecreeTerm => ({
  id,
  kind,
  date: day(date),
  termStart: null,
  termEnd: termEnd ? day(termEnd) : null,
  withdrawnAt: null,
});
const facts = (decrees: ReturnType<typeof decree>[], rest = {}) => ({
  planned: false,
  successorId: null,
  supersededOn: null,
  decrees,
  ...rest,
});

describe('status of a group', () => {
  it('waits for its decree while there is none, or is only planned', () => {
    expect(statusOn(facts([]), day('2026-01-01')).status).toBe('AWAITING_DECREE');
    expect(statusOn(facts([], { planned: true }), day('2026-01-01')).status).toBe('PLANNED');
  });

  it('is active through the last day of its term and expired the day after', () => {
    const group = facts([decree('2024-05-22', 'ESTABLISHMENT', '2028-12-31')]);
    expect(statusOn(group, day('2024-05-21')).status).toBe('AWAITING_DECREE');
    expect(statusOn(group, day('2028-12-31')).status).toBe('ACTIVE');
    expect(statusOn(group, day('2029-01-01'))).toEqual({ status: 'EXPIRED', decree: null });
  });

  it('keeps the term of the establishment when a change states none', () => {
    const group = facts([decree('2024-01-02', 'ESTABLISHMENT', '2025-12-31'), decree('2025-02-03', 'CHANGE')]);
    expect(statusOn(group, day('2025-12-31')).decree?.kind).toBe('CHANGE');
    expect(statusOn(group, day('2026-01-01')).status).toBe('EXPIRED');
  });

  it('does not live on a chair induction alone', () => {
    expect(statusOn(facts([decree('2025-02-20', 'CHAIR_INDUCTION', '2030-12-31')]), day('2026-01-01')).status).toBe(
      'AWAITING_DECREE',
    );
  });

  it('is dissolved by a later dissolution and superseded by a successor', () => {
    const dissolved = facts([decree('2020-01-01'), decree('2023-01-01', 'DISSOLUTION')]);
    expect(statusOn(dissolved, day('2024-01-01')).status).toBe('DISSOLVED');
    expect(statusOn(facts([decree('2020-01-01')], { successorId: 'x' }), day('2024-01-01')).status).toBe('SUPERSEDED');
  });
});

describe('decrees of one day', () => {
  it('are told apart: the last told of counts, in whatever order they come', () => {
    const first = decree('2025-01-02', 'ESTABLISHMENT', '2025-06-30', '1');
    const last = decree('2025-01-02', 'ESTABLISHMENT', '2027-12-31', '2');
    for (const decrees of [
      [first, last],
      [last, first],
    ]) {
      expect(statusOn(facts(decrees), day('2026-01-01'))).toEqual({ status: 'ACTIVE', decree: last });
    }
  });
});

describe('a withdrawn decree', () => {
  it('counts for nothing: not for the status, not for the term', () => {
    const stands = decree('2020-01-02', 'ESTABLISHMENT', '2027-12-31');
    const wrong = { ...decree('2025-02-03', 'DISSOLUTION'), withdrawnAt: day('2025-03-01') };
    const longer = { ...decree('2025-02-04', 'CHANGE', '2030-12-31'), withdrawnAt: day('2025-03-01') };
    const group = facts([wrong, longer, stands]);
    expect(statusOn(group, day('2026-01-01'))).toEqual({ status: 'ACTIVE', decree: stands });
    expect(termDaysLeft(group, day('2027-12-30'))).toBe(1);
    expect(statusOn(facts([longer]), day('2026-01-01')).status).toBe('AWAITING_DECREE');
  });
});

describe('term and number', () => {
  it('counts the days left, negative after the end', () => {
    const group = facts([decree('2024-05-22', 'ESTABLISHMENT', '2026-11-30')]);
    expect(termDaysLeft(group, day('2026-11-21'))).toBe(9);
    expect(termDaysLeft(group, day('2026-12-02'))).toBe(-2);
    expect(termDaysLeft(facts([decree('2024-05-22')]), day('2026-11-21'))).toBeNull();
  });

  it('warns when number and date disagree on the year', () => {
    expect(yearMismatch({ number: '002.3/400.7.27.2/683/V/2024', date: day('2024-05-22') })).toBe(false);
    expect(yearMismatch({ number: '188/675/HK/2011', date: day('2012-01-03') })).toBe(true);
    expect(yearMismatch({ number: '449.4/226', date: day('2021-01-03') })).toBe(false);
  });
});
