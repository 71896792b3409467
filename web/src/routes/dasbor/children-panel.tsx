import { useApolloClient } from '@apollo/client/react';
import { Link } from 'react-router';
import { toFailure } from '@/apollo/failure.ts';
import { LiveUpdates, type Update } from '@/features/live/live-updates.tsx';
import { usePostsPath } from '@/features/session/use-posts-path.ts';
import type { WilayahLevel } from '@/gql/schema-types.ts';
import { useDashboardText } from '@/i18n/texts/dashboard.ts';
import { buttonClass } from '@/ui/button.tsx';
import { Panel } from '@/ui/page.tsx';
import { EmptyState, QueryState } from '@/ui/query-state.tsx';
import { applyUpdate } from './cells.ts';
import { ChildrenTable } from './children-table.tsx';
import {
  DashboardChildrenDocument,
  DashboardPageDocument,
  type DashboardPageQueryVariables,
  useDashboardChildrenQuery,
} from './dashboard-page.generated.ts';

const BELOW: Readonly<Record<WilayahLevel, WilayahLevel | null>> = {
  NASIONAL: 'PROVINSI',
  PROVINSI: 'KABKOTA',
  KABKOTA: 'KECAMATAN',
  KECAMATAN: 'DESA',
  DESA: null,
};

type Props = {
  area: { id: string; level: WilayahLevel };
  month: string;
  /** Those of the page's own query, whose figures move as well. */
  variables: DashboardPageQueryVariables;
  onGap: () => void;
};

/** The areas directly below, and the one live line of the page. */
export function ChildrenPanel({ area, month, variables, onGap }: Props) {
  const t = useDashboardText();
  const client = useApolloClient();
  const postsPath = usePostsPath()({ wilayah: area.id, periode: month });
  const level = BELOW[area.level];
  const asked = { wilayah: area.id, level: level ?? 'DESA', indicators: variables.indicators, month };
  const { data, error, refetch } = useDashboardChildrenQuery({ variables: asked });
  const onUpdate = (update: Update) => {
    client.cache.updateQuery(
      { query: DashboardPageDocument, variables },
      (before) =>
        before && {
          ...before,
          own: applyUpdate(before.own, update),
          // Events speak of the areas of today.
          trend: variables.hierarchy === 'AS_NOW' ? applyUpdate(before.trend, update) : before.trend,
        },
    );
    client.cache.updateQuery(
      { query: DashboardChildrenDocument, variables: asked },
      (before) => before && { ...before, children: applyUpdate(before.children, update) },
    );
  };
  return (
    <QueryState data={data?.children} failure={toFailure(error)} onRetry={() => void refetch()}>
      {(answer) => (
        <Panel
          flush
          title={t('children.title')}
          actions={
            <LiveUpdates
              key={variables.indicator}
              filter={{
                indicators: [...new Set([...variables.indicators, variables.indicator])],
                wilayah: [area.id, ...answer.wilayah.map(({ id }) => id)],
                periods: [month],
              }}
              after={answer.cursor}
              onUpdate={onUpdate}
              onGap={() => {
                void refetch();
                onGap();
              }}
            />
          }
        >
          {answer.wilayah.length === 0 || level === null ? (
            <EmptyState title={t('children.none')} icon="post">
              <p>{t('children.noneHint')}</p>
              {postsPath && (
                <Link className={buttonClass()} to={postsPath}>
                  {t('children.openPosts')}
                </Link>
              )}
            </EmptyState>
          ) : (
            <ChildrenTable answer={answer} month={month} />
          )}
        </Panel>
      )}
    </QueryState>
  );
}
