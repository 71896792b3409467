import { useState } from 'react';
import { ConflictGate } from '@/features/report-form/conflict-gate.tsx';
import { type EntryForm } from '@/features/report-form/entry-model.ts';
import { isOpenForm } from '@/features/report-form/form-name.ts';
import { ReportEntryDocument } from '@/features/report-form/report-form.generated.ts';
import { useReportEntry } from '@/features/report-form/use-report-entry.ts';
import { useRequest } from '@/graphql/use-request.ts';
import { useReportFormText } from '@/i18n/texts/report-form.ts';
import { useReportKaderText } from '@/i18n/texts/report-kader.ts';
import type { Params } from '@/light/router.tsx';
import { EmptyState, QueryState } from '@/ui/query-state.tsx';
import { showToast } from '@/ui/toast.tsx';
import { EntryView } from './entry-view.tsx';
import { FormHead } from './form-head.tsx';
import { KaderFrame, useSignInFirst } from './kader-frame.tsx';
import { KaderMonthDocument } from './kader-page.generated.ts';
import type { Months } from './kader-report-page.types.ts';
import { MonthList } from './month-list.tsx';
import { SentView } from './sent-view.tsx';

/** Reads the form of the address; the one before is not shown while the next is on its way. */
function useForm({ posyandu = '', month = '', block = '' }: Params) {
  const { data, failure, refetch, isLoading } = useRequest(ReportEntryDocument, { posyandu, month, block });
  const form = data?.reportForm;
  const isOther = form != null && (form.block !== block || form.month !== month);
  return { posyandu, data: isLoading && isOther ? null : data, failure, refetch };
}

/** One form of a month of one post, for one hand on a phone. */
export function KaderReportPage({ params }: { params: Params }) {
  const t = useReportKaderText();
  const { posyandu, data, failure, refetch } = useForm(params);
  const months = useRequest(KaderMonthDocument, { posyandu, month: params.month ?? null });
  const form = data?.reportForm;
  useSignInFirst(failure);
  return (
    <KaderFrame
      title={form?.unitName ?? t('home.title')}
      detail={form?.posyandu?.wilayah.name}
      person={months.data?.me?.name}
      isDemo={months.data?.installation.isDemo}
      unread={months.data?.unreadNotifications}
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
              key={reportForm.report.id}
              form={reportForm}
              posyandu={posyandu}
              user={me?.id ?? ''}
              months={months.data?.posyandu?.reportMonths ?? []}
              onSent={months.refetch}
              onOthersSent={refetch}
            />
          )
        }
      </QueryState>
    </KaderFrame>
  );
}

type ReportProps = {
  form: EntryForm;
  posyandu: string;
  user: string;
  months: Months;
  onSent: () => void;
  /** Other forms of the month were sent along. */
  onOthersSent: () => void;
};

function Report({ form, posyandu, user, months, onSent, onOthersSent }: ReportProps) {
  const words = useReportFormText();
  const [choice, setEditing] = useState<boolean | null>(null);
  const entry = useReportEntry(form, user, (kind) => {
    onSent();
    if (kind === 'draft') return void showToast(words('send.draftDone'));
    setEditing(false);
    window.scrollTo(0, 0);
  });
  const isWaiting = isOpenForm({ status: form.report.status, isDue: true });
  const isEditing = choice ?? (isWaiting || entry.restoredFrom !== null);
  return (
    <>
      <FormHead entry={entry} months={months} />
      {isEditing && entry.mayWrite ? (
        <EntryView entry={entry} />
      ) : (
        <SentView
          entry={entry}
          posyandu={posyandu}
          months={months}
          onEdit={() => setEditing(true)}
          onOthersSent={onOthersSent}
        />
      )}
      {form.forms.length < 2 && <MonthList posyandu={posyandu} month={form.month} months={months} />}
      <ConflictGate entry={entry} />
    </>
  );
}
