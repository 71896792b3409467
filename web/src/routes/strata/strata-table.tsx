import { Link } from 'react-router';
import { MissingList } from '@/features/assessment/missing-list.tsx';
import { ResultBadge } from '@/features/assessment/result-badge.tsx';
import { useStrataText } from '@/i18n/texts/strata.ts';
import { paths } from '@/paths.ts';
import { type Column, DataTable } from '@/ui/data-table.tsx';
import { ACTIVE_METHOD, STRATA_METHOD } from './strata-counts.ts';
import type { StrataPageQuery } from './strata-page.generated.ts';
import css from './strata-table.module.css';

type Row = StrataPageQuery['assessedPosts']['rows'][number];

const resultOf = ({ assessments }: Row, asked: string) => assessments.find(({ method }) => method === asked);

/** The posts, each with its results and what it lacks for the next strata; a name leads to the page of the post. */
export function StrataTable({ caption, rows }: { caption: string; rows: readonly Row[] }) {
  const t = useStrataText();
  const columns: Column<Row>[] = [
    {
      key: 'name',
      header: t('name'),
      cell: ({ posyandu, desa, kecamatan }) => (
        <>
          <Link to={paths.posyandu(posyandu.id)}>{posyandu.name}</Link>
          <small className={css.place}>
            {desa}, {kecamatan}
          </small>
        </>
      ),
    },
    {
      key: 'strata',
      header: t('strata'),
      cell: (row) => <ResultBadge result={resultOf(row, STRATA_METHOD)?.result} />,
    },
    {
      key: 'active',
      isWideOnly: true,
      header: t('active'),
      cell: (row) => <ResultBadge result={resultOf(row, ACTIVE_METHOD)?.result} />,
    },
    {
      key: 'missing',
      header: t('missing'),
      isProse: true,
      cell: (row) => {
        const strata = resultOf(row, STRATA_METHOD);
        return strata ? <MissingList assessment={strata} /> : null;
      },
    },
  ];
  return <DataTable stacks caption={caption} columns={columns} rows={rows} rowKey={({ posyandu }) => posyandu.id} />;
}
