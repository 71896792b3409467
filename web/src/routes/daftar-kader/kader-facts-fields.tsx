import { useKaderText } from '@/i18n/texts/kader.ts';
import { formText } from '@/lib/form-text.ts';
import { today } from '@/lib/today.ts';
import { TextField } from '@/ui/field.tsx';
import css from './kader.module.css';
import type { KaderRecordFragment } from './kader-pages.generated.ts';

/** Paths of what these fields show beside themselves. */
export const FACT_PATHS = ['name', 'phone', 'rw', 'rt', 'decreeNumber', 'decreeDate', 'trainedOn'] as const;

type Facts = Pick<
  KaderRecordFragment,
  'name' | 'phoneMasked' | 'rw' | 'rt' | 'decreeNumber' | 'decreeDate' | 'trainedOn'
>;

/** What is told of a kader. */
export function KaderFactsFields({ facts, errorAt }: { facts?: Facts; errorAt: (path: string) => string | undefined }) {
  const t = useKaderText();
  const known = facts?.phoneMasked;
  const line = (name: 'rw' | 'rt' | 'decreeNumber', maxLength: number) => (
    <TextField
      label={t(name)}
      name={name}
      maxLength={maxLength}
      defaultValue={facts?.[name] ?? ''}
      error={errorAt(name)}
    />
  );
  const day = (name: 'decreeDate' | 'trainedOn') => (
    <TextField
      label={t(name)}
      name={name}
      type="date"
      max={today()}
      defaultValue={facts?.[name] ?? ''}
      error={errorAt(name)}
    />
  );
  return (
    <>
      <TextField
        label={t('name')}
        name="name"
        hint={t('fullNameHint')}
        maxLength={200}
        defaultValue={facts?.name ?? ''}
        error={errorAt('name')}
      />
      <TextField
        label={t('phone')}
        name="phone"
        type="tel"
        hint={known ? t('phoneKeep', { phone: known }) : t('phoneHint')}
        error={errorAt('phone')}
      />
      {known && (
        <label className={css.tick}>
          <input type="checkbox" name="removePhone" className={css.box} />
          {t('phoneRemove')}
        </label>
      )}
      <div className={css.fields}>
        {line('rw', 20)}
        {line('rt', 20)}
        {line('decreeNumber', 200)}
        {day('decreeDate')}
        {day('trainedOn')}
      </div>
    </>
  );
}

/** The same as typed. */
export const kaderFactsOf = (form: FormData) => ({
  name: formText(form, 'name'),
  phone: formText(form, 'phone') || null,
  rw: formText(form, 'rw') || null,
  rt: formText(form, 'rt') || null,
  decreeNumber: formText(form, 'decreeNumber') || null,
  decreeDate: formText(form, 'decreeDate') || null,
  trainedOn: formText(form, 'trainedOn') || null,
});
