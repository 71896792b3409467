import { expect, test } from 'vitest';
import { integrationSpans } from './integration-spans.ts';

const entry = (from: string, by: string, ...kinds: string[]) => ({ from, by, kinds });

test('says of each service since when, until when and by whom, though it began and ended more than once', () => {
  const history = [
    entry('2026-08-01', 'D', 'BKB', 'PAUD'),
    entry('2026-03-01', 'C', 'BKB'),
    entry('2025-05-01', 'B', 'PAUD', 'BKB'),
    entry('2025-01-01', 'A', 'PAUD'),
  ];
  expect(integrationSpans(history)).toEqual([
    { kind: 'PAUD', from: '2026-08-01', until: null, by: 'D', endedBy: null },
    { kind: 'BKB', from: '2025-05-01', until: null, by: 'B', endedBy: null },
    { kind: 'PAUD', from: '2025-01-01', until: '2026-03-01', by: 'A', endedBy: 'C' },
  ]);
});

test('of several entries for one day the newest holds', () => {
  expect(integrationSpans([entry('2025-01-01', 'B'), entry('2025-01-01', 'A', 'PAUD')])).toEqual([]);
  expect(integrationSpans([])).toEqual([]);
});
