import { useFormat } from '@/i18n/format.ts';
import { useRemindersText } from '@/i18n/texts/reminders.ts';

/** What one month, or one month of a post, still waits for. */
export type Waiting = {
  readonly month: string;
  readonly waiting: number;
  readonly returned: number;
  readonly deadline: string;
  readonly isOverdue: boolean;
};

/** Writes what waits: forms never sent with their day, and forms that came back. */
export function useReminderText() {
  const t = useRemindersText();
  const format = useFormat();
  return {
    waiting: ({ month, waiting, deadline, isOverdue }: Waiting): string =>
      t(isOverdue ? 'late' : 'waiting', {
        count: waiting,
        month: format.period(month),
        day: format.dayOf(deadline),
      }),
    returned: ({ month, returned }: Waiting): string => t('returned', { count: returned, month: format.period(month) }),
  };
}
