import { useFormat } from '@/i18n/format.ts';
import { useClosingText } from '@/i18n/texts/closing.ts';
import { useDomainText } from '@/i18n/texts/domain.ts';
import { ShareDialog as MessageDialog } from '@/ui/share-button.tsx';
import { type Asked, byStatus } from './group-reports.ts';
import { shareText } from './share-text.ts';

type Props = { asked: Asked; name: string; month: string; onClose: () => void };

/** The message for one puskesmas, to read before it goes out by the device's own sheet, WhatsApp or the clipboard. */
export function ShareDialog({ asked, name, month, onClose }: Props) {
  const t = useClosingText();
  const words = useDomainText();
  const format = useFormat();
  const text = shareText(asked, {
    head: t('ask.head', { month: format.period(month), name, count: format.number(asked.reports.length) }),
    foot: t('ask.foot'),
    line: (unit) =>
      t('ask.line', {
        name: unit.name,
        forms: byStatus(unit)
          .map(([status, blocks]) => `${words(`reportStatus.${status}`)} ${blocks.join(', ')}`)
          .join('; '),
      }),
    rest: (count) => t('ask.rest', { count: format.number(count) }),
  });
  return <MessageDialog title={t('ask.dialog', { name })} text={text} onClose={onClose} />;
}
