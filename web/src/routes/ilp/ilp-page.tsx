import { useState } from 'react';
import { toFailure } from '@/apollo/failure.ts';
import type { ReadPortion } from '@/features/lists/read-rows.ts';
import { portionOf, useRead } from '@/features/lists/use-read.ts';
import { useMay } from '@/features/session/session.tsx';
import { useArea } from '@/features/session/use-area.ts';
import { useIlpText } from '@/i18n/texts/ilp.ts';
import { Button } from '@/ui/button.tsx';
import { PageHeader, Panel, Stack } from '@/ui/page.tsx';
import { EmptyState, FailureNotice, QueryState } from '@/ui/query-state.tsx';
import { IlpHistory } from './ilp-history.tsx';
import { IlpPageDocument, type IlpPageQuery, useIlpPageQuery } from './ilp-page.generated.ts';
import { AreaTable, PostTable, PuskesmasTable } from './ilp-tables.tsx';
import { type IlpSubject, SetIlpDialog } from './set-ilp-dialog.tsx';
import { StageTag } from './stage-tag.tsx';

/** How far primary-care integration has come in the working area: its own standing, and that of what lies below. */
export function IlpPage() {
  const t = useIlpText();
  const { id } = useArea();
  const seesPuskesmas = useMay('puskesmas.read');
  const [subject, setSubject] = useState<IlpSubject | null>(null);
  const variables = { within: id ?? '', seesPuskesmas };
  const { data, error, loading, refetch, fetchMore } = useIlpPageQuery({
    variables,
    skip: !id,
    fetchPolicy: 'cache-and-network',
  });
  const read = useRead(IlpPageDocument, variables, ({ wilayah }) =>
    wilayah ? portionOf(wilayah.posyandu) : { rows: [], next: null },
  );
  const onMore = (after: string | null) => void fetchMore({ variables: { after } });
  if (!id) return <EmptyState isPage title={t('chooseArea')} icon="tree" />;
  return (
    <>
      <PageHeader title={t('title')} />
      <p className="pk-muted">{t('lead')}</p>
      <QueryState isPage data={data} failure={toFailure(error)} onRetry={() => void refetch()}>
        {(shown) => <Standing shown={shown} posts={{ read, onMore, isBusy: loading }} onSet={setSubject} />}
      </QueryState>
      {subject && (
        <SetIlpDialog
          subject={subject}
          onClose={() => {
            setSubject(null);
            void refetch();
          }}
          onDone={() => {
            setSubject(null);
            void refetch();
          }}
        />
      )}
    </>
  );
}

type Post = NonNullable<IlpPageQuery['wilayah']>['posyandu']['nodes'][number];
type StandingProps = {
  shown: IlpPageQuery;
  /** How posts beyond those shown are read. */
  posts: { read: ReadPortion<Post>; isBusy: boolean; onMore: (after: string | null) => void };
  onSet: (subject: IlpSubject) => void;
};

function Standing({ shown, posts, onSet }: StandingProps) {
  const t = useIlpText();
  const { wilayah, ilpStatus, ilpPuskesmas = [] } = shown;
  if (!wilayah) return <FailureNotice isPage failure={{ kind: 'missing' }} />;
  const { fullName, ilp, posyandu } = wilayah;
  const isEmpty = ilpStatus.length + (ilpPuskesmas?.length ?? 0) + posyandu.nodes.length === 0;
  return (
    <Stack>
      {ilp && (
        <Panel
          title={fullName}
          actions={
            ilp.maySet && <Button onClick={() => onSet({ id: wilayah.id, name: fullName, ilp })}>{t('set')}</Button>
          }
        >
          <p>
            <StageTag stage={ilp.stage} since={ilp.since} />
          </p>
          <IlpHistory entries={ilp.history} />
        </Panel>
      )}
      {ilpPuskesmas && ilpPuskesmas.length > 0 && (
        <Panel flush title={t('puskesmas')}>
          <PuskesmasTable rows={ilpPuskesmas} onSet={onSet} />
        </Panel>
      )}
      {ilpStatus.length > 0 && (
        <Panel flush title={t('areas', { name: fullName })}>
          <AreaTable rows={ilpStatus} onSet={onSet} />
        </Panel>
      )}
      {posyandu.nodes.length > 0 && (
        <Panel flush title={t('posts')}>
          <PostTable
            page={posyandu}
            read={posts.read}
            isBusy={posts.isBusy}
            onMore={() => posts.onMore(posyandu.pageInfo.endCursor)}
            onSet={onSet}
          />
        </Panel>
      )}
      {isEmpty && (
        <EmptyState title={t('none')} icon="tree">
          {t('noneHint')}
        </EmptyState>
      )}
    </Stack>
  );
}
