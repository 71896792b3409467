import { useState } from 'react';
import { useArea } from '@/features/session/use-area.ts';
import { ReportStatus } from '@/gql/schema-types.ts';
import { useDomainText } from '@/i18n/texts/domain.ts';
import { useOrganisationText } from '@/i18n/texts/organisation.ts';
import { lastClosedMonth } from '@/lib/months.ts';
import { useDebounced } from '@/lib/use-debounced.ts';
import { SelectField } from '@/ui/field.tsx';
import { PageHeader, Toolbar } from '@/ui/page.tsx';
import { monthsUntil, PeriodPicker } from '@/ui/period-picker.tsx';
import { SearchField } from '@/ui/search-field.tsx';
import { useAddress } from '@/ui/use-address.ts';
import { ListLink } from '../impor-daftar/list-link.tsx';
import { OpenPost } from './open-post.tsx';
import { PosyanduTable } from './posyandu-table.tsx';

const STATUSES = Object.values(ReportStatus);
const MONTHS_OFFERED = 25;

/** The posts of the working area with the state of a month's report and its figures. */
export function PosyanduListPage() {
  const t = useOrganisationText();
  const words = useDomainText();
  const { id: wilayah } = useArea();
  const { search, set } = useAddress();
  const text = search.get('cari') ?? '';
  const asked = useDebounced(text, 250);
  const [latest] = useState(() => lastClosedMonth(new Date()));
  const month = search.get('periode') ?? latest;
  const status = STATUSES.find((value) => value === search.get('status')) ?? null;
  return (
    <>
      <PageHeader
        title={t('posyandu.title')}
        actions={
          <>
            <PeriodPicker
              label={t('posyandu.month')}
              value={month}
              months={monthsUntil(latest, MONTHS_OFFERED)}
              onChange={(next) => set('periode', next)}
            />
            <ListLink register="POSYANDU" action="posyandu.manage" />
            <OpenPost area={wilayah} />
          </>
        }
      />
      <Toolbar>
        <SearchField label={t('posyandu.search')} value={text} onSearch={(next) => set('cari', next)} />
        <SelectField
          label={t('posyandu.status')}
          value={status ?? ''}
          onChange={(event) => set('status', event.target.value)}
          options={[
            { value: '', label: t('posyandu.everyStatus') },
            ...STATUSES.map((value) => ({ value, label: words(`reportStatus.${value}`) })),
          ]}
        />
      </Toolbar>
      <PosyanduTable wilayah={wilayah} month={month} status={status} search={asked} />
    </>
  );
}
