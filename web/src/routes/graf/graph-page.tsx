import { toFailure } from '@/apollo/failure.ts';
import { useArea } from '@/features/session/use-area.ts';
import { useGapsText } from '@/i18n/texts/gaps.ts';
import { FailureNotice, QueryState } from '@/ui/query-state.tsx';
import { EmptyState } from '@/ui/query-state.tsx';
import { codesToAsk } from './graph-model.ts';
import { useGraphPageQuery } from './graph-page.generated.ts';
import { GraphPageView } from './graph-view.tsx';
import { useGraphView } from './use-graph-view.ts';

/** The groups and agencies of the working area as a graph to walk through, or as its outline. */
export function GraphPage() {
  const t = useGapsText();
  const { id } = useArea();
  if (!id) return <EmptyState isPage title={t('chooseArea')} icon="tree" />;
  return <AreaGraph key={id} area={id} />;
}

function AreaGraph({ area }: { area: string }) {
  const view = useGraphView();
  const { data, previousData, error, refetch } = useGraphPageQuery({
    variables: { area, on: view.on, opened: codesToAsk(view.opened ?? []), seats: view.layers.seats },
    fetchPolicy: 'cache-and-network',
  });
  return (
    <QueryState isPage data={data ?? previousData} failure={toFailure(error)} onRetry={() => void refetch()}>
      {({ wilayah, pokjanalGraph }) =>
        wilayah ? (
          <GraphPageView area={wilayah} graph={pokjanalGraph} view={view} />
        ) : (
          <FailureNotice isPage failure={{ kind: 'missing' }} />
        )
      }
    </QueryState>
  );
}
