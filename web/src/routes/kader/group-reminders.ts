import type { Waiting } from '@/features/reminders/use-reminder-text.ts';
import type { KaderHomeQuery } from './kader-page.generated.ts';

type Reminder = KaderHomeQuery['reminders']['reports'][number];

/** Puts what waits of one post together by month, the oldest month first as reminders come. */
export function remindersOf(posyandu: string, reports: readonly Reminder[]): Waiting[] {
  const months = new Map<string, Waiting>();
  for (const { month, status, deadline, isOverdue, posyandu: post } of reports) {
    if (post !== posyandu) continue;
    const before = months.get(month) ?? { month, waiting: 0, returned: 0, deadline, isOverdue };
    const key = status === 'RETURNED' ? 'returned' : 'waiting';
    months.set(month, { ...before, [key]: before[key] + 1 });
  }
  return [...months.values()];
}
