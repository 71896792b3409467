import { useState } from 'react';
import { Link } from 'react-router';
import { useMay } from '@/features/session/session.tsx';
import { useArea } from '@/features/session/use-area.ts';
import { useDomainText } from '@/i18n/texts/domain.ts';
import { useDecreeText } from '@/i18n/texts/sk.ts';
import { useDebounced } from '@/lib/use-debounced.ts';
import { paths } from '@/paths.ts';
import { buttonClass } from '@/ui/button.tsx';
import { SelectField } from '@/ui/field.tsx';
import { PageHeader, Toolbar } from '@/ui/page.tsx';
import { SearchField } from '@/ui/search-field.tsx';
import { DecreeTable } from './decree-table.tsx';
import css from './sk.module.css';
import { END_DAYS, KINDS, useDecreeFilters } from './use-decree-filters.ts';

const YEARS_OFFERED = 15;

/** The register of decrees of the working area. */
export function DecreeListPage() {
  const t = useDecreeText();
  const { id: within } = useArea();
  const filters = useDecreeFilters();
  const mayRecord = useMay('pokjanal.manage');
  const search = useDebounced(filters.asked.search, 250);
  return (
    <>
      <PageHeader
        title={t('list.title')}
        actions={
          mayRecord && (
            <Link className={buttonClass({ variant: 'primary' })} to={paths.newDecree()}>
              {t('list.record')}
            </Link>
          )
        }
      />
      <p className="pk-muted">{t('list.lead')}</p>
      <Filters {...filters} />
      <DecreeTable within={within} asked={{ ...filters.asked, search }} isNarrowed={filters.isNarrowed} />
    </>
  );
}

function Filters({ asked, set }: ReturnType<typeof useDecreeFilters>) {
  const t = useDecreeText();
  const words = useDomainText();
  const [thisYear] = useState(() => new Date().getFullYear());
  const years = Array.from({ length: YEARS_OFFERED }, (_, back) => String(thisYear - back));
  return (
    <Toolbar>
      <SearchField label={t('list.search')} value={asked.search} onSearch={(text) => set('cari', text)} />
      <SelectField
        label={t('list.kind')}
        value={asked.kind ?? ''}
        onChange={(event) => set('jenis', event.target.value)}
        options={[
          { value: '', label: t('list.everyKind') },
          ...KINDS.map((value) => ({ value, label: words(`decreeKind.${value}`) })),
        ]}
      />
      <SelectField
        label={t('list.year')}
        value={String(asked.year ?? '')}
        onChange={(event) => set('tahun', event.target.value)}
        options={[{ value: '', label: t('list.everyYear') }, ...years.map((value) => ({ value, label: value }))]}
      />
      <SelectField
        label={t('list.ends')}
        value={String(asked.endsWithinDays ?? '')}
        onChange={(event) => set('berakhir', event.target.value)}
        options={[
          { value: '', label: t('list.everyEnd') },
          ...END_DAYS.map((days) => ({ value: String(days), label: t('list.endsWithin', { days }) })),
        ]}
      />
      <SelectField
        label={t('list.file')}
        value={asked.withoutFile ? 'tanpa' : ''}
        onChange={(event) => set('berkas', event.target.value)}
        options={[
          { value: '', label: t('list.everyFile') },
          { value: 'tanpa', label: t('list.noFile') },
        ]}
      />
      <label className={css.check}>
        <input
          type="checkbox"
          checked={asked.includeWithdrawn}
          onChange={(event) => set('ditarik', event.target.checked ? 'ya' : '')}
        />
        {t('list.withdrawn')}
      </label>
    </Toolbar>
  );
}
