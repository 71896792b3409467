import { useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { toFailure } from '@/apollo/failure.ts';
import { WilayahCrumbs } from '@/features/wilayah/wilayah-crumbs.tsx';
import { useKaderText } from '@/i18n/texts/kader.ts';
import { paths } from '@/paths.ts';
import { Button } from '@/ui/button.tsx';
import { DataTable } from '@/ui/data-table.tsx';
import { PageHeader, Panel, Stack } from '@/ui/page.tsx';
import { EmptyState, FailureNotice, QueryState } from '@/ui/query-state.tsx';
import { showToast } from '@/ui/toast.tsx';
import { RegisterDialog } from './kader-dialogs.tsx';
import { type PostKaderPageQuery, usePostKaderPageQuery } from './kader-pages.generated.ts';
import { useKaderColumns } from './kader-table.tsx';
import { SkillGrid } from './skill-grid.tsx';

type Post = NonNullable<PostKaderPageQuery['posyandu']>;

/** The kader of one post: who serves, whom to register, and the grid in which all are assessed at once. */
export function PostKaderPage() {
  const { id = '' } = useParams();
  const t = useKaderText();
  const [search, setSearch] = useSearchParams();
  const { data, error, refetch } = usePostKaderPageQuery({ variables: { id }, fetchPolicy: 'cache-and-network' });
  const isAssessing = search.get('nilai') === 'ya';
  const assess = (isOpen: boolean) => setSearch(isOpen ? { nilai: 'ya' } : {}, { replace: !isOpen });
  return (
    <QueryState isPage data={data} failure={toFailure(error)} onRetry={() => void refetch()}>
      {({ posyandu, kaderSkills }) => {
        if (!posyandu) return <FailureNotice isPage failure={{ kind: 'missing' }} />;
        const mayAssess = posyandu.kaderAbilities.includes('kader.assess') && posyandu.kader.length > 0;
        return (
          <>
            <Head
              post={posyandu}
              onAssess={mayAssess && !isAssessing ? () => assess(true) : null}
              onChanged={() => void refetch()}
            />
            <Stack>
              {isAssessing && mayAssess ? (
                <Panel flush title={t('assess')}>
                  <SkillGrid post={posyandu} skills={kaderSkills} onDone={() => assess(false)} />
                </Panel>
              ) : (
                <KaderOfPost post={posyandu} />
              )}
            </Stack>
          </>
        );
      }}
    </QueryState>
  );
}

function Head({ post, onAssess, onChanged }: { post: Post; onAssess: (() => void) | null; onChanged: () => void }) {
  const t = useKaderText();
  const [isOpen, setOpen] = useState(false);
  const { wilayah } = post;
  return (
    <>
      <PageHeader
        breadcrumb={<WilayahCrumbs areas={[...wilayah.ancestors, { ...wilayah, name: wilayah.fullName }]} />}
        kicker={<Link to={paths.posyandu(post.id)}>{post.name}</Link>}
        title={t('ofPost', { post: post.name })}
        actions={
          <>
            {onAssess && (
              <Button icon="form" onClick={onAssess}>
                {t('assess')}
              </Button>
            )}
            {post.kaderAbilities.includes('kader.manage') && (
              <Button variant="primary" icon="plus" onClick={() => setOpen(true)}>
                {t('register')}
              </Button>
            )}
          </>
        }
      />
      {isOpen && (
        <RegisterDialog
          post={post}
          onClose={() => setOpen(false)}
          onDone={(told) => {
            setOpen(false);
            showToast(told);
            onChanged();
          }}
        />
      )}
    </>
  );
}

function KaderOfPost({ post }: { post: Post }) {
  const t = useKaderText();
  const columns = useKaderColumns<Post['kader'][number]>();
  return (
    <Panel flush>
      {post.kader.length === 0 ? (
        <EmptyState title={t('noKader')} icon="group">
          {t('noKaderHint')}
        </EmptyState>
      ) : (
        <DataTable
          stacks
          caption={t('ofPost', { post: post.name })}
          columns={columns}
          rows={post.kader}
          rowKey={({ id }) => id}
        />
      )}
    </Panel>
  );
}
