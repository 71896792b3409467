import { useState } from 'react';
import { type EntryForm } from '@/features/report-form/entry-model.ts';
import { ReportEntryDocument } from '@/features/report-form/report-form.generated.ts';
import { useReportEntry } from '@/features/report-form/use-report-entry.ts';
import { ConflictDialog } from '@/features/report-form/conflict-dialog.tsx';
import { useRequest } from '@/graphql/use-request.ts';
import { useReportFormText } from '@/i18n/texts/report-form.ts';
import { useReportKaderText } from '@/i18n/texts/report-kader.ts';
import type { Params } from '@/light/router.tsx';
import { EmptyState, QueryState } from '@/ui/query-state.tsx';
import { showToast } from '@/ui/toast.tsx';
import { EntryView } from './entry-view.tsx';
import { KaderFrame, useSignInFirst } from './kader-frame.tsx';
import { KaderMonthsDocument } from './kader-page.generated.ts';
import type { Months } from './kader-report-page.types.ts';
import { MonthHead } from './month-head.tsx';
import { MonthList } from './month-list.tsx';
import { SentView } from './sent-view.tsx';

/** One month of one post, for one hand on a phone. */
export function KaderReportPage({ params }: { params: Params }) {
  const t = useReportKaderText();
  const posyandu = params.posyandu ?? '';
  const { data, failure, refetch } = useRequest(ReportEntryDocument, { posyandu, month: params.month ?? null });
  const months = useRequest(KaderMonthsDocument, { posyandu });
  const form = data?.reportForm;
  useSignInFirst(failure);
  return (
    <KaderFrame
      title={form?.posyandu.name ?? t('home.title')}
      detail={form?.posyandu.wilayah.name}
      person={months.data?.me?.name}
      isDemo={months.data?.installation.isDemo}
    >
      <QueryState
        data={data}
        failure={failure}
        onRetry={refetch}
        isEmpty={({ reportForm }) => !reportForm}
        empty={
          <EmptyState title={t('noForm')} icon="form">
            {t('noFormHint')}
          </EmptyState>
        }
      >
        {({ me, reportForm }) =>
          reportForm && (
            <Report
              key={`${reportForm.posyandu.id} ${reportForm.month}`}
              form={reportForm}
              user={me?.id ?? ''}
              months={months.data?.posyandu?.reports.nodes ?? []}
              onChanged={months.refetch}
            />
          )
        }
      </QueryState>
    </KaderFrame>
  );
}

type ReportProps = { form: EntryForm; user: string; months: Months; onChanged: () => void };

const OPEN_STATES: readonly string[] = ['NONE', 'DRAFT', 'RETURNED'];

function Report({ form, user, months, onChanged }: ReportProps) {
  const words = useReportFormText();
  const [choice, setEditing] = useState<boolean | null>(null);
  const entry = useReportEntry(form, user, (kind) => {
    onChanged();
    if (kind === 'draft') return void showToast(words('send.draftDone'));
    setEditing(false);
    window.scrollTo(0, 0);
  });
  const isEditing = choice ?? (OPEN_STATES.includes(form.report.status) || entry.restoredFrom !== null);
  return (
    <>
      <MonthHead entry={entry} months={months} />
      {isEditing && entry.mayWrite ? (
        <EntryView entry={entry} />
      ) : (
        <SentView entry={entry} months={months} onEdit={() => setEditing(true)} />
      )}
      <MonthList entry={entry} months={months} />
      <ConflictDialog entry={entry} />
    </>
  );
}
