import { Link, useNavigate } from 'react-router';
import { PagedList } from '@/features/lists/paged-list.tsx';
import { useMay } from '@/features/session/session.tsx';
import { useArea } from '@/features/session/use-area.ts';
import { useFormat } from '@/i18n/format.ts';
import { useIlpText } from '@/i18n/texts/ilp.ts';
import { useNetworkText } from '@/i18n/texts/jejaring.ts';
import { useDebounced } from '@/lib/use-debounced.ts';
import { paths } from '@/paths.ts';
import { Button } from '@/ui/button.tsx';
import { type Column, DataTable } from '@/ui/data-table.tsx';
import { PageHeader, Panel, Toolbar } from '@/ui/page.tsx';
import { EmptyState } from '@/ui/query-state.tsx';
import { SearchField } from '@/ui/search-field.tsx';
import { showToast } from '@/ui/toast.tsx';
import { useAddress } from '@/ui/use-address.ts';
import { useColumnParam } from '@/ui/use-column-param.ts';
import { useSortParam } from '@/ui/use-sort-param.ts';
import { StageTag } from '../ilp/stage-tag.tsx';
import { ListLink } from '../impor-daftar/list-link.tsx';
import { RegisterPuskesmasDialog } from './puskesmas-dialogs.tsx';
import {
  PuskesmasListPageDocument,
  type PuskesmasListPageQuery,
  usePuskesmasListPageQuery,
} from './puskesmas-pages.generated.ts';

type Row = PuskesmasListPageQuery['puskesmasList']['nodes'][number];

function useColumns(): Column<Row>[] {
  const t = useNetworkText();
  const ilp = useIlpText();
  const format = useFormat();
  return [
    {
      key: 'name',
      header: t('name'),
      isRowHeader: true,
      cell: ({ id, name }) => <Link to={paths.puskesmas(id)}>{name}</Link>,
      sortBy: ({ name }) => name,
      exportBy: ({ name }) => name,
    },
    {
      key: 'wilayah',
      header: t('place'),
      cell: ({ wilayah }) => <Link to={paths.wilayah(wilayah.id)}>{wilayah.fullName}</Link>,
      sortBy: ({ wilayah }) => wilayah.code,
      exportBy: ({ wilayah }) => wilayah.fullName,
    },
    { key: 'code', header: t('code'), cell: ({ code }) => code ?? '–', sortBy: ({ code }) => code, isWideOnly: true },
    {
      key: 'villages',
      header: t('villageCount'),
      align: 'end',
      cell: ({ network }) => format.number(network.villageCount),
      sortBy: ({ network }) => network.villageCount,
    },
    {
      key: 'pustu',
      header: t('pustu'),
      align: 'end',
      cell: ({ network }) => format.number(network.pustu),
      sortBy: ({ network }) => network.pustu,
    },
    {
      key: 'withoutPustu',
      header: t('withoutPustu'),
      align: 'end',
      cell: ({ network }) => format.number(network.withoutPustu),
      sortBy: ({ network }) => network.withoutPustu,
    },
    {
      key: 'posts',
      header: t('posts'),
      align: 'end',
      cell: ({ postsByIlp }) => format.number(postsByIlp.total),
      sortBy: ({ postsByIlp }) => postsByIlp.total,
    },
    {
      key: 'ilp',
      header: t('ilp'),
      cell: (row) => row.ilp && <StageTag stage={row.ilp.stage} since={row.ilp.since} />,
      sortBy: (row) => row.ilp && ilp(`stage.${row.ilp.stage}`),
    },
  ];
}

/** The puskesmas of the working area: where each stands, what it serves, and how many posts it mentors. */
export function PuskesmasListPage() {
  const t = useNetworkText();
  const { id: within } = useArea();
  const { search: address, set } = useAddress();
  const text = address.get('cari') ?? '';
  const may = useMay('puskesmas.manage');
  const navigate = useNavigate();
  const columns = useColumns();
  const chosen = useColumnParam(columns);
  const sort = useSortParam(null, columns);
  const variables = { within, search: useDebounced(text, 250) || null };
  const answer = usePuskesmasListPageQuery({ variables });
  return (
    <>
      <PageHeader
        title={t('title')}
        actions={
          <>
            <ListLink register="PUSKESMAS" action="puskesmas.manage" />
            {may && (
              <Button variant="primary" onClick={() => set('ubah', 'baru')}>
                {t('register')}
              </Button>
            )}
          </>
        }
      />
      {may && address.get('ubah') === 'baru' && (
        <RegisterPuskesmasDialog
          onClose={() => set('ubah', '')}
          onDone={(told, id) => {
            showToast(told);
            void navigate(paths.puskesmas(id), { replace: true });
          }}
        />
      )}
      <Toolbar>
        <SearchField label={t('search')} value={text} onSearch={(typed) => set('cari', typed)} />
      </Toolbar>
      <Panel flush>
        <PagedList
          list="/puskesmas"
          title={t('title')}
          columns={chosen}
          sorting={sort.value}
          document={PuskesmasListPageDocument}
          variables={variables}
          answer={answer}
          pick={({ puskesmasList }) => puskesmasList}
          empty={
            <EmptyState title={t('none')} icon="office">
              {t('noneHint')}
            </EmptyState>
          }
        >
          {(rows) => (
            <DataTable
              stacks
              caption={t('title')}
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
