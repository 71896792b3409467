import { skipToken } from '@apollo/client/react';
import { useEffect } from 'react';
import { toFailure } from '@/apollo/failure.ts';
import type { IndicatorChoiceFragment } from '@/features/figures/figures.generated.ts';
import { levelBelow } from '@/features/figures/levels.ts';
import { NoArea } from '@/features/figures/no-rows.tsx';
import { useRowLevel } from '@/features/figures/use-row-level.ts';
import { useArea } from '@/features/session/use-area.ts';
import { FailureNotice, QueryState } from '@/ui/query-state.tsx';
import {
  type TargetsPageQueryVariables,
  useTargetIndicatorsQuery,
  useTargetsPageQuery,
} from './targets-page.generated.ts';
import { TargetsView } from './targets-view.tsx';
import { useTargetsView } from './use-targets-view.ts';

const DEFAULT_DOMAIN = 'KIA';

/** The editor of targets: indicators by areas for a year, with paths, passing on and import. */
export function TargetsPage() {
  const { id, own } = useArea();
  const { data, error, refetch } = useTargetIndicatorsQuery({ fetchPolicy: 'cache-first' });
  if (!id) return <NoArea />;
  return (
    <QueryState isPage data={data?.indicators} failure={toFailure(error)} onRetry={() => void refetch()}>
      {(indicators) => <TargetsOfArea wilayah={id} own={own} indicators={indicators} />}
    </QueryState>
  );
}

type Props = {
  wilayah: string;
  own: Parameters<typeof useRowLevel>[2];
  indicators: readonly IndicatorChoiceFragment[];
};

function TargetsOfArea({ wilayah, own, indicators }: Props) {
  const view = useTargetsView();
  const level = useRowLevel(wilayah, null, own);
  const inForce = indicators.filter(({ current }) => current);
  const known = inForce.find(({ code }) => code === view.indicator);
  const domain = view.domain ?? known?.domain ?? DEFAULT_DOMAIN;
  const codes = inForce.filter((one) => one.domain === domain).map(({ code }) => code);
  const ask = level !== undefined &&
    level !== 'PUSKESMAS' && {
      wilayah,
      level,
      indicators: codes,
      period: view.year,
      // A month alone tells what is in force in its year, and costs a twelfth of asking the year.
      month: `${view.year}-01`,
    };
  const { data, previousData, error, refetch } = useAllTargets(ask || null);
  return (
    <QueryState isPage data={data ?? previousData} failure={toFailure(error)} onRetry={() => void refetch()}>
      {(answer) =>
        answer.wilayah ? (
          <TargetsView
            area={answer.wilayah}
            below={levelBelow(answer.wilayah.level)}
            answer={answer}
            indicators={inForce}
            domain={domain}
            view={view}
            onChange={() => void refetch()}
          />
        ) : (
          <FailureNotice isPage failure={{ kind: 'missing' }} />
        )
      }
    </QueryState>
  );
}

/** Reads the targets of all areas below, page after page. */
function useAllTargets(ask: TargetsPageQueryVariables | null) {
  const query = useTargetsPageQuery(ask ? { variables: ask, notifyOnNetworkStatusChange: false } : skipToken);
  const { data, fetchMore } = query;
  const page = data?.below.pageInfo;
  const next = page?.hasNextPage ? page.endCursor : null;
  useEffect(() => {
    if (!next) return;
    void fetchMore({ variables: { after: next } });
  }, [next, fetchMore]);
  return query;
}
