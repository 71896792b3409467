import { Link } from 'react-router';
import { useResultName } from '@/features/assessment/result-badge.tsx';
import { useFormat } from '@/i18n/format.ts';
import { useStrataText } from '@/i18n/texts/strata.ts';
import { type Column, DataTable } from '@/ui/data-table.tsx';
import { PercentBar } from '@/ui/meter.tsx';
import { Panel } from '@/ui/page.tsx';
import { STRATA, type StrataCounts, toStrataCounts, UNJUDGED } from './strata-counts.ts';
import type { StrataPageQuery } from './strata-page.generated.ts';

type Area = StrataPageQuery['assessedPosts']['areas'][number];
type Row = Pick<Area, 'id' | 'name'> & { readonly counts: StrataCounts };
type Props = { areas: readonly Area[]; linkTo: (wilayah: string) => string };

/** The same counts by area right below; a name leads into it. */
export function StrataAreas({ areas, linkTo }: Props) {
  const t = useStrataText();
  const format = useFormat();
  const nameOf = useResultName();
  const count = (key: keyof StrataCounts['byStrata'], header: string): Column<Row> => ({
    key,
    header,
    align: 'end',
    isWideOnly: key !== 'MANDIRI' && key !== 'PRATAMA',
    cell: ({ counts }) => format.number(counts.byStrata[key]),
    sortBy: ({ counts }) => counts.byStrata[key],
  });
  const columns: Column<Row>[] = [
    {
      key: 'name',
      header: t('area'),
      cell: ({ id, name }) => <Link to={linkTo(id)}>{name}</Link>,
      sortBy: ({ name }) => name,
    },
    {
      key: 'upper',
      header: t('share'),
      width: '26%',
      cell: ({ counts: { upper } }) => <PercentBar value={upper} text={format.percent(upper)} />,
      sortBy: ({ counts }) => counts.upper,
    },
    ...STRATA.map((one) => count(one, nameOf(one))),
    count(UNJUDGED, t('unjudged')),
    {
      key: 'active',
      header: t('active'),
      align: 'end',
      cell: ({ counts: { active, activeJudged } }) =>
        format.percent(activeJudged === 0 ? null : (active / activeJudged) * 100),
      sortBy: ({ counts: { active, activeJudged } }) => (activeJudged === 0 ? null : active / activeJudged),
    },
  ];
  return (
    <Panel flush title={t('areas')}>
      <DataTable
        caption={t('areas')}
        columns={columns}
        rows={areas.map(({ id, name, counts }) => ({ id, name, counts: toStrataCounts(counts) }))}
        rowKey={({ id }) => id}
        maxHeight="50vh"
      />
    </Panel>
  );
}
