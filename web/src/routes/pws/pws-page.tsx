import { useApolloClient, skipToken } from '@apollo/client/react';
import { toFailure } from '@/apollo/failure.ts';
import { NoArea } from '@/features/figures/no-rows.tsx';
import { useBoardView } from '@/features/figures/use-board-view.ts';
import { useFittingLevel } from '@/features/figures/use-fitting-level.ts';
import { useRowLevel } from '@/features/figures/use-row-level.ts';
import { useSelection } from '@/features/figures/use-selection.ts';
import { useArea } from '@/features/session/use-area.ts';
import { FailureNotice, QueryState } from '@/ui/query-state.tsx';
import { monthsNeeded } from './pws-board.ts';
import { PwsBoardView } from './pws-board-view.tsx';
import { PwsFiguresDocument, usePwsPageQuery } from './pws-page.generated.ts';

const START = { indicator: 'ANC_K4', state: 'sementara' };

/** The board of local area monitoring: areas by their coverage since January, with the line of the target. */
export function PwsPage() {
  const { id, own } = useArea();
  return id ? <PwsOfArea wilayah={id} own={own} /> : <NoArea />;
}

function PwsOfArea({ wilayah, own }: { wilayah: string; own: Parameters<typeof useRowLevel>[2] }) {
  const view = useBoardView(START);
  const client = useApolloClient();
  const level = useRowLevel(wilayah, view.level, own);
  const selection = useSelection(wilayah, level);
  const ask = selection && {
    ...selection,
    areas: [wilayah],
    indicator: view.indicator,
    periods: monthsNeeded(view.month),
    dataState: view.dataState,
  };
  const { data, previousData, error, refetch } = usePwsPageQuery(ask ? { variables: { ...ask, wilayah } } : skipToken);
  // What is on screen stays until the next figures are there.
  const shown = data ?? previousData;
  useFittingLevel(shown?.wilayah, view);
  const reread = () => {
    if (ask) void client.query({ query: PwsFiguresDocument, variables: ask, fetchPolicy: 'network-only' });
  };
  return (
    <QueryState isPage data={shown} failure={toFailure(error)} onRetry={() => void refetch()}>
      {({ wilayah: area, board, indicators }) =>
        area ? (
          <PwsBoardView
            area={area}
            answer={board}
            indicators={indicators}
            view={view}
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
