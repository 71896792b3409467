import { Link } from 'react-router';
import type { ReadPortion } from '@/features/lists/read-rows.ts';
import { ListTools } from '@/features/lists/list-tools.tsx';
import { useFormat } from '@/i18n/format.ts';
import { useIlpText } from '@/i18n/texts/ilp.ts';
import { paths } from '@/paths.ts';
import { Button } from '@/ui/button.tsx';
import { type Column, DataTable } from '@/ui/data-table.tsx';
import { MoreRows } from '@/ui/more-rows.tsx';
import { useColumnParam } from '@/ui/use-column-param.ts';
import type { IlpLineFragment, IlpNumbersFragment, IlpPageQuery } from './ilp-page.generated.ts';
import type { IlpSubject } from './set-ilp-dialog.tsx';
import { StageTag } from './stage-tag.tsx';

type OnSet = { onSet: (subject: IlpSubject) => void };
type Area = IlpPageQuery['ilpStatus'][number];
type Puskesmas = NonNullable<IlpPageQuery['ilpPuskesmas']>[number];
type Posts = NonNullable<IlpPageQuery['wilayah']>['posyandu'];
type Post = Posts['nodes'][number];

/** Areas right below another: the standing of regencies, and how many puskesmas and posts run. */
export function AreaTable({ rows, onSet }: OnSet & { rows: readonly Area[] }) {
  const t = useIlpText();
  const share = useShare();
  const hasOwn = rows.some(({ wilayah }) => wilayah.ilp);
  const own = useStanding<Area>(({ wilayah }) => ({ ...wilayah, name: wilayah.fullName }), onSet);
  const columns: Column<Area>[] = [
    {
      key: 'area',
      header: t('area'),
      isRowHeader: true,
      exportBy: ({ wilayah }) => wilayah.fullName,
      cell: ({ wilayah }) => <Link to={paths.ilp({ wilayah: wilayah.id })}>{wilayah.fullName}</Link>,
    },
    ...(hasOwn ? [own.status] : []),
    share('puskesmas', t('puskesmasRunning'), ({ puskesmas }) => puskesmas),
    share('posts', t('postsRunning'), ({ posyandu }) => posyandu),
    ...(hasOwn ? [own.set] : []),
  ];
  return <Listed title={t('title')} name="kolom" columns={columns} rows={rows} rowKey={({ wilayah }) => wilayah.id} />;
}

/** Puskesmas with their standing, and how many of the posts they mentor run. */
export function PuskesmasTable({ rows, onSet }: OnSet & { rows: readonly Puskesmas[] }) {
  const t = useIlpText();
  const share = useShare();
  const own = useStanding<Puskesmas>((row) => row, onSet);
  const columns: Column<Puskesmas>[] = [
    {
      key: 'name',
      header: t('puskesmas'),
      isRowHeader: true,
      exportBy: ({ name }) => name,
      cell: ({ id, name }) => <Link to={paths.puskesmas(id)}>{name}</Link>,
    },
    own.status,
    share('posts', t('postsRunning'), ({ postsByIlp }) => postsByIlp),
    own.set,
  ];
  return <Listed title={t('puskesmas')} name="kolom-puskesmas" columns={columns} rows={rows} rowKey={({ id }) => id} />;
}

type PostProps = OnSet & { page: Posts; read: ReadPortion<Post>; isBusy: boolean; onMore: () => void };

/** Posts of a village with their standing, as far as they were asked for. */
export function PostTable({ page, read, isBusy, onMore, onSet }: PostProps) {
  const t = useIlpText();
  const own = useStanding<Post>((row) => row, onSet);
  const columns: Column<Post>[] = [
    {
      key: 'name',
      header: t('posts'),
      isRowHeader: true,
      exportBy: ({ name }) => name,
      cell: ({ id, name }) => <Link to={paths.posyandu(id)}>{name}</Link>,
    },
    own.status,
    own.set,
  ];
  const { nodes, totalCount, pageInfo } = page;
  const list = { title: t('posts'), name: 'kolom-posyandu', columns, rows: nodes, read, total: totalCount };
  return (
    <>
      <Listed {...list} rowKey={({ id }) => id} />
      {pageInfo.hasNextPage && <MoreRows shown={nodes.length} total={totalCount} isBusy={isBusy} onMore={onMore} />}
    </>
  );
}

type Named = { readonly id: string; readonly name: string; readonly ilp: IlpLineFragment | null };

type ListedProps<Row> = {
  title: string;
  /** Where the address keeps its columns; the page may show several lists. */
  name: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Reads all of them for a file, and how many they are, where the page shows only the first. */
  read?: ReadPortion<Row>;
  total?: number;
};

function Listed<Row>({ title, name, columns, rows, rowKey, read, total }: ListedProps<Row>) {
  const chosen = useColumnParam(columns, name);
  return (
    <>
      <ListTools
        list="/ilp"
        title={title}
        columns={chosen}
        read={read ?? (() => Promise.resolve({ rows, next: null }))}
        total={total ?? rows.length}
      />
      <DataTable stacks caption={title} columns={chosen.shown} rows={rows} rowKey={rowKey} />
    </>
  );
}

/** The standing of what a row is about, and the button that says it anew. */
function useStanding<Row>(subjectOf: (row: Row) => Named, onSet: OnSet['onSet']) {
  const t = useIlpText();
  const status: Column<Row> = {
    key: 'status',
    header: t('status'),
    cell: (row) => {
      const { ilp } = subjectOf(row);
      return ilp && <StageTag stage={ilp.stage} since={ilp.since} />;
    },
    exportBy: (row) => {
      const { ilp } = subjectOf(row);
      return ilp && [t(`stage.${ilp.stage}`), ilp.since].filter(Boolean).join(', ');
    },
  };
  const set: Column<Row> = {
    key: 'set',
    header: t('set'),
    hideHeader: true,
    cell: (row) => {
      const { id, name, ilp } = subjectOf(row);
      if (!ilp?.maySet) return null;
      return (
        <Button size="small" aria-label={t('setTitle', { name })} onClick={() => onSet({ id, name, ilp })}>
          {t('set')}
        </Button>
      );
    },
  };
  return { status, set };
}

function useShare() {
  const t = useIlpText();
  const format = useFormat();
  return <Row,>(
    kind: 'puskesmas' | 'posts',
    header: string,
    tallyOf: (row: Row) => IlpNumbersFragment,
  ): Column<Row> => ({
    key: kind,
    header,
    align: 'end',
    cell: (row) => {
      const { running, kickOff, total } = tallyOf(row);
      const told = t(`share.${kind}`, { running: format.number(running), total: format.number(total) });
      return kickOff > 0 ? `${told}, ${t('launched', { count: kickOff })}` : told;
    },
  });
}
