import { Link } from 'react-router';
import { PagedList } from '@/features/lists/paged-list.tsx';
import { useArea } from '@/features/session/use-area.ts';
import { useText } from '@/i18n/format.ts';
import { useDomainText } from '@/i18n/texts/domain.ts';
import { useOpdActText } from '@/i18n/texts/opd-acts.ts';
import { useOrganisationText } from '@/i18n/texts/organisation.ts';
import { paths } from '@/paths.ts';
import { type Column, DataTable } from '@/ui/data-table.tsx';
import { PageHeader, Panel } from '@/ui/page.tsx';
import { EmptyState } from '@/ui/query-state.tsx';
import { StatusBadge } from '@/ui/status-badge.tsx';
import { useColumnParam } from '@/ui/use-column-param.ts';
import { useSortParam } from '@/ui/use-sort-param.ts';
import { OpdListPageDocument, type OpdListPageQuery, useOpdListPageQuery } from './opd-pages.generated.ts';
import { ListLink } from '../impor-daftar/list-link.tsx';

type Row = OpdListPageQuery['opdList']['nodes'][number];

function useColumns(): Column<Row>[] {
  const t = useOrganisationText();
  const acts = useOpdActText();
  const words = useDomainText();
  const text = useText();
  return [
    {
      key: 'name',
      header: t('opd.name'),
      cell: ({ id, name, mergedInto, formerNames }) => (
        <>
          <Link to={paths.opd(id)}>{name}</Link>{' '}
          {mergedInto && <StatusBadge tone="neutral">{t('opd.merged')}</StatusBadge>}
          {formerNames.length > 0 && (
            <div className="pk-muted">
              {acts('formerly', { names: formerNames.map((former) => former.name).join(', ') })}
            </div>
          )}
        </>
      ),
      sortBy: ({ name }) => name,
    },
    {
      key: 'kinds',
      header: t('opd.kinds'),
      cell: ({ kinds }) => kinds.map(({ name }) => text(name)).join(', ') || '–',
      sortBy: ({ kinds }) => kinds.map(({ name }) => text(name)).join(', ') || null,
    },
    {
      key: 'form',
      header: t('opd.form'),
      cell: ({ form }) => words(`opdForm.${form}`),
      sortBy: ({ form }) => words(`opdForm.${form}`),
    },
    {
      key: 'wilayah',
      header: t('opd.wilayah'),
      cell: ({ wilayah }) => <Link to={paths.wilayah(wilayah.id)}>{wilayah.fullName}</Link>,
      sortBy: ({ wilayah }) => wilayah.code,
      exportBy: ({ wilayah }) => wilayah.fullName,
    },
  ];
}

/** The agencies and partner bodies of the working area. */
export function OpdListPage() {
  const t = useOrganisationText();
  const { id: within } = useArea();
  const columns = useColumns();
  const chosen = useColumnParam(columns);
  const sort = useSortParam(null, columns);
  const answer = useOpdListPageQuery({ variables: { within } });
  return (
    <>
      <PageHeader title={t('opd.title')} actions={<ListLink register="OPD" action="opd.manage" />} />
      <Panel flush>
        <PagedList
          list="/opd"
          title={t('opd.title')}
          columns={chosen}
          sorting={sort.value}
          document={OpdListPageDocument}
          variables={{ within }}
          answer={answer}
          pick={({ opdList }) => opdList}
          empty={
            <EmptyState title={t('opd.none')} icon="office">
              {t('opd.noneHint')}
            </EmptyState>
          }
        >
          {(rows) => (
            <DataTable
              caption={t('opd.title')}
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
