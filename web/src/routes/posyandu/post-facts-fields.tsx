import { FormSet } from '@/gql/schema-types.ts';
import { useDomainText } from '@/i18n/texts/domain.ts';
import { usePostActText } from '@/i18n/texts/post-acts.ts';
import { formText } from '@/lib/form-text.ts';
import { SelectField, TextField } from '@/ui/field.tsx';

/** What is told of a post. */
export type Facts = {
  readonly name: string;
  readonly formSet: FormSet;
  readonly regNo: string | null;
  readonly openingDay: string | null;
  readonly address: string | null;
  readonly decree: string | null;
};

/** Paths of what these fields show beside themselves. */
export const FACT_PATHS = ['name', 'regNo', 'openingDay', 'address', 'decree'] as const;

/** What is told of a post in words. */
export function PostFactsFields({
  facts,
  errorAt,
}: {
  facts: Partial<Facts>;
  errorAt: (path: string) => string | undefined;
}) {
  const t = usePostActText();
  const words = useDomainText();
  return (
    <>
      <TextField
        label={t('name')}
        name="name"
        maxLength={200}
        defaultValue={facts.name ?? ''}
        error={errorAt('name')}
      />
      <SelectField
        label={t('formSet')}
        name="formSet"
        hint={t('formSetHint')}
        defaultValue={facts.formSet ?? FormSet.Ilp}
        options={Object.values(FormSet).map((value) => ({ value, label: words(`formSet.${value}`) }))}
      />
      <TextField label={t('regNo')} name="regNo" defaultValue={facts.regNo ?? ''} error={errorAt('regNo')} />
      <TextField label={t('decree')} name="decree" defaultValue={facts.decree ?? ''} error={errorAt('decree')} />
      <TextField
        label={t('openingDay')}
        name="openingDay"
        hint={t('openingDayHint')}
        defaultValue={facts.openingDay ?? ''}
        error={errorAt('openingDay')}
      />
      <TextField label={t('address')} name="address" defaultValue={facts.address ?? ''} error={errorAt('address')} />
    </>
  );
}

/** The same as typed. */
export const factsOf = (form: FormData): Facts => ({
  name: formText(form, 'name'),
  formSet: formText(form, 'formSet') === FormSet.Basic ? FormSet.Basic : FormSet.Ilp,
  regNo: formText(form, 'regNo'),
  openingDay: formText(form, 'openingDay'),
  address: formText(form, 'address'),
  decree: formText(form, 'decree'),
});
