import { skipToken } from '@apollo/client/react';
import { toFailure } from '@/apollo/failure.ts';
import { NoArea } from '@/features/figures/no-rows.tsx';
import { useBoard, useReadAgain } from '@/features/figures/use-board.ts';
import { useFittingLevel } from '@/features/figures/use-fitting-level.ts';
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
  return id ? <RankingOfArea wilayah={id} known={own} /> : <NoArea />;
}

function RankingOfArea({ wilayah, known }: { wilayah: string; known: Parameters<typeof useBoard>[1] }) {
  const { view, level, own, ask } = useBoard(wilayah, known, START);
  const { month } = view;
  const kind = PERIOD_KINDS.find((one) => one === view.of('jenis')) ?? 'bulan';
  const from = monthsUntil(month, TREND_MONTHS).at(-1) ?? month;
  const variables = ask && { ...ask, period: periodAround(kind, month), from, month };
  const { data, previousData, error, refetch } = useRankingPageQuery(
    variables ? { variables: { ...variables, wilayah } } : skipToken,
  );
  const shown = data ?? previousData;
  useFittingLevel(shown?.wilayah, view);
  const reread = useReadAgain(RankingChangesDocument, variables);
  return (
    <QueryState isPage data={shown} failure={toFailure(error)} onRetry={() => void refetch()}>
      {(answer) =>
        answer.wilayah ? (
          <RankingView
            area={answer.wilayah}
            own={own}
            figures={answer}
            indicators={answer.indicators}
            view={view}
            kind={kind}
            level={level}
            onChange={reread}
          />
        ) : (
          <FailureNotice isPage failure={{ kind: 'missing' }} />
        )
      }
    </QueryState>
  );
}
