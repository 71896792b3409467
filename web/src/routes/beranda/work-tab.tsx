import { useEffect } from 'react';
import { Link } from 'react-router';
import { toFailure } from '@/apollo/failure.ts';
import { useMay } from '@/features/session/session.tsx';
import { useHomeText } from '@/i18n/texts/home.ts';
import { useIdle } from '@/lib/use-idle.ts';
import { paths } from '@/paths.ts';
import { buttonClass } from '@/ui/button.tsx';
import { Panel } from '@/ui/page.tsx';
import { EmptyState, QueryState } from '@/ui/query-state.tsx';
import { ChangeList } from './change-list.tsx';
import { useMarkHomeSeenMutation, useStartPageQuery } from './start-page.generated.ts';
import css from './start.module.css';
import { WeekList } from './week-list.tsx';
import { WorkLines } from './work-lines.tsx';

/** What waits, what is due this week, and what others changed meanwhile; one question to the API. */
export function WorkTab({ area }: { area: string | null }) {
  const t = useHomeText();
  const { data, previousData, error, refetch } = useStartPageQuery({
    variables: { within: area },
    fetchPolicy: 'cache-and-network',
  });
  useSeen(Boolean(data));
  return (
    <QueryState data={(data ?? previousData)?.home} failure={toFailure(error)} onRetry={() => void refetch()}>
      {({ lines, since, changes }) => (
        <>
          <Panel flush title={t('waiting')}>
            {lines.length === 0 ? <Nothing /> : <WorkLines lines={lines} />}
          </Panel>
          <div className={css.pair}>
            <WeekList lines={lines} />
            <ChangeList changes={changes} since={since} />
          </div>
        </>
      )}
    </QueryState>
  );
}

/** Tells the API, when there is time, that this was read. */
function useSeen(isShown: boolean): void {
  const [mark] = useMarkHomeSeenMutation();
  const isIdle = useIdle();
  const isSeen = isShown && isIdle;
  useEffect(() => {
    // Nobody waits for it: a visit that was not noted shows its news once more.
    if (isSeen) mark().catch(() => undefined);
  }, [isSeen, mark]);
}

function Nothing() {
  const t = useHomeText();
  const mayReadFigures = useMay('analytics.read');
  return (
    <EmptyState title={t('nothing')} icon="check">
      {mayReadFigures && (
        <>
          <p>{t('nothingHint')}</p>
          <p className={css.acts}>
            <Link className={buttonClass()} to={paths.dashboard()}>
              {t('toDashboard')}
            </Link>
            <Link className={buttonClass()} to={paths.silentAreas()}>
              {t('toSilent')}
            </Link>
          </p>
        </>
      )}
    </EmptyState>
  );
}
