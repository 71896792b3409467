import { useProblemText } from '@/i18n/texts/problem.ts';
import { Field } from '@/ui/field.tsx';
import css from './masalah.module.css';
import type { ProblemOnPageFragment } from './problem-pages.generated.ts';

type Addressee = ProblemOnPageFragment['addressees'][number];
type Props = {
  addressees: readonly Addressee[];
  value: string;
  error: string | undefined;
  onChoose: (id: string) => void;
};

/** Whom to send it to: who usually leads the field first, then the other agencies, then groups. */
export function AddresseeField({ addressees, value, error, onChoose }: Props) {
  const t = useProblemText();
  const groups = [
    [t('dialog.usual'), addressees.filter(({ isUsual }) => isUsual)],
    [t('dialog.otherOpd'), addressees.filter(({ isUsual, isGroup }) => !isUsual && !isGroup)],
    [t('dialog.groups'), addressees.filter(({ isGroup }) => isGroup)],
  ] as const;
  return (
    <Field label={t('dialog.to')} error={error}>
      {(control) => (
        <select {...control} className={css.area} value={value} onChange={(event) => onChoose(event.target.value)}>
          <option value="">{t('dialog.choose')}</option>
          {groups.map(
            ([label, list]) =>
              list.length > 0 && (
                <optgroup key={label} label={label}>
                  {list.map(({ id, name, area }) => (
                    <option key={id} value={id}>
                      {name.includes(area) ? name : `${name}, ${area}`}
                    </option>
                  ))}
                </optgroup>
              ),
          )}
        </select>
      )}
    </Field>
  );
}
