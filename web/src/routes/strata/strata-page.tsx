import { skipToken } from '@apollo/client/react';
import { toFailure } from '@/apollo/failure.ts';
import { NoArea } from '@/features/figures/no-rows.tsx';
import { useMay } from '@/features/session/session.tsx';
import { useArea } from '@/features/session/use-area.ts';
import { useDebounced } from '@/lib/use-debounced.ts';
import { FailureNotice, QueryState } from '@/ui/query-state.tsx';
import { UNJUDGED } from './strata-counts.ts';
import { useStrataPageQuery } from './strata-page.generated.ts';
import { StrataView } from './strata-view.tsx';
import { useStrataView } from './use-strata-view.ts';

/** How self-reliant the posts of an area are, and what each still lacks for the next strata. */
export function StrataPage() {
  const { id } = useArea();
  const view = useStrataView();
  const mayRead = useMay('report.read');
  const search = useDebounced(view.search, 250);
  const { data, previousData, error, loading, fetchMore, refetch } = useStrataPageQuery(
    id && mayRead
      ? {
          variables: {
            wilayah: id,
            month: view.month,
            strata: view.strata === null ? null : view.strata === UNJUDGED ? [] : [view.strata],
            unjudged: view.strata === UNJUDGED,
            active: view.active,
            search: search || null,
            order: view.order,
          },
        }
      : skipToken,
  );
  if (!mayRead) return <FailureNotice failure={{ kind: 'refused' }} />;
  if (!id) return <NoArea />;
  const more = (after: string | null) =>
    fetchMore({
      variables: { after },
      updateQuery: (before, { fetchMoreResult }) => ({
        ...fetchMoreResult,
        assessedPosts: {
          ...fetchMoreResult.assessedPosts,
          rows: [...before.assessedPosts.rows, ...fetchMoreResult.assessedPosts.rows],
        },
      }),
    });
  return (
    <QueryState isPage data={data ?? previousData} failure={toFailure(error)} onRetry={() => void refetch()}>
      {({ wilayah, assessedPosts }) =>
        wilayah ? (
          <StrataView
            area={wilayah}
            posts={assessedPosts}
            view={view}
            isBusy={loading}
            onMore={assessedPosts.hasNextPage ? () => void more(assessedPosts.endCursor) : null}
          />
        ) : (
          <FailureNotice isPage failure={{ kind: 'missing' }} />
        )
      }
    </QueryState>
  );
}
