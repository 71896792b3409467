import { toFailure } from '@/apollo/failure.ts';
import { LiveUpdates } from '@/features/live/live-updates.tsx';
import { WilayahCrumbs } from '@/features/wilayah/wilayah-crumbs.tsx';
import { useFormat } from '@/i18n/format.ts';
import { useClosingText } from '@/i18n/texts/closing.ts';
import { PageHeader, Panel, Stack } from '@/ui/page.tsx';
import { PeriodPicker } from '@/ui/period-picker.tsx';
import { EmptyState, QueryState } from '@/ui/query-state.tsx';
import { StatusBadge } from '@/ui/status-badge.tsx';
import { useReread } from '../petugas/use-reread.ts';
import { CloseButton } from './close-button.tsx';
import { useClosingPageQuery } from './closing-page.generated.ts';
import css from './closing-page.module.css';
import type { Area, Closing } from './closing-page.types.ts';
import { FormStates } from './form-states.tsx';
import { OpenReports } from './open-reports.tsx';
import { PermitList } from './permit-list.tsx';
import { ReleaseList } from './release-list.tsx';
import { useClosingView } from './use-closing-view.ts';

/** The closing of one month in a regency, or how the month stands in an area below it. */
export function ClosingView({ area }: { area: Area }) {
  const t = useClosingText();
  const view = useClosingView();
  const { month } = view;
  const { data, previousData, error, refetch } = useClosingPageQuery({
    variables: { wilayah: area.id, month },
    fetchPolicy: 'cache-and-network',
  });
  const reread = useReread(refetch);
  const closing = data?.monthClosing;
  const isRegency = area.level === 'KABKOTA';
  return (
    <Stack>
      <PageHeader
        title={t('title')}
        kicker={area.fullName}
        breadcrumb={<WilayahCrumbs areas={area.ancestors} />}
        tags={
          data && (
            <>
              {isRegency && <ClosingState releases={data.monthClosing.releases} />}
              <LiveUpdates
                key={`${area.id} ${month}`}
                filter={{ indicators: [], periods: [month], within: area.id }}
                after={data.cursor}
                onUpdate={reread}
                onGap={reread}
              />
            </>
          )
        }
        actions={
          <>
            <PeriodPicker
              label={t('month')}
              value={month}
              months={view.months}
              onChange={(next) => view.set('periode', next)}
            />
            {isRegency && closing?.abilities.includes('submission.approve') && (
              <CloseButton area={area} month={month} closing={closing} onDone={() => void refetch()} />
            )}
          </>
        }
      />
      <p className="pk-muted">{isRegency ? t('state.lead') : t('below', { area: area.fullName })}</p>
      <QueryState data={(data ?? previousData)?.monthClosing} failure={toFailure(error)} onRetry={() => void refetch()}>
        {(shown) => <Parts area={area} month={month} closing={shown} view={view} onChanged={() => void refetch()} />}
      </QueryState>
    </Stack>
  );
}

function ClosingState({ releases: [last] }: { releases: Closing['releases'] }) {
  const t = useClosingText();
  return last ? (
    <StatusBadge tone="good">{t('state.closed', { name: last.name })}</StatusBadge>
  ) : (
    <StatusBadge tone="neutral">{t('state.open')}</StatusBadge>
  );
}

type PartsProps = {
  area: Area;
  month: string;
  closing: Closing;
  view: ReturnType<typeof useClosingView>;
  onChanged: () => void;
};

function Parts({ area, month, closing, view, onChanged }: PartsProps) {
  const t = useClosingText();
  const format = useFormat();
  const { forms, releases, permits, abilities } = closing;
  const place = { wilayah: area.id, month };
  if (forms.length === 0) {
    return (
      <Panel flush>
        <EmptyState title={t('state.nothing')} icon="form">
          {t('state.nothingHint')}
        </EmptyState>
      </Panel>
    );
  }
  return (
    <>
      <FormStates forms={forms} month={month} view={view} />
      <div className={css.pair}>
        {area.level === 'KABKOTA' && <ReleaseList place={place} releases={releases} zone={area.zone} />}
        <PermitList
          place={place}
          permits={permits}
          lead={t('permits.lead', { month: format.period(month) })}
          mayAmend={abilities.includes('submission.amend')}
          isClosed={releases.length > 0}
          onChanged={onChanged}
        />
      </div>
      <OpenReports place={place} closing={closing} view={view} onChanged={onChanged} />
    </>
  );
}
