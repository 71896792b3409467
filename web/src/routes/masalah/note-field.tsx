import { Field } from '@/ui/field.tsx';
import css from './masalah.module.css';

type Props = {
  label: string;
  hint?: string;
  value: string;
  error: string | undefined;
  rows?: number;
  onText: (text: string) => void;
};

/** Several lines of text. */
export function NoteField({ label, hint, value, error, rows = 4, onText }: Props) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <textarea
          {...control}
          className={css.area}
          rows={rows}
          maxLength={2_000}
          value={value}
          onChange={(event) => onText(event.target.value)}
        />
      )}
    </Field>
  );
}
