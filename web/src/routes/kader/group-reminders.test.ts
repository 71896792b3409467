import { expect, test } from 'vitest';
import { remindersOf } from './group-reminders.ts';

const report = (posyandu: string, month: string, status: 'NONE' | 'DRAFT' | 'RETURNED') =>
  ({
    __typename: 'Reminder',
    posyandu,
    month,
    status,
    deadline: `${month}-28T16:59:59.999Z`,
    isOverdue: month < '2026-10',
  }) as const;

test('what waits is counted by month of one post, returned forms apart from those never sent', () => {
  const reports = [
    report('a', '2026-09', 'RETURNED'),
    report('b', '2026-09', 'NONE'),
    report('a', '2026-10', 'NONE'),
    report('a', '2026-10', 'DRAFT'),
  ];
  expect(remindersOf('a', reports)).toEqual([
    { month: '2026-09', waiting: 0, returned: 1, deadline: '2026-09-28T16:59:59.999Z', isOverdue: true },
    { month: '2026-10', waiting: 2, returned: 0, deadline: '2026-10-28T16:59:59.999Z', isOverdue: false },
  ]);
  expect(remindersOf('c', reports)).toEqual([]);
});
