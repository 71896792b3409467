import { decreeYearDiffers } from '@pokjanal/server/pure';
import type { DecreeKind } from '@/gql/schema-types.ts';
import { useFormat } from '@/i18n/format.ts';
import { useDomainText } from '@/i18n/texts/domain.ts';
import { useDecreeText } from '@/i18n/texts/sk.ts';
import { Field, SelectField, TextField } from '@/ui/field.tsx';
import { type DecreeForm, issuerOf } from './decree-form-state.ts';
import { useSupersedableDecreesQuery } from './decree-pages.generated.ts';
import css from './sk.module.css';
import { KINDS } from './use-decree-filters.ts';
import type { FieldName } from './use-field-name.ts';

export type FieldsProps = {
  form: DecreeForm;
  errors: Partial<Record<FieldName, string>>;
  onChange: (part: Partial<DecreeForm>) => void;
};

/** What stands on the document, in its own order. */
export function DocumentFields({ form, errors, onChange }: FieldsProps) {
  const t = useDecreeText();
  const words = useDomainText();
  const isOdd = form.date !== '' && decreeYearDiffers(form.number, Number(form.date.slice(0, 4)));
  const field = (name: FieldName & keyof DecreeForm) => ({
    label: t(`form.${name as 'number'}`),
    error: errors[name],
    value: String(form[name] ?? ''),
    onChange: (event: { target: { value: string } }) => onChange({ [name]: event.target.value }),
  });
  return (
    <div className={css.fields}>
      <SelectField
        label={t('form.kind')}
        error={errors.kind}
        value={form.kind}
        onChange={(event) => onChange({ kind: event.target.value as DecreeKind })}
        options={KINDS.map((value) => ({ value, label: words(`decreeKind.${value}`) }))}
      />
      <TextField
        {...field('number')}
        required
        hint={isOdd ? <span className={css.odd}>{t('form.yearWarning')}</span> : t('form.numberHint')}
      />
      <TextField {...field('date')} required type="date" />
      <TextField {...field('issuer')} required value={issuerOf(form)} hint={t('form.issuerHint')} />
      <TextField {...field('subject')} required className={css.whole} />
      <TextField {...field('termStart')} type="date" />
      <TextField {...field('termEnd')} type="date" hint={t('form.termHint')} />
      <Field label={t('form.bases')} hint={t('form.basesHint')} error={errors.legalBases} className={css.whole}>
        {(control) => (
          <textarea
            {...control}
            rows={3}
            className={css.area}
            value={form.bases}
            onChange={(event) => onChange({ bases: event.target.value })}
          />
        )}
      </Field>
    </div>
  );
}

/** The decree whose place this one takes: of the first group chosen, and not newer. */
export function SupersedesField({ form, errors, onChange, self }: FieldsProps & { self: string | null }) {
  const t = useDecreeText();
  const format = useFormat();
  const group = form.groups[0]?.id ?? '';
  const { data } = useSupersedableDecreesQuery({ variables: { group }, skip: group === '' });
  const older = (data?.pokjanal?.decrees ?? []).filter(
    ({ id, date, withdrawnAt }) =>
      id === form.supersedes || (id !== self && withdrawnAt === null && (form.date === '' || date <= form.date)),
  );
  if (older.length === 0) return null;
  return (
    <SelectField
      label={t('form.supersedes')}
      error={errors.supersedes}
      value={form.supersedes}
      onChange={(event) => onChange({ supersedes: event.target.value })}
      options={[
        { value: '', label: t('form.supersedesNone') },
        ...older.map(({ id, number, date }) => ({ value: id, label: `${number} (${format.day(date)})` })),
      ]}
    />
  );
}
