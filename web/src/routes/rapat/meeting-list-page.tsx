import { Link } from 'react-router';
import { useMay } from '@/features/session/session.tsx';
import { useArea } from '@/features/session/use-area.ts';
import { useMeetingText } from '@/i18n/texts/meeting.ts';
import { useDebounced } from '@/lib/use-debounced.ts';
import { paths } from '@/paths.ts';
import { Button, buttonClass } from '@/ui/button.tsx';
import { SelectField, TextField } from '@/ui/field.tsx';
import { PageHeader, Toolbar } from '@/ui/page.tsx';
import { SearchField } from '@/ui/search-field.tsx';
import { MeetingTable } from './meeting-table.tsx';
import css from './rapat.module.css';
import { KINDS, STATUSES, useMeetingFilters } from './use-meeting-filters.ts';

/** The register of meetings of the working area. */
export function MeetingListPage() {
  const t = useMeetingText();
  const { id: within } = useArea();
  const filters = useMeetingFilters();
  const mayRecord = useMay('meeting.manage');
  const search = useDebounced(filters.asked.search, 250);
  return (
    <>
      <PageHeader
        title={t('list.title')}
        actions={
          mayRecord && (
            <Link
              className={buttonClass({ variant: 'primary' })}
              to={paths.newMeeting({ kelompok: filters.asked.pokjanal })}
            >
              {t('list.record')}
            </Link>
          )
        }
      />
      <p className="pk-muted">{t('list.lead')}</p>
      <Filters {...filters} />
      <MeetingTable within={within} asked={{ ...filters.asked, search }} isNarrowed={filters.isNarrowed} />
    </>
  );
}

function Filters({ asked, set }: ReturnType<typeof useMeetingFilters>) {
  const t = useMeetingText();
  return (
    <>
      <Narrowed asked={asked} set={set} />
      <Toolbar>
        <SearchField label={t('list.search')} value={asked.search} onSearch={(text) => set('cari', text)} />
        <SelectField
          label={t('list.kind')}
          value={asked.kind ?? ''}
          onChange={(event) => set('jenis', event.target.value)}
          options={[
            { value: '', label: t('list.everyKind') },
            ...KINDS.map((value) => ({ value, label: t(`kind.${value}`) })),
          ]}
        />
        <SelectField
          label={t('list.status')}
          value={asked.status ?? ''}
          onChange={(event) => set('status', event.target.value)}
          options={[
            { value: '', label: t('list.everyStatus') },
            ...STATUSES.map((value) => ({ value, label: t(`status.${value}`) })),
          ]}
        />
        <TextField
          type="date"
          label={t('list.from')}
          value={asked.from ?? ''}
          onChange={(event) => set('sejak', event.target.value)}
        />
        <TextField
          type="date"
          label={t('list.to')}
          value={asked.to ?? ''}
          onChange={(event) => set('sampai', event.target.value)}
        />
      </Toolbar>
    </>
  );
}

/** Says that one group or agency is looked at alone, with the way back to all. */
function Narrowed({ asked, set }: Pick<ReturnType<typeof useMeetingFilters>, 'asked' | 'set'>) {
  const t = useMeetingText();
  if (!asked.pokjanal && !asked.opd) return null;
  return (
    <p className={css.acts}>
      {t(asked.pokjanal ? 'list.ofGroup' : 'list.ofOpd')}
      <Button size="small" onClick={() => set(asked.pokjanal ? 'kelompok' : 'opd', '')}>
        {t('list.widen')}
      </Button>
    </p>
  );
}
