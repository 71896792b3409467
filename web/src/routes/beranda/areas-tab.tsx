import { skipToken } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { toFailure } from '@/apollo/failure.ts';
import { IndicatorSelect } from '@/features/figures/indicator-select.tsx';
import { useIndicatorChoices } from '@/features/figures/use-indicator-choices.ts';
import { useRowLevel } from '@/features/figures/use-row-level.ts';
import { useMay } from '@/features/session/session.tsx';
import { useArea } from '@/features/session/use-area.ts';
import type { WilayahLevel } from '@/gql/schema-types.ts';
import { useFormat } from '@/i18n/format.ts';
import { useHomeText } from '@/i18n/texts/home.ts';
import { Button } from '@/ui/button.tsx';
import { Panel, Toolbar } from '@/ui/page.tsx';
import { EmptyState, QueryState, Skeleton } from '@/ui/query-state.tsx';
import { AreasTable, AreasTools } from './areas-table.tsx';
import { type StartAreasQuery, useStartAreasQuery } from './start-page.generated.ts';
import css from './start.module.css';
import { type AreasView, useAreasView } from './use-areas-view.ts';

/** How the areas right below one stand, side by side on one sheet. */
export function AreasTab({ area, tabs }: { area: string | null; tabs: ReactNode }) {
  const t = useHomeText();
  if (area) return <Areas area={area} tabs={tabs} />;
  return (
    <>
      <Toolbar>{tabs}</Toolbar>
      <EmptyState title={t('chooseArea')} icon="tree" />
    </>
  );
}

function Areas({ area, tabs }: { area: string; tabs: ReactNode }) {
  const view = useAreasView();
  const { own } = useArea();
  const level = useRowLevel(area, null, own);
  const withFigures = useMay('analytics.read');
  const withDuties = useMay('duty.read');
  const { data, previousData, error, refetch } = useStartAreasQuery(
    level
      ? {
          variables: {
            wilayah: area,
            level: level as WilayahLevel,
            indicators: [...new Set(view.indicators)],
            month: view.month,
            year: Number(view.month.slice(0, 4)),
            withFigures,
            withDuties,
          },
          fetchPolicy: 'cache-and-network',
        }
      : skipToken,
  );
  const answer = data ?? previousData;
  return (
    <>
      <Toolbar>
        {tabs}
        {answer && <Controls answer={answer} view={view} />}
      </Toolbar>
      {level === null && <None />}
      {level === undefined && <Skeleton />}
      {level && (
        <QueryState data={answer} failure={toFailure(error)} onRetry={() => void refetch()}>
          {(shown) => (shown.supervision.rows.length === 0 ? <None /> : <Sheet answer={shown} view={view} />)}
        </QueryState>
      )}
    </>
  );
}

function None() {
  const t = useHomeText();
  return (
    <EmptyState title={t('areas.none')} icon="tree">
      {t('areas.noneHint')}
    </EmptyState>
  );
}

function Sheet({ answer, view }: { answer: StartAreasQuery; view: AreasView }) {
  const t = useHomeText();
  const format = useFormat();
  const month = format.period(answer.supervision.month);
  return (
    <>
      <p className="pk-muted">{t('areas.lead', { area: answer.wilayah?.fullName ?? '', month })}</p>
      <div className={css.sheet}>
        <Panel flush>
          <AreasTable answer={answer} view={view} caption={t('areas.caption', { month })} />
        </Panel>
      </div>
    </>
  );
}

function Controls({ answer, view }: { answer: StartAreasQuery; view: AreasView }) {
  const t = useHomeText();
  const choices = useIndicatorChoices(answer.chosen ?? []);
  return (
    <>
      <details className={css.choose}>
        <summary>{t('areas.choose')}</summary>
        <div>
          {answer.figures &&
            ([0, 1] as const).map((place) => (
              <IndicatorSelect
                key={place}
                label={t(place === 0 ? 'areas.first' : 'areas.second')}
                indicators={choices}
                value={view.indicators[place]}
                onChange={(code) => view.setIndicator(place, code)}
              />
            ))}
        </div>
      </details>
      <AreasTools answer={answer} view={view} />
      <Button icon="print" onClick={() => window.print()}>
        {t('areas.print')}
      </Button>
    </>
  );
}
