import { Link } from 'react-router';
import { toFailure } from '@/apollo/failure.ts';
import { useMay } from '@/features/session/session.tsx';
import { useFormat } from '@/i18n/format.ts';
import { useOrganisationText } from '@/i18n/texts/organisation.ts';
import { paths } from '@/paths.ts';
import { DataTable } from '@/ui/data-table.tsx';
import { MoreRows } from '@/ui/more-rows.tsx';
import { Panel } from '@/ui/page.tsx';
import { EmptyState, QueryState } from '@/ui/query-state.tsx';
import { StatusBadge } from '@/ui/status-badge.tsx';
import { useWilayahPostsQuery } from './wilayah-page.generated.ts';

type Props = { id: string; total: number };

/** The posts of an area, page by page, with the puskesmas that guides each; for people who read posts. */
export function WilayahPosts(props: Props) {
  return useMay('posyandu.read') ? <PostsPanel {...props} /> : null;
}

function PostsPanel({ id, total }: Props) {
  const t = useOrganisationText();
  const format = useFormat();
  const { data, error, loading, fetchMore, refetch } = useWilayahPostsQuery({ variables: { wilayah: id } });
  return (
    <Panel
      flush
      title={`${t('wilayah.posts')} (${format.number(total)})`}
      actions={<Link to={paths.posyanduList({ wilayah: id })}>{t('wilayah.allPosts')}</Link>}
    >
      <QueryState
        data={data?.posyanduList}
        failure={toFailure(error)}
        onRetry={() => void refetch()}
        isEmpty={({ nodes }) => nodes.length === 0}
        empty={<EmptyState title={t('wilayah.noPosts')} icon="post" />}
      >
        {({ nodes, totalCount, pageInfo }) => (
          <>
            <DataTable
              caption={t('wilayah.posts')}
              rows={nodes}
              rowKey={(post) => post.id}
              columns={[
                {
                  key: 'name',
                  header: t('posyandu.name'),
                  cell: (post) => (
                    <>
                      <Link to={paths.posyandu(post.id)}>{post.name}</Link>{' '}
                      {!post.isOperating && <StatusBadge tone="neutral">{t('posyandu.notOperating')}</StatusBadge>}
                    </>
                  ),
                  sortBy: (post) => post.name,
                },
                {
                  key: 'desa',
                  header: t('posyandu.desa'),
                  cell: (post) => post.wilayah.name,
                  sortBy: (post) => post.wilayah.name,
                },
                {
                  key: 'puskesmas',
                  header: t('wilayah.puskesmas'),
                  cell: (post) => post.puskesmas?.name ?? '–',
                  sortBy: (post) => post.puskesmas?.name ?? null,
                },
              ]}
            />
            <MoreRows
              shown={nodes.length}
              total={totalCount}
              isBusy={loading}
              onMore={pageInfo.hasNextPage ? () => void fetchMore({ variables: { after: pageInfo.endCursor } }) : null}
            />
          </>
        )}
      </QueryState>
    </Panel>
  );
}
