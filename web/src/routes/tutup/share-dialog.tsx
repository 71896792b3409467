import { useFormat } from '@/i18n/format.ts';
import { useClosingText } from '@/i18n/texts/closing.ts';
import { useDomainText } from '@/i18n/texts/domain.ts';
import { useUiText } from '@/i18n/texts/ui.ts';
import { Button, buttonClass } from '@/ui/button.tsx';
import { Dialog, DialogBody, DialogFoot } from '@/ui/dialog.tsx';
import { Field } from '@/ui/field.tsx';
import { showToast } from '@/ui/toast.tsx';
import css from './closing-page.module.css';
import { type Asked, byStatus } from './group-reports.ts';
import { shareText } from './share-text.ts';

type Props = { asked: Asked; name: string; month: string; onClose: () => void };

/** The message for one puskesmas, to read before it goes out by the device's own sheet, WhatsApp or the clipboard. */
export function ShareDialog({ asked, name, month, onClose }: Props) {
  const t = useClosingText();
  const ui = useUiText();
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
  const share = async () => {
    try {
      await navigator.share({ title: t('ask.dialog', { name }), text });
    } catch (error) {
      // Closing the device's own sheet is no failure.
      if (!(error instanceof DOMException && error.name === 'AbortError')) showToast(t('failed'), { tone: 'bad' });
    }
  };
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    showToast(ui('copied'));
  };
  return (
    <Dialog isOpen onClose={onClose} title={t('ask.dialog', { name })}>
      <DialogBody>
        <Field label={t('ask.text')}>
          {(control) => <textarea {...control} className={css.area} readOnly rows={12} value={text} />}
        </Field>
      </DialogBody>
      <DialogFoot>
        {/* The clipboard is closed to pages over plain HTTP; there the text can still be marked by hand. */}
        {window.isSecureContext && (
          <Button icon="copy" onClick={() => void copy()}>
            {t('ask.copy')}
          </Button>
        )}
        {'share' in navigator && (
          <Button icon="send" onClick={() => void share()}>
            {t('ask.device')}
          </Button>
        )}
        <a
          className={buttonClass({ variant: 'primary' })}
          href={`https://wa.me/?text=${encodeURIComponent(text)}`}
          target="_blank"
          rel="noopener noreferrer"
        >
          {t('ask.whatsapp')}
        </a>
      </DialogFoot>
    </Dialog>
  );
}
