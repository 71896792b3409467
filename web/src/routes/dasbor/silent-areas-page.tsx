import { Link } from 'react-router';
import { toFailure } from '@/apollo/failure.ts';
import { LiveLine } from '@/features/figures/live-line.tsx';
import { PokjanalBadge } from '@/features/pokjanal/pokjanal-badge.tsx';
import { useMay } from '@/features/session/session.tsx';
import { useArea } from '@/features/session/use-area.ts';
import { WilayahCrumbs } from '@/features/wilayah/wilayah-crumbs.tsx';
import { usePostsPath } from '@/features/session/use-posts-path.ts';
import type { WilayahLevel } from '@/gql/schema-types.ts';
import { useFormat } from '@/i18n/format.ts';
import { useDashboardText } from '@/i18n/texts/dashboard.ts';
import { paths } from '@/paths.ts';
import { buttonClass } from '@/ui/button.tsx';
import { type Column, DataTable } from '@/ui/data-table.tsx';
import { PercentBar } from '@/ui/meter.tsx';
import { PageHeader, Panel, Stack, Toolbar } from '@/ui/page.tsx';
import { PeriodPicker } from '@/ui/period-picker.tsx';
import { EmptyState, QueryState } from '@/ui/query-state.tsx';
import { MonthWaiting } from './month-waiting.tsx';
import { type SilentAreasPageQuery, useSilentAreasPageQuery } from './silent-areas-page.generated.ts';
import { useView } from './use-view.ts';

/** Where a month is closed, or asked after form by form. */
const CLOSING_LEVELS: readonly WilayahLevel[] = ['KABKOTA', 'KECAMATAN'];

type Row = SilentAreasPageQuery['silentAreas'][number];

/** Who is silent this month: the areas below, the most missing reports first, with the office to call. */
export function SilentAreasPage() {
  const t = useDashboardText();
  const { id, own } = useArea();
  const mayReturn = useMay('submission.return');
  if (!id) {
    return (
      <EmptyState title={t('noArea')} icon="tree">
        {t('noAreaHint')}
      </EmptyState>
    );
  }
  return <SilentAreas wilayah={id} closing={mayReturn && own?.id === id && CLOSING_LEVELS.includes(own.level)} />;
}

function SilentAreas({ wilayah, closing }: { wilayah: string; closing: boolean }) {
  const t = useDashboardText();
  const view = useView();
  const { data, previousData, error, refetch } = useSilentAreasPageQuery({
    variables: { wilayah, month: view.month, closing },
  });
  const shown = data ?? previousData;
  return (
    <QueryState data={shown} failure={toFailure(error)} onRetry={() => void refetch()}>
      {({ wilayah: area, silentAreas, monthClosing, cursor }) => (
        <>
          <PageHeader
            title={t('silent.title')}
            kicker={area?.fullName}
            breadcrumb={area && <WilayahCrumbs areas={area.ancestors} />}
            tags={
              silentAreas.length > 0 && (
                <LiveLine
                  key={`${wilayah} ${view.month}`}
                  filter={{ wilayah: silentAreas.map((row) => row.wilayah.id), periods: [view.month] }}
                  after={cursor}
                  onChange={() => void refetch()}
                />
              )
            }
            actions={
              <PeriodPicker label={t('month')} value={view.month} months={view.months} onChange={view.setMonth} />
            }
          />
          <Stack>
            <MonthWaiting closing={monthClosing} wilayah={wilayah} month={view.month} />
            <Toolbar>
              <span>{t('silent.lead')}</span>
              <Link className={buttonClass()} to={paths.dashboard({ wilayah, periode: view.month })}>
                {t('silent.toDashboard')}
              </Link>
            </Toolbar>
            <SilentTable rows={silentAreas} month={view.month} />
          </Stack>
        </>
      )}
    </QueryState>
  );
}

function useColumns(month: string): Column<Row>[] {
  const t = useDashboardText();
  const postsPath = usePostsPath();
  const format = useFormat();
  const count = (key: 'onTime' | 'silentPosts', header: string): Column<Row> => ({
    key,
    header,
    align: 'end',
    cell: (row) => format.number(row[key]),
    sortBy: (row) => row[key],
  });
  return [
    {
      key: 'name',
      header: t('children.name'),
      cell: ({ wilayah: { id, name, level } }) => (
        <Link
          to={
            (level === 'DESA' ? postsPath({ wilayah: id, periode: month, status: 'NONE' }) : null) ??
            paths.silentAreas({ wilayah: id, periode: month })
          }
        >
          {name}
        </Link>
      ),
      sortBy: (row) => row.wilayah.name,
    },
    count('silentPosts', t('silent.posts')),
    {
      key: 'completeness',
      header: t('completeness'),
      cell: ({ completeness }) => (
        <PercentBar
          value={completeness === null ? null : completeness * 100}
          text={format.percent(completeness === null ? null : completeness * 100)}
          tone={completeness === null ? 'neutral' : completeness >= 0.9 ? 'good' : completeness >= 0.6 ? 'warn' : 'bad'}
        />
      ),
      sortBy: (row) => row.completeness,
    },
    {
      key: 'received',
      header: t('silent.received'),
      align: 'end',
      cell: ({ received, expected }) => `${format.number(received)}/${format.number(expected)}`,
      sortBy: ({ received }) => received,
    },
    count('onTime', t('silent.onTime')),
    {
      key: 'pokjanal',
      header: t('silent.pokjanal'),
      cell: ({ pokjanalStatus }) => (pokjanalStatus ? <PokjanalBadge status={pokjanalStatus} /> : t('silent.noGroup')),
      sortBy: (row) => row.pokjanalStatus,
    },
    { key: 'contact', isProse: true, header: t('silent.contact'), cell: ({ contactOffice }) => contactOffice ?? '—' },
  ];
}

function SilentTable({ rows, month }: { rows: readonly Row[]; month: string }) {
  const t = useDashboardText();
  const format = useFormat();
  const columns = useColumns(month);
  if (rows.length === 0) return <EmptyState title={t('silent.none')} icon="tree" />;
  if (rows.every((row) => row.silentPosts === 0 && row.expected > 0)) {
    return (
      <EmptyState title={t('silent.everyone', { month: format.period(month) })} icon="check">
        {t('silent.everyoneHint')}
      </EmptyState>
    );
  }
  return (
    <Panel flush>
      <DataTable
        caption={t('silent.caption')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.wilayah.id}
        initialSort={{ key: 'silentPosts', direction: 'descending' }}
      />
    </Panel>
  );
}
