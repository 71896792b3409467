import { Link, useParams } from 'react-router';
import { toFailure } from '@/apollo/failure.ts';
import { PagedList } from '@/features/lists/paged-list.tsx';
import { useMay } from '@/features/session/session.tsx';
import { WilayahCrumbs } from '@/features/wilayah/wilayah-crumbs.tsx';
import { useFormat } from '@/i18n/format.ts';
import { useNetworkText } from '@/i18n/texts/jejaring.ts';
import { paths } from '@/paths.ts';
import { Button, buttonClass } from '@/ui/button.tsx';
import { type Column, DataTable } from '@/ui/data-table.tsx';
import { Columns, Facts, PageHeader, Panel, Stack } from '@/ui/page.tsx';
import { EmptyState, FailureNotice, QueryState } from '@/ui/query-state.tsx';
import { useColumnParam } from '@/ui/use-column-param.ts';
import { IlpHistory } from '../ilp/ilp-history.tsx';
import { StageTag } from '../ilp/stage-tag.tsx';
import { PuskesmasPageDocument, usePuskesmasPageQuery } from './puskesmas-pages.generated.ts';
import { PuskesmasHistory } from './puskesmas-history.tsx';
import type { Puskesmas } from './puskesmas-page.types.ts';
import { PustuGaps } from './pustu-gaps.tsx';
import { PustuPanel } from './pustu-panel.tsx';
import { NetworkWindow } from './network-window.tsx';
import { type NetworkState, useNetworkWindow } from './use-network-window.ts';

type Post = Puskesmas['posyandu']['nodes'][number];
type Answer = ReturnType<typeof usePuskesmasPageQuery>;

/** One puskesmas: the villages it serves, the posts it mentors, and how far primary-care integration has come. */
export function PuskesmasPage() {
  const { id = '' } = useParams();
  const answer = usePuskesmasPageQuery({ variables: { id } });
  const { data, error, refetch } = answer;
  return (
    <QueryState isPage data={data} failure={toFailure(error)} onRetry={() => void refetch()}>
      {({ puskesmas }) =>
        puskesmas ? (
          <View puskesmas={puskesmas} answer={answer} />
        ) : (
          <FailureNotice isPage failure={{ kind: 'missing' }} />
        )
      }
    </QueryState>
  );
}

function View({ puskesmas, answer }: { puskesmas: Puskesmas; answer: Answer }) {
  const t = useNetworkText();
  const { id, name, wilayah } = puskesmas;
  const maySee = useMay('analytics.read');
  const place = { wilayah: wilayah.id, puskesmas: id };
  const window = useNetworkWindow();
  return (
    <>
      <PageHeader
        breadcrumb={<WilayahCrumbs areas={[...wilayah.ancestors, wilayah]} />}
        title={name}
        actions={
          <>
            {maySee && (
              <>
                <Link className={buttonClass()} to={paths.pws(place)}>
                  {t('openPws')}
                </Link>
                <Link className={buttonClass()} to={paths.ranking(place)}>
                  {t('openRanking')}
                </Link>
              </>
            )}
            {puskesmas.abilities.includes('puskesmas.manage') && (
              <>
                <Button onClick={() => window.act('puskesmas')}>{t('correct')}</Button>
                <Button variant="quiet" onClick={() => window.act('tarik-puskesmas')}>
                  {t('withdraw')}
                </Button>
              </>
            )}
          </>
        }
      />
      <Columns>
        <Stack>
          <PustuPanel puskesmas={puskesmas} window={window} />
          <Panel flush title={t('posts')}>
            <Posts puskesmas={puskesmas} answer={answer} />
          </Panel>
        </Stack>
        <Side puskesmas={puskesmas} window={window} />
      </Columns>
      <NetworkWindow puskesmas={puskesmas} window={window} onChanged={() => void answer.refetch()} />
    </>
  );
}

function Posts({ puskesmas, answer }: { puskesmas: Puskesmas; answer: Answer }) {
  const t = useNetworkText();
  const columns: Column<Post>[] = [
    {
      key: 'name',
      header: t('posts'),
      isRowHeader: true,
      cell: ({ id, name }) => <Link to={paths.posyandu(id)}>{name}</Link>,
      exportBy: ({ name }) => name,
    },
    {
      key: 'village',
      header: t('village'),
      cell: ({ wilayah }) => <Link to={paths.wilayah(wilayah.id)}>{wilayah.fullName}</Link>,
      exportBy: ({ wilayah }) => wilayah.fullName,
    },
  ];
  const chosen = useColumnParam(columns);
  const title = t('postsOf', { name: puskesmas.name });
  const none = { totalCount: 0, nodes: [], pageInfo: { hasNextPage: false, endCursor: null } };
  return (
    <PagedList
      list="/puskesmas/posyandu"
      title={title}
      columns={chosen}
      document={PuskesmasPageDocument}
      variables={{ id: puskesmas.id }}
      answer={answer}
      pick={(data) => data.puskesmas?.posyandu ?? none}
      empty={
        <EmptyState title={t('noPosts')} icon="post">
          {t('noPostsHint')}
        </EmptyState>
      }
    >
      {(rows) => <DataTable stacks caption={title} columns={chosen.shown} rows={rows} rowKey={({ id }) => id} />}
    </PagedList>
  );
}

function Side({ puskesmas, window }: { puskesmas: Puskesmas; window: NetworkState }) {
  const t = useNetworkText();
  const format = useFormat();
  const { code, workArea, ilp, postsByIlp } = puskesmas;
  const running = { running: format.number(postsByIlp.running), total: format.number(postsByIlp.total) };
  return (
    <Stack>
      <PustuGaps puskesmas={puskesmas} window={window} />
      <Panel title={t('villages')}>
        {code && <Facts facts={[[t('code'), code]]} />}
        {workArea.length === 0 ? (
          <p className="pk-muted">{t('noVillages')}</p>
        ) : (
          <>
            <p className="pk-muted">{t('villagesCount', { count: workArea.length })}</p>
            <ul>
              {workArea.map(({ id, fullName }) => (
                <li key={id}>
                  <Link to={paths.wilayah(id)}>{fullName}</Link>
                </li>
              ))}
            </ul>
          </>
        )}
      </Panel>
      {ilp && (
        <Panel title={t('ilp')}>
          <p>
            <StageTag stage={ilp.stage} since={ilp.since} />
          </p>
          <p>{t('running', running)}</p>
          <IlpHistory entries={ilp.history} />
        </Panel>
      )}
      <PuskesmasHistory puskesmas={puskesmas} />
    </Stack>
  );
}
