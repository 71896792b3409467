import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useUiText } from '../i18n/texts/ui.ts';
import { cx } from '../lib/cx.ts';
import { Button, IconButton } from './button.tsx';
import css from './dialog.module.css';

type Props = {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  /** `drawer` comes in from the start side at full height; `top` hangs below the top edge, for search. */
  placement?: 'center' | 'drawer' | 'top';
  /** Hides the visible heading; the title still names the dialog. */
  bare?: boolean;
  children: ReactNode;
};

/** A modal window on the browser's own dialog element: focus stays inside, Escape closes, focus returns after. */
export function Dialog({ isOpen, onClose, title, placement = 'center', bare, children }: Props) {
  const t = useUiText();
  const id = useId();
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = ref.current;
    if (isOpen && !dialog?.open) dialog?.showModal();
    if (!isOpen && dialog?.open) dialog.close();
  }, [isOpen]);
  return (
    // A click on the dim ground outside is a second way to close; Escape and the button are the ones for keyboards.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <dialog
      ref={ref}
      className={cx(css.dialog, css[placement])}
      {...(bare ? { 'aria-label': title } : { 'aria-labelledby': id })}
      onClose={onClose}
      onClick={(event) => event.target === ref.current && onClose()}
    >
      {isOpen && (
        <div className={css.inside}>
          {!bare && (
            <header className={css.head}>
              <h2 id={id}>{title}</h2>
              <IconButton icon="close" label={t('close')} onClick={onClose} />
            </header>
          )}
          {children}
        </div>
      )}
    </dialog>
  );
}

type ConfirmProps = {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  /** What will happen, and what cannot be undone. */
  children: ReactNode;
  /** The verb of the act, never "OK". */
  confirmLabel: string;
  danger?: boolean;
  onConfirm: () => void | Promise<unknown>;
};

/** Asks once before an act that is hard to take back; closes itself when the act is done. */
export function ConfirmDialog({ isOpen, onClose, title, children, confirmLabel, danger, onConfirm }: ConfirmProps) {
  const t = useUiText();
  const [isBusy, setBusy] = useState(false);
  const confirm = async () => {
    setBusy(true);
    try {
      await onConfirm();
      onClose();
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={title}>
      <div className={css.body}>{children}</div>
      <footer className={css.foot}>
        <Button onClick={onClose}>{t('cancel')}</Button>
        <Button variant={danger ? 'danger' : 'primary'} busy={isBusy} onClick={() => void confirm()}>
          {confirmLabel}
        </Button>
      </footer>
    </Dialog>
  );
}

/** The body and foot of a dialog with a form of its own. */
export const DialogBody = ({ children }: { children: ReactNode }) => <div className={css.body}>{children}</div>;
export const DialogFoot = ({ children }: { children: ReactNode }) => <footer className={css.foot}>{children}</footer>;
