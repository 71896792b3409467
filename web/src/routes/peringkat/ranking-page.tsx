import { skipToken, useApolloClient } from '@apollo/client/react';
import { toFailure } from '@/apollo/failure.ts';
import { NoArea } from '@/features/figures/no-rows.tsx';
import { useBoardView } from '@/features/figures/use-board-view.ts';
import { useFittingLevel } from '@/features/figures/use-fitting-level.ts';
import { useRowLevel } from '@/features/figures/use-row-level.ts';
import { useSelection } from '@/features/figures/use-selection.ts';
import { useArea } from '@/features/session/use-area.ts';
import { monthsUntil } from '@/ui/period-picker.tsx';
import { FailureNotice, QueryState } from '@/ui/query-state.tsx';
import { RankingChangesDocument, useRankingPageQuery } from './ranking-page.generated.ts';
import { PERIOD_KINDS, periodAround } from './ranking-rows.ts';
import { RankingView } from './ranking-view.tsx';

const START = { indicator: 'SKDN_DS', state: 'disetujui' };
const TREND_MONTHS = 12;

/** Areas ranked by an indicator, and how complete the reports are that this rests on. */
export function RankingPage() {
  const { id, own } = useArea();
  return id ? <RankingOfArea wilayah={id} own={own} /> : <NoArea />;
}

function RankingOfArea({ wilayah, own }: { wilayah: string; own: Parameters<typeof useRowLevel>[2] }) {
  const view = useBoardView(START);
  const client = useApolloClient();
  const kind = PERIOD_KINDS.find((one) => one === view.of('jenis')) ?? 'bulan';
  const level = useRowLevel(wilayah, view.level, own);
  const selection = useSelection(wilayah, level);
  const ask = selection && {
    ...selection,
    // Named too, so that an area with nothing below it does not answer for the whole of one's reach.
    areas: [wilayah],
    indicator: view.indicator,
    period: periodAround(kind, view.month),
    from: monthsUntil(view.month, TREND_MONTHS).at(-1) ?? view.month,
    month: view.month,
    dataState: view.dataState,
  };
  const { data, previousData, error, refetch } = useRankingPageQuery(
    ask ? { variables: { ...ask, wilayah } } : skipToken,
  );
  const shown = data ?? previousData;
  useFittingLevel(shown?.wilayah, view);
  const reread = () => {
    if (ask) void client.query({ query: RankingChangesDocument, variables: ask, fetchPolicy: 'network-only' });
  };
  return (
    <QueryState isPage data={shown} failure={toFailure(error)} onRetry={() => void refetch()}>
      {(answer) =>
        answer.wilayah ? (
          <RankingView
            area={answer.wilayah}
            figures={answer}
            indicators={answer.indicators}
            view={view}
            kind={kind}
            level={level ?? null}
            onChange={reread}
          />
        ) : (
          <FailureNotice isPage failure={{ kind: 'missing' }} />
        )
      }
    </QueryState>
  );
}
