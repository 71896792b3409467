import { Link } from 'react-router';
import { toFailure } from '@/apollo/failure.ts';
import { useArea } from '@/features/session/use-area.ts';
import { WilayahCrumbs } from '@/features/wilayah/wilayah-crumbs.tsx';
import { useClosingText } from '@/i18n/texts/closing.ts';
import { paths } from '@/paths.ts';
import { PageHeader, Panel, Stack } from '@/ui/page.tsx';
import { EmptyState, FailureNotice, QueryState } from '@/ui/query-state.tsx';
import { useClosingAreaQuery } from './closing-page.generated.ts';
import css from './closing-page.module.css';
import type { Area } from './closing-page.types.ts';
import { ClosingView } from './closing-view.tsx';

/** A month on its way to being closed: what is open, whom to ask, what closing binds, who may amend afterwards. */
export function ClosingPage() {
  const t = useClosingText();
  const { id } = useArea();
  if (id) return <ClosingOfArea wilayah={id} />;
  return (
    <EmptyState isPage title={t('noArea')} icon="tree">
      {t('noAreaHint')}
    </EmptyState>
  );
}

function ClosingOfArea({ wilayah }: { wilayah: string }) {
  const { data, previousData, error, refetch } = useClosingAreaQuery({ variables: { wilayah } });
  return (
    <QueryState isPage data={data ?? previousData} failure={toFailure(error)} onRetry={() => void refetch()}>
      {({ wilayah: area }) => {
        if (!area) return <FailureNotice isPage failure={{ kind: 'missing' }} />;
        if (area.level === 'NASIONAL' || area.level === 'PROVINSI') return <AreaChoice area={area} />;
        return <ClosingView key={area.id} area={area} />;
      }}
    </QueryState>
  );
}

/** Above the regency nothing is closed: the way down to where it is. */
function AreaChoice({ area }: { area: Area }) {
  const t = useClosingText();
  return (
    <Stack>
      <PageHeader title={t('title')} kicker={area.fullName} breadcrumb={<WilayahCrumbs areas={area.ancestors} />} />
      <Panel title={t('above')}>
        <p className="pk-muted">{t('aboveHint')}</p>
        <ul className={css.areas}>
          {area.children.nodes.map(({ id, name }) => (
            <li key={id}>
              <Link to={paths.closing({ wilayah: id })}>{name}</Link>
            </li>
          ))}
        </ul>
      </Panel>
    </Stack>
  );
}
