import { PustuKind } from '@/gql/schema-types.ts';
import { usePustuText } from '@/i18n/texts/pustu.ts';
import { formText } from '@/lib/form-text.ts';
import { SelectField, TextField } from '@/ui/field.tsx';
import css from './jejaring.module.css';
import type { PustuActFragment } from './network-acts.generated.ts';

export type Village = { readonly id: string; readonly name: string };

type Props = {
  pustu?: PustuActFragment | undefined;
  /** Village proposed for a new one. */
  proposed?: string | null;
  /** Villages of the work area. */
  villages: readonly Village[];
  errorAt: (path: string) => string | undefined;
};

/** Paths of what these fields show beside themselves. */
export const PUSTU_PATHS = ['name', 'wilayah', 'villages'] as const;

/** What is told of a pustu: name, kind, where it stands and whom it serves. */
export function PustuFields({ pustu, proposed, villages, errorAt }: Props) {
  const t = usePustuText();
  const all = withOwn(villages, pustu);
  const home = pustu?.wilayah.id ?? proposed ?? all[0]?.id ?? '';
  const served = pustu ? pustu.villages.map(({ id }) => id) : [home];
  const error = errorAt('villages');
  return (
    <>
      <TextField
        label={t('name')}
        name="name"
        maxLength={200}
        defaultValue={pustu?.name ?? ''}
        error={errorAt('name')}
      />
      <SelectField
        label={t('kindLabel')}
        name="kind"
        hint={t('kindHint')}
        defaultValue={pustu?.kind ?? PustuKind.Pustu}
        options={Object.values(PustuKind).map((value) => ({ value, label: t(`kind.${value}`) }))}
      />
      <SelectField
        label={t('stands')}
        name="wilayah"
        defaultValue={home}
        error={errorAt('wilayah')}
        options={all.map(({ id, name }) => ({ value: id, label: name }))}
      />
      {pustu?.closedOn == null && (
        <fieldset className={css.served} aria-invalid={error ? true : undefined}>
          <legend>{t('villages')}</legend>
          <div className={css.checks}>
            {all.map(({ id, name }) => (
              <label key={id}>
                <input type="checkbox" name="villages" value={id} defaultChecked={served.includes(id)} />
                {name}
              </label>
            ))}
          </div>
          {error && (
            <p role="alert" className={css.error}>
              {error}
            </p>
          )}
        </fieldset>
      )}
    </>
  );
}

/** Villages of the work area, and those of the pustu that lie outside it. */
function withOwn(villages: readonly Village[], pustu: PustuActFragment | undefined): readonly Village[] {
  const own = pustu ? [pustu.wilayah, ...pustu.villages] : [];
  const further = own.filter(
    ({ id }, at) => at === own.findIndex((one) => one.id === id) && !villages.some((one) => one.id === id),
  );
  return [...villages, ...further];
}

/** The same as typed. */
export const pustuFactsOf = (form: FormData, puskesmas: string) => ({
  name: formText(form, 'name'),
  kind: Object.values(PustuKind).find((one) => one === formText(form, 'kind')) ?? PustuKind.Pustu,
  wilayah: formText(form, 'wilayah'),
  puskesmas,
  villages: form.getAll('villages').filter((one) => typeof one === 'string'),
});
