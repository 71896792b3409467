import { Link } from 'react-router';
import { toFailure } from '@/apollo/failure.ts';
import { PokjanalBadge } from '@/features/pokjanal/pokjanal-badge.tsx';
import { useArea } from '@/features/session/use-area.ts';
import { WilayahCrumbs } from '@/features/wilayah/wilayah-crumbs.tsx';
import { useFormat } from '@/i18n/format.ts';
import { useDutyText } from '@/i18n/texts/duty.ts';
import { useEffectText } from '@/i18n/texts/effect.ts';
import { useVisitText } from '@/i18n/texts/visit.ts';
import { paths } from '@/paths.ts';
import { buttonClass } from '@/ui/button.tsx';
import { type Column, DataTable } from '@/ui/data-table.tsx';
import { PercentBar } from '@/ui/meter.tsx';
import { PageHeader, Panel, Stack, Toolbar } from '@/ui/page.tsx';
import { FailureNotice, QueryState } from '@/ui/query-state.tsx';
import type { Tone } from '@/ui/status-badge.tsx';
import { useSortParam } from '@/ui/use-sort-param.ts';
import { type DutyAreaPageQuery, type DutyGroupFragment, useDutyAreaPageQuery } from './duty-pages.generated.ts';
import css from './kewajiban.module.css';
import { useYear } from './use-year.ts';
import { YearField } from './year-field.tsx';

type Area = NonNullable<DutyAreaPageQuery['wilayah']>;
type Row = DutyAreaPageQuery['dutyRollup'][number];

/** How much of what the groups below an area owe was done, area by area, and the way to each group's matrix. */
export function AreaView() {
  const year = useYear();
  const { id, own } = useArea();
  const area = id ?? own?.id ?? '';
  const { data, previousData, error, refetch } = useDutyAreaPageQuery({
    variables: { area, year: year.year },
    skip: area === '',
    fetchPolicy: 'cache-and-network',
  });
  if (area === '') return <FailureNotice isPage failure={{ kind: 'missing' }} />;
  return (
    <QueryState isPage data={data ?? previousData} failure={toFailure(error)} onRetry={() => void refetch()}>
      {({ wilayah, dutyRollup }) =>
        wilayah ? (
          <Shares area={wilayah} rows={dutyRollup} year={year} />
        ) : (
          <FailureNotice isPage failure={{ kind: 'missing' }} />
        )
      }
    </QueryState>
  );
}

function Shares({ area, rows, year }: { area: Area; rows: readonly Row[]; year: ReturnType<typeof useYear> }) {
  const t = useDutyText();
  const effect = useEffectText();
  const visit = useVisitText();
  return (
    <div className={css.page}>
      <PageHeader
        breadcrumb={<WilayahCrumbs areas={[...area.ancestors, area]} />}
        kicker={area.fullName}
        title={t('title')}
        actions={
          <>
            <Link className={buttonClass()} to={paths.visits({ wilayah: area.id })}>
              {visit('title')}
            </Link>
            <Link className={buttonClass()} to={paths.activities({ wilayah: area.id })}>
              {effect('listTitle')}
            </Link>
          </>
        }
      />
      <Toolbar>
        <YearField {...year} />
      </Toolbar>
      <Stack>
        <Panel title={t('area.groups')}>
          <GroupLinks groups={area.pokjanal} year={year.year} />
        </Panel>
        <Panel flush={rows.length > 0} title={t('area.below')}>
          {rows.length > 0 ? (
            <ShareTable area={area} rows={rows} year={year.year} />
          ) : (
            <p className="pk-muted">{t('area.nothingBelow')}</p>
          )}
        </Panel>
      </Stack>
    </div>
  );
}

function GroupLinks({ groups, year }: { groups: readonly DutyGroupFragment[]; year: number }) {
  const t = useDutyText();
  if (groups.length === 0) return <p className="pk-muted">{t('area.noGroups')}</p>;
  return (
    <ul className={css.groups}>
      {groups.map(({ id, name, status }) => (
        <li key={id}>
          <Link to={paths.duties({ kelompok: id, tahun: String(year) })}>{name}</Link> <PokjanalBadge status={status} />
        </li>
      ))}
    </ul>
  );
}

const [GOOD, FAIR] = [80, 50];
const toneOf = (share: number | null): Tone => {
  if (share === null) return 'neutral';
  if (share >= GOOD) return 'good';
  return share >= FAIR ? 'warn' : 'bad';
};

function ShareTable({ area, rows, year }: { area: Area; rows: readonly Row[]; year: number }) {
  const t = useDutyText();
  const columns = useColumns(year);
  const sort = useSortParam({ key: 'name', direction: 'ascending' }, columns);
  return (
    <DataTable
      caption={t('area.caption', { area: area.fullName, year })}
      columns={columns}
      rows={rows}
      rowKey={({ wilayah }) => wilayah.id}
      sort={sort}
    />
  );
}

function useColumns(year: number): Column<Row>[] {
  const t = useDutyText();
  const format = useFormat();
  const tahun = String(year);
  const count = (key: 'groups' | 'agencies' | 'expected' | 'fulfilled' | 'overdue', header: string): Column<Row> => ({
    key,
    header,
    align: 'end',
    isWideOnly: key !== 'overdue',
    cell: (row) => format.number(row[key]),
    sortBy: (row) => row[key],
  });
  return [
    {
      key: 'name',
      header: t('area.name'),
      cell: ({ wilayah }) => <Link to={paths.duties({ wilayah: wilayah.id, tahun })}>{wilayah.fullName}</Link>,
      sortBy: ({ wilayah }) => wilayah.code,
    },
    {
      key: 'group',
      header: t('area.group'),
      isProse: true,
      cell: ({ wilayah }) =>
        wilayah.pokjanal
          .filter(({ status }) => status !== 'SUPERSEDED')
          .map(({ id, name }) => (
            <Link key={id} className={css.groupLink} to={paths.duties({ kelompok: id, tahun })}>
              {name}
            </Link>
          )),
    },
    {
      key: 'share',
      header: t('share'),
      cell: ({ share }) => (
        <PercentBar
          value={share}
          text={share === null ? t('area.nothingDue') : format.percent(share)}
          tone={toneOf(share)}
        />
      ),
      sortBy: ({ share }) => share,
    },
    count('fulfilled', t('area.fulfilled')),
    count('expected', t('area.expected')),
    count('overdue', t('late')),
    count('groups', t('area.groupCount')),
    count('agencies', t('area.agencies')),
  ];
}
