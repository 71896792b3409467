import { useEffect } from 'react';
import { Link } from 'react-router';
import { ReportEntryDocument } from '@/features/report-form/report-form.generated.ts';
import { useMay } from '@/features/session/session.tsx';
import { useRequest } from '@/graphql/use-request.ts';
import { useReportPetugasText } from '@/i18n/texts/report-petugas.ts';
import { paths } from '@/paths.ts';
import { IconButton } from '@/ui/button.tsx';
import { PageHeader, Stack } from '@/ui/page.tsx';
import { PeriodPicker } from '@/ui/period-picker.tsx';
import { EmptyState, FailureNotice, QueryState } from '@/ui/query-state.tsx';
import { ReportBadge } from '@/features/report/report-badge.tsx';
import css from './grid-entry.module.css';
import { GridEntry } from './grid-entry.tsx';
import { usePosts } from './use-posts.ts';
import { useMonth } from './use-worklist.ts';

/** One post's month in a keyboard grid; the next paper form is one key away. */
export function GridPage() {
  return useMay('submission.submit') ? <GridView /> : <FailureNotice failure={{ kind: 'refused' }} />;
}

function GridView() {
  const t = useReportPetugasText();
  const { search, set, month, months } = useMonth();
  const posts = usePosts(month, search.get('posyandu'));
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
        breadcrumb={<Link to={paths.worklist({ periode: month })}>{t('grid.back')}</Link>}
        kicker={row && t('grid.place', { at: at + 1, count: posts.rows?.length ?? 0 })}
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
            <Post
              posyandu={current}
              month={month}
              onSent={(goOn) => {
                void posts.refetch();
                if (goOn) goTo(posts.nextOpen);
              }}
              hasNextOpen={posts.nextOpen !== null}
            />
          )
        }
      </QueryState>
    </Stack>
  );
}

type PostProps = { posyandu: string; month: string; hasNextOpen: boolean; onSent: (goOn: boolean) => void };

function Post({ posyandu, month, hasNextOpen, onSent }: PostProps) {
  const t = useReportPetugasText();
  const { data, failure, refetch, isLoading } = useRequest(ReportEntryDocument, { posyandu, month });
  const form = data?.reportForm;
  const isOther = form != null && (form.posyandu.id !== posyandu || form.month !== month);
  return (
    <QueryState
      // The form of the post before must not be typed into while the next one is on its way.
      data={isLoading && isOther ? null : data}
      failure={failure}
      onRetry={refetch}
      isEmpty={({ reportForm }) => !reportForm}
      empty={
        <EmptyState title={t('grid.noForm')} icon="form">
          {t('grid.noFormHint')}
        </EmptyState>
      }
    >
      {({ me, reportForm }) =>
        reportForm && (
          <GridEntry
            key={`${reportForm.posyandu.id} ${reportForm.month}`}
            form={reportForm}
            user={me?.id ?? ''}
            hasNextOpen={hasNextOpen}
            onSent={onSent}
          />
        )
      }
    </QueryState>
  );
}
