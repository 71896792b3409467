import { Link } from 'react-router';
import { IndicatorSelect } from '@/features/figures/indicator-select.tsx';
import { useIndicatorChoices } from '@/features/figures/use-indicator-choices.ts';
import { PagedList } from '@/features/lists/paged-list.tsx';
import { useMay } from '@/features/session/session.tsx';
import { useArea } from '@/features/session/use-area.ts';
import { CommitmentFilter } from '@/gql/schema-types.ts';
import { useMeetingText } from '@/i18n/texts/meeting.ts';
import { useDebounced } from '@/lib/use-debounced.ts';
import { paths } from '@/paths.ts';
import { Button, buttonClass } from '@/ui/button.tsx';
import { SelectField } from '@/ui/field.tsx';
import { PageHeader, Panel, Toolbar } from '@/ui/page.tsx';
import { EmptyState } from '@/ui/query-state.tsx';
import { SearchField } from '@/ui/search-field.tsx';
import { useColumnParam } from '@/ui/use-column-param.ts';
import { useSortParam } from '@/ui/use-sort-param.ts';
import { useAddress } from '@/ui/use-address.ts';
import css from '../rapat/rapat.module.css';
import { CommitmentListPageDocument, useCommitmentListPageQuery } from './commitment-pages.generated.ts';
import { CommitmentTable, useCommitmentColumns } from './commitment-table.tsx';

const FILTERS = Object.values(CommitmentFilter);
const noAct = () => undefined;

/** Commitments of the working area: who owes what, until when, and what is late. */
export function CommitmentListPage() {
  const t = useMeetingText();
  const filters = useCommitmentFilters();
  return (
    <>
      <PageHeader title={t('commitment.title')} />
      <p className="pk-muted">{t('commitment.lead')}</p>
      <Filters {...filters} />
      <Listing {...filters} />
    </>
  );
}

/** What the address says is shown; every part of it can be sent to a colleague. */
function useCommitmentFilters() {
  const { search, set } = useAddress();
  const asked = {
    pokjanal: search.get('kelompok'),
    owner: search.get('opd'),
    indicator: search.get('indikator'),
    state: FILTERS.find((value) => value === search.get('keadaan')) ?? null,
    search: search.get('cari') ?? '',
  };
  return { asked, set };
}

type FilterProps = ReturnType<typeof useCommitmentFilters>;

function Filters({ asked, set }: FilterProps) {
  const t = useMeetingText();
  const indicators = useIndicatorChoices([]);
  return (
    <>
      {(asked.pokjanal ?? asked.owner) && (
        <p className={css.acts}>
          {t(asked.pokjanal ? 'list.ofGroup' : 'list.ofOpd')}
          <Button size="small" onClick={() => set(asked.pokjanal ? 'kelompok' : 'opd', '')}>
            {t('list.widen')}
          </Button>
        </p>
      )}
      <Toolbar>
        <IndicatorSelect
          label={t('commitment.indicator')}
          none={t('commitment.everyIndicator')}
          indicators={indicators}
          value={asked.indicator ?? ''}
          onChange={(code) => set('indikator', code)}
        />
        <SearchField label={t('commitment.search')} value={asked.search} onSearch={(text) => set('cari', text)} />
        <SelectField
          label={t('commitment.state')}
          value={asked.state ?? ''}
          onChange={(event) => set('keadaan', event.target.value)}
          options={[
            { value: '', label: t('commitment.everyState') },
            ...FILTERS.map((value) => ({ value, label: t(`state.${value}`) })),
          ]}
        />
      </Toolbar>
    </>
  );
}

function Listing({ asked }: FilterProps) {
  const t = useMeetingText();
  const { id: area } = useArea();
  const search = useDebounced(asked.search, 250);
  const columns = useCommitmentColumns(true, noAct);
  const sort = useSortParam({ key: 'due', direction: 'ascending' }, columns);
  const chosen = useColumnParam(columns);
  const within = asked.pokjanal || asked.owner ? null : area;
  const variables = { ...asked, within, search: search || null };
  const answer = useCommitmentListPageQuery({ variables, fetchPolicy: 'cache-and-network' });
  const isNarrowed = Object.values(asked).some(Boolean);
  return (
    <Panel flush>
      <PagedList
        list="/komitmen"
        title={t('commitment.title')}
        columns={chosen}
        sorting={sort.value}
        document={CommitmentListPageDocument}
        variables={variables}
        answer={answer}
        pick={({ commitmentList }) => commitmentList}
        empty={<NoCommitments isNarrowed={isNarrowed} />}
      >
        {(rows) => (
          <CommitmentTable
            isWide
            rows={rows}
            caption={t('commitment.title')}
            sort={sort}
            keys={chosen.shown.map(({ key }) => key)}
            onChanged={() => void answer.refetch()}
          />
        )}
      </PagedList>
    </Panel>
  );
}

/** Why the list is empty, and what to do next. */
function NoCommitments({ isNarrowed }: { isNarrowed: boolean }) {
  const t = useMeetingText();
  const mayRecord = useMay('meeting.manage');
  if (isNarrowed) {
    return (
      <EmptyState title={t('commitment.none')} icon="search">
        {t('commitment.noneHint')}
      </EmptyState>
    );
  }
  return (
    <EmptyState title={t('commitment.empty')} icon="check">
      <p>{t('commitment.emptyHint')}</p>
      {mayRecord && (
        <Link className={buttonClass()} to={paths.newMeeting()}>
          {t('list.record')}
        </Link>
      )}
    </EmptyState>
  );
}
