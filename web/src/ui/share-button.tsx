import { useState } from 'react';
import { useUiText } from '../i18n/texts/ui.ts';
import { Button, buttonClass } from './button.tsx';
import { Dialog, DialogBody, DialogFoot } from './dialog.tsx';
import { Field } from './field.tsx';
import css from './share-button.module.css';
import { showToast } from './toast.tsx';

type SheetProps = { title: string; text: string; onClose: () => void };

/** A message to read before it goes out by the device's own sheet, WhatsApp or the clipboard. */
export function ShareDialog({ title, text, onClose }: SheetProps) {
  const t = useUiText();
  const share = async () => {
    try {
      await navigator.share({ title, text });
    } catch (error) {
      // Closing the device's own sheet is no failure.
      const isLeft = error instanceof DOMException && error.name === 'AbortError';
      if (!isLeft) showToast(t('share.failed'), { tone: 'bad' });
    }
  };
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    showToast(t('copied'));
  };
  return (
    <Dialog isOpen onClose={onClose} title={title}>
      <DialogBody>
        <Field label={t('share.text')}>
          {(control) => <textarea {...control} className={css.text} readOnly rows={12} value={text} />}
        </Field>
      </DialogBody>
      <DialogFoot>
        {/* The clipboard is closed to pages over plain HTTP; there the text can still be marked by hand. */}
        {window.isSecureContext && (
          <Button icon="copy" onClick={() => void copy()}>
            {t('share.copy')}
          </Button>
        )}
        {'share' in navigator && (
          <Button icon="send" onClick={() => void share()}>
            {t('share.device')}
          </Button>
        )}
        <a
          className={buttonClass({ variant: 'primary' })}
          href={`https://wa.me/?text=${encodeURIComponent(text)}`}
          target="_blank"
          rel="noopener noreferrer"
        >
          {t('share.whatsapp')}
        </a>
      </DialogFoot>
    </Dialog>
  );
}

type Props = {
  /** Names what is shared, as heading and for the device's own sheet. */
  title: string;
  /** Written when it is asked for. */
  text: () => string;
  size?: 'small' | 'normal';
  /** Replaces the word on the button. */
  label?: string;
};

/** A button that offers a message for others, such as an invitation or a reminder. */
export function ShareButton({ title, text, size = 'normal', label }: Props) {
  const t = useUiText();
  const [shown, setShown] = useState<string | null>(null);
  return (
    <>
      <Button icon="send" size={size} onClick={() => setShown(text())}>
        {label ?? t('share.open')}
      </Button>
      {shown !== null && <ShareDialog title={title} text={shown} onClose={() => setShown(null)} />}
    </>
  );
}
