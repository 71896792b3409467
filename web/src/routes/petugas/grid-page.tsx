import { useEffect } from 'react';
import { Link } from 'react-router';
import { useMay } from '@/features/session/session.tsx';
import { useReportPetugasText } from '@/i18n/texts/report-petugas.ts';
import { paths } from '@/paths.ts';
import { IconButton } from '@/ui/button.tsx';
import { PageHeader, Stack } from '@/ui/page.tsx';
import { PeriodPicker } from '@/ui/period-picker.tsx';
import { EmptyState, FailureNotice, QueryState } from '@/ui/query-state.tsx';
import { ReportBadge } from '@/features/report/report-badge.tsx';
import { EntryLoader } from './entry-loader.tsx';
import { useFormNames } from './form-choice.tsx';
import css from './grid-entry.module.css';
import { usePosts } from './use-posts.ts';
import { formParam, readBlock, useMonth } from './use-worklist.ts';

/** One form of a post's month in a keyboard grid; the next paper form is one key away. */
export function GridPage() {
  return useMay('submission.submit') ? <GridView /> : <FailureNotice failure={{ kind: 'refused' }} />;
}

function GridView() {
  const t = useReportPetugasText();
  const { search, set, month, months } = useMonth();
  const block = readBlock(search);
  const nameOf = useFormNames();
  const posts = usePosts({ month, block, posyandu: search.get('posyandu') });
  const { current, previous, next, at } = posts;
  const goTo = (posyandu: string | null) => posyandu && set('posyandu', posyandu);
  const row = posts.rows?.[at];

  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (!event.altKey || (event.key !== 'PageUp' && event.key !== 'PageDown')) return;
      event.preventDefault();
      const goal = event.key === 'PageUp' ? previous : next;
      if (goal) set('posyandu', goal);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });

  return (
    <Stack>
      <PageHeader
        breadcrumb={<Link to={paths.worklist({ periode: month, form: formParam(block) })}>{t('grid.back')}</Link>}
        kicker={row && `${nameOf(block)} · ${t('grid.place', { at: at + 1, count: posts.rows?.length ?? 0 })}`}
        title={row ? t('grid.title', { name: row.posyandu.name }) : t('worklist.toGrid')}
        tags={row && <ReportBadge status={row.status} />}
        actions={
          <>
            <PeriodPicker
              label={t('month')}
              value={month}
              months={months}
              onChange={(value) => set('periode', value)}
            />
            <span className={css.steps}>
              <IconButton
                icon="left"
                variant="default"
                label={t('grid.previous')}
                disabled={!previous}
                onClick={() => goTo(previous)}
              />
              <IconButton
                icon="right"
                variant="default"
                label={t('grid.next')}
                disabled={!next}
                onClick={() => goTo(next)}
              />
            </span>
          </>
        }
      />
      <QueryState
        data={posts.rows}
        failure={posts.failure}
        onRetry={() => void posts.refetch()}
        isEmpty={(rows) => rows.length === 0}
        empty={
          <EmptyState title={t('grid.noPosts')} icon="form">
            {t('grid.noPostsHint')}
          </EmptyState>
        }
      >
        {() =>
          current && (
            <EntryLoader
              ask={{ posyandu: current, month, block }}
              isAsked={(form) => form.posyandu?.id === current && form.month === month && form.block === block}
              hrefOf={(other) => paths.grid({ posyandu: current, periode: month, form: formParam(other) })}
              hasNextOpen={posts.nextOpen !== null}
              onSent={(goOn) => {
                void posts.refetch();
                if (goOn) goTo(posts.nextOpen);
              }}
            />
          )
        }
      </QueryState>
    </Stack>
  );
}
