import { useFormat } from '@/i18n/format.ts';
import { useKaderText } from '@/i18n/texts/kader.ts';
import { FormSides } from '@/ui/form-sides.tsx';
import { SeenSides } from '@/ui/seen-sides.tsx';
import type { kaderFactsOf } from './kader-facts-fields.tsx';
import type { KaderStandingFragment } from './kader-pages.generated.ts';

/** The telephone number is no side: it is shown masked, and an empty field keeps it. */
const FIELDS = ['name', 'rw', 'rt', 'decreeNumber', 'decreeDate', 'trainedOn'] as const;

type Props = { typed: ReturnType<typeof kaderFactsOf>; form: HTMLFormElement; current: KaderStandingFragment };

/** Both sides of a kader whose record somebody else put right meanwhile. */
export function KaderConflict({ typed, form, current }: Props) {
  const t = useKaderText();
  const format = useFormat();
  return (
    <FormSides
      fields={FIELDS}
      typed={typed}
      form={form}
      current={current}
      nameOf={t}
      say={(field, value) => {
        const isDay = field === 'decreeDate' || field === 'trainedOn';
        return value && isDay ? format.day(value) : (value ?? '');
      }}
    />
  );
}

type Standing = Omit<KaderStandingFragment, '__typename' | 'posyandu'> & {
  readonly posyandu: { readonly name: string };
};

/** What became of a kader since somebody began to move them or to end their service. */
export function KaderStanding({ seen, current }: { seen: Standing; current: Standing }) {
  const t = useKaderText();
  const format = useFormat();
  const sides = (kader: Standing) => ({
    [t('name')]: kader.name,
    [t('phone')]: kader.phoneMasked,
    [t('post')]: kader.posyandu.name,
    [t('since')]: format.day(kader.since),
    [t('leave')]: kader.leftOn && format.day(kader.leftOn),
    [t('rw')]: kader.rw,
    [t('rt')]: kader.rt,
    [t('decreeNumber')]: kader.decreeNumber,
    [t('decreeDate')]: kader.decreeDate && format.day(kader.decreeDate),
    [t('trainedOn')]: kader.trainedOn && format.day(kader.trainedOn),
  });
  return <SeenSides seen={sides(seen)} current={sides(current)} />;
}
