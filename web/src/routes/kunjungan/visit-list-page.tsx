import { Link } from 'react-router';
import { PagedList } from '@/features/lists/paged-list.tsx';
import { useArea } from '@/features/session/use-area.ts';
import { useVisitText } from '@/i18n/texts/visit.ts';
import { useDebounced } from '@/lib/use-debounced.ts';
import { paths } from '@/paths.ts';
import { Button, buttonClass } from '@/ui/button.tsx';
import { SelectField, TextField } from '@/ui/field.tsx';
import { PageHeader, Panel, Toolbar } from '@/ui/page.tsx';
import { EmptyState } from '@/ui/query-state.tsx';
import { SearchField } from '@/ui/search-field.tsx';
import { useColumnParam } from '@/ui/use-column-param.ts';
import { useSortParam } from '@/ui/use-sort-param.ts';
import { DataTable } from '@/ui/data-table.tsx';
import { SharePlan } from './share-plan.tsx';
import { useVisitColumns } from './use-visit-columns.tsx';
import { TIMES, useVisitFilters, type VisitFilters } from './use-visit-filters.ts';
import { VisitListPageDocument, useVisitListPageQuery } from './visit-list.generated.ts';
import css from './kunjungan.module.css';

/** Guidance visits that are planned: where, by whom, when, and which of them are overdue. */
export function VisitListPage() {
  const t = useVisitText();
  const { id: area } = useArea();
  const filters = useVisitFilters();
  const { search, ...asked } = filters.asked;
  const isOfOne = Boolean(asked.pokjanal ?? asked.opd ?? asked.posyandu);
  const settled = useDebounced(search, 250);
  const variables = { ...asked, within: isOfOne ? null : area, search: settled || null };
  const columns = useVisitColumns();
  const chosen = useColumnParam(columns);
  const sort = useSortParam({ key: 'day', direction: 'ascending' }, columns);
  const answer = useVisitListPageQuery({ variables, fetchPolicy: 'cache-and-network' });
  const shown = (answer.data ?? answer.previousData)?.plannedVisits;
  return (
    <>
      <PageHeader title={t('title')} actions={shown && shown.nodes.length > 0 && <SharePlan visits={shown} />} />
      <p className="pk-muted">{t('lead')}</p>
      <Filters {...filters} />
      <Panel flush>
        <PagedList
          list="/kunjungan"
          title={t('title')}
          columns={chosen}
          sorting={sort.value}
          document={VisitListPageDocument}
          variables={variables}
          answer={answer}
          pick={({ plannedVisits }) => ({
            nodes: plannedVisits.nodes,
            totalCount: plannedVisits.counts.total,
            pageInfo: plannedVisits,
          })}
          empty={<NoVisits filters={filters} />}
        >
          {(rows) => (
            <DataTable
              stacks
              caption={t('caption')}
              columns={chosen.shown}
              rows={rows}
              rowKey={({ id }) => id}
              sort={sort}
            />
          )}
        </PagedList>
      </Panel>
    </>
  );
}

function Filters({ asked, set }: VisitFilters) {
  const t = useVisitText();
  const of = [
    ['kelompok', asked.pokjanal, t('ofGroup')],
    ['opd', asked.opd, t('ofOpd')],
    ['posyandu', asked.posyandu, t('ofPost')],
  ] as const;
  return (
    <>
      {of.map(
        ([name, value, words]) =>
          value && (
            <p key={name} className={css.only}>
              {words}
              <Button size="small" onClick={() => set(name, '')}>
                {t('widen')}
              </Button>
            </p>
          ),
      )}
      <Toolbar>
        <SearchField label={t('search')} value={asked.search} onSearch={(text) => set('cari', text)} />
        <SelectField
          label={t('time')}
          value={asked.time ?? ''}
          onChange={(event) => set('keadaan', event.target.value)}
          options={[
            { value: '', label: t('everyTime') },
            ...TIMES.map((value) => ({ value, label: t(`times.${value}`) })),
          ]}
        />
        <TextField
          type="date"
          label={t('from')}
          value={asked.from ?? ''}
          onChange={(event) => set('dari', event.target.value)}
        />
        <TextField
          type="date"
          label={t('to')}
          value={asked.to ?? ''}
          onChange={(event) => set('sampai', event.target.value)}
        />
      </Toolbar>
    </>
  );
}

/** Why the list is empty, and what to do next. */
function NoVisits({ filters: { asked } }: { filters: VisitFilters }) {
  const t = useVisitText();
  const isNarrowed = Object.values(asked).some(Boolean);
  return (
    <EmptyState title={t(isNarrowed ? 'none' : 'empty')} icon={isNarrowed ? 'search' : 'clock'}>
      <p>{t(isNarrowed ? 'noneHint' : 'emptyHint')}</p>
      {!isNarrowed && (
        <Link className={buttonClass()} to={paths.duties()}>
          {t('toDuties')}
        </Link>
      )}
    </EmptyState>
  );
}
