import { useText } from '@/i18n/format.ts';
import { useClosingText } from '@/i18n/texts/closing.ts';
import { useDomainText } from '@/i18n/texts/domain.ts';
import { ReportStatus } from '@/gql/schema-types.ts';
import { SelectField } from '@/ui/field.tsx';
import css from './closing-page.module.css';
import type { FormTally, OpenReport } from './closing-page.types.ts';
import type { useClosingView } from './use-closing-view.ts';

type Props = {
  forms: readonly FormTally[];
  rows: readonly OpenReport[];
  view: ReturnType<typeof useClosingView>;
};

/** Narrows the list to one state, one form or one puskesmas; the address keeps the choice. */
export function OpenFilters({ forms, rows, view }: Props) {
  const t = useClosingText();
  const words = useDomainText();
  const text = useText();
  const names = [...new Set(rows.map(({ puskesmas }) => puskesmas ?? '-'))].toSorted();
  // What the address asks for stays a choice while the list is on its way.
  const offered = view.puskesmas && !names.includes(view.puskesmas) ? [view.puskesmas, ...names] : names;
  return (
    <div className={css.bar}>
      <SelectField
        label={t('open.status')}
        value={view.status ?? ''}
        onChange={(event) => view.set('status', event.target.value)}
        options={[
          { value: '', label: t('open.everyStatus') },
          ...Object.values(ReportStatus).map((value) => ({ value, label: words(`reportStatus.${value}`) })),
        ]}
      />
      <SelectField
        label={t('open.form')}
        value={view.form ?? ''}
        onChange={(event) => view.set('form', event.target.value)}
        options={[
          { value: '', label: t('open.everyForm') },
          ...forms.map(({ name }) => ({ value: name.id, label: text(name) })),
        ]}
      />
      <SelectField
        label={t('open.puskesmas')}
        value={view.puskesmas ?? ''}
        onChange={(event) => view.set('puskesmas', event.target.value)}
        options={[
          { value: '', label: t('open.everyPuskesmas') },
          ...offered.map((name) => ({ value: name, label: name === '-' ? t('open.noPuskesmas') : name })),
        ]}
      />
    </div>
  );
}
