import { useFormat } from '@/i18n/format.ts';
import { useNotificationText } from '@/i18n/texts/notification.ts';
import type { NotificationLineFragment } from './notification-pages.generated.ts';

/** Writes a notification in one sentence. */
export function useLineText() {
  const t = useNotificationText();
  const format = useFormat();
  return ({ kind, name, month, day, count }: NotificationLineFragment): string =>
    t(`text.${kind}`, {
      name: name ?? '–',
      month: format.period(month),
      day: format.day(day),
      count: format.number(count),
    });
}
