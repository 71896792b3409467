import { skipToken } from '@apollo/client/react';
import { toFailure } from '@/apollo/failure.ts';
import { NoArea } from '@/features/figures/no-rows.tsx';
import { useBoard, useReadAgain } from '@/features/figures/use-board.ts';
import { useFittingLevel } from '@/features/figures/use-fitting-level.ts';
import { useArea } from '@/features/session/use-area.ts';
import { FailureNotice, QueryState } from '@/ui/query-state.tsx';
import { monthsNeeded } from './pws-board.ts';
import { PwsBoardView } from './pws-board-view.tsx';
import { PwsChangesDocument, usePwsPageQuery } from './pws-page.generated.ts';

const START = { indicator: 'ANC_K4', state: 'sementara' };

/** The board of local area monitoring: areas by their coverage since January, with the line of the target. */
export function PwsPage() {
  const { id, own } = useArea();
  return id ? <PwsOfArea wilayah={id} known={own} /> : <NoArea />;
}

function PwsOfArea({ wilayah, known }: { wilayah: string; known: Parameters<typeof useBoard>[1] }) {
  const { view, level, own, ask } = useBoard(wilayah, known, START);
  const variables = ask && { ...ask, periods: monthsNeeded(view.month) };
  const { data, previousData, error, refetch } = usePwsPageQuery(
    variables ? { variables: { ...variables, wilayah } } : skipToken,
  );
  // What is on screen stays until the next figures are there.
  const shown = data ?? previousData;
  useFittingLevel(shown?.wilayah, view);
  const reread = useReadAgain(PwsChangesDocument, variables);
  return (
    <QueryState isPage data={shown} failure={toFailure(error)} onRetry={() => void refetch()}>
      {({ wilayah: area, board, indicators }) =>
        area ? (
          <PwsBoardView
            area={area}
            own={own}
            answer={board}
            indicators={indicators}
            view={view}
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
