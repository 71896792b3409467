import type { FormEvent, ReactNode } from 'react';
import { useUiText } from '@/i18n/texts/ui.ts';
import css from './act-form.module.css';
import { Button } from './button.tsx';
import { Dialog, DialogBody, DialogFoot } from './dialog.tsx';

type Props = {
  title: string;
  /** The verb of the act. */
  save: string;
  danger?: boolean;
  isDisabled?: boolean;
  /** Whether it is under way, and what was wrong at the last try beside what stands at the fields shown. */
  act: {
    readonly isBusy: boolean;
    readonly others: (shown: readonly string[]) => readonly { readonly path: string; readonly text: string }[];
  };
  /** Paths of problems that stand at a field of the form; all others are listed below. */
  shown?: readonly string[];
  onClose: () => void;
  /** What the person typed, beside what stands, when the two are in conflict. */
  conflict?: ReactNode;
  onSubmit: (form: FormData, element: HTMLFormElement) => void;
  children: ReactNode;
};

/** A window for one act: its fields, and what was wrong with them. */
export function ActForm(props: Props) {
  const { title, save, danger, isDisabled, act, shown = [], conflict, onClose, onSubmit, children } = props;
  const ui = useUiText();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onSubmit(new FormData(event.currentTarget), event.currentTarget);
  };
  const rest = act.others(shown);
  return (
    <Dialog isOpen onClose={onClose} title={title}>
      <form onSubmit={submit} noValidate className={css.form}>
        <DialogBody>
          {children}
          {rest.length > 0 && (
            <div className={css.problems} role="alert">
              {rest.map(({ path, text }) => (
                <p key={`${path} ${text}`}>{text}</p>
              ))}
            </div>
          )}
          {conflict}
        </DialogBody>
        <DialogFoot>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button
            type="submit"
            variant={danger ? 'danger' : 'primary'}
            busy={act.isBusy}
            {...(isDisabled ? { disabled: true } : {})}
          >
            {save}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  );
}
