import { Link } from 'react-router';
import { useFormat } from '@/i18n/format.ts';
import { useKaderText } from '@/i18n/texts/kader.ts';
import { paths } from '@/paths.ts';
import { type Column, DataTable } from '@/ui/data-table.tsx';
import { BadgeTag } from './badge-tag.tsx';
import css from './kader.module.css';
import type { KaderListPageQuery, KaderRowFragment } from './kader-pages.generated.ts';

type Listed = KaderListPageQuery['kaderList']['nodes'][number];

/** Kader of many posts, a row each, in the order in which they came. */
export function KaderTable({ rows, columns }: { rows: readonly Listed[]; columns: readonly Column<Listed>[] }) {
  const t = useKaderText();
  return <DataTable stacks caption={t('title')} columns={columns} rows={rows} rowKey={({ id }) => id} />;
}

/** What a list of many posts says of a kader: of any list, and the post. */
export function useListedColumns(): Column<Listed>[] {
  const t = useKaderText();
  const [name, ...others] = useKaderColumns<Listed>();
  const post: Column<Listed> = {
    key: 'post',
    header: t('post'),
    isProse: true,
    exportBy: ({ posyandu }) => `${posyandu.name}, ${posyandu.wilayah.fullName}`,
    cell: ({ posyandu }) => (
      <>
        <Link to={paths.postKader(posyandu.id)}>{posyandu.name}</Link>
        <div className="pk-muted">{posyandu.wilayah.fullName}</div>
      </>
    ),
  };
  return name ? [name, post, ...others] : [];
}

/** What any list says of a kader. */
export function useKaderColumns<Row extends KaderRowFragment>(): Column<Row>[] {
  const t = useKaderText();
  const format = useFormat();
  return [
    {
      key: 'name',
      header: t('name'),
      isRowHeader: true,
      isProse: true,
      exportBy: ({ name }) => name,
      cell: ({ id, name, rw, rt }) => (
        <>
          <Link to={paths.kaderRecord(id)}>{name}</Link>
          {(rw ?? rt) && <div className={css.label}>{labelsOf(rw, rt)}</div>}
        </>
      ),
    },
    {
      key: 'badge',
      header: t('badgeHead'),
      cell: ({ badge }) => <BadgeTag badge={badge} />,
      exportBy: ({ badge }) => t(`badge.${badge}`),
    },
    {
      key: 'skills',
      header: t('skills'),
      align: 'end',
      exportBy: ({ passedSkills }) => passedSkills.length,
      cell: ({ passedSkills }) => t('skillsOf', { count: passedSkills.length }),
    },
    {
      key: 'since',
      header: t('since'),
      cell: ({ since, leftOn }) => (leftOn ? t('left', { day: format.day(leftOn) }) : format.day(since)),
    },
    {
      key: 'trained',
      header: t('trained'),
      isWideOnly: true,
      cell: ({ trainedOn }) => (trainedOn ? format.day(trainedOn) : t('notTrained')),
    },
    {
      key: 'decree',
      header: t('decree'),
      isWideOnly: true,
      isProse: true,
      cell: ({ decreeNumber }) => decreeNumber ?? t('noDecree'),
    },
  ];
}

/** The labels of a neighbourhood and a block as people write them. */
export const labelsOf = (rw: string | null, rt: string | null): string =>
  [rw && `RW ${rw}`, rt && `RT ${rt}`].filter(Boolean).join(' / ');
