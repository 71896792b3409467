import { useEffect } from 'react';
import { isOpenForm } from '@/features/report-form/form-name.ts';
import { useRequest } from '@/graphql/use-request.ts';
import { useReportKaderText } from '@/i18n/texts/report-kader.ts';
import { zoneId } from '@/lib/zone.ts';
import { navigateLight, type Params } from '@/light/router.tsx';
import { paths } from '@/paths.ts';
import { EmptyState, QueryState } from '@/ui/query-state.tsx';
import css from './form-list.module.css';
import { FormList } from './form-list.tsx';
import { KaderFrame, useSignInFirst } from './kader-frame.tsx';
import { KaderMonthDocument, type KaderMonthQuery } from './kader-page.generated.ts';
import type { Months } from './kader-report-page.types.ts';
import { Deadline, MonthHead } from './month-head.tsx';
import { MonthList } from './month-list.tsx';

type MonthForms = NonNullable<KaderMonthQuery['reportForm']>;

/** Reads the month of the address; the forms of another one, still there from before, are not to be filled meanwhile. */
function useMonth({ posyandu = '', month }: Params) {
  const { data, failure, refetch } = useRequest(KaderMonthDocument, { posyandu, month: month ?? null });
  const isOther = month !== undefined && data?.reportForm != null && data.reportForm.month !== month;
  return { posyandu, data: isOther ? null : data, failure, refetch };
}

/** A month of one post as the list of its forms; where there is only one, that form itself. */
export function KaderMonthPage({ params }: { params: Params }) {
  const t = useReportKaderText();
  const { posyandu, data, failure, refetch } = useMonth(params);
  const form = data?.reportForm;
  const onward = data && onwardFrom(data, params);
  useSignInFirst(failure);
  useEffect(() => {
    if (onward) navigateLight(onward, { replace: true });
  }, [onward]);
  return (
    <KaderFrame
      title={form?.unitName ?? t('home.title')}
      detail={form?.posyandu?.wilayah.name}
      person={data?.me?.name}
      isDemo={data?.installation.isDemo}
      unread={data?.unreadNotifications}
    >
      <QueryState
        data={onward ? null : data}
        failure={failure}
        onRetry={refetch}
        isEmpty={({ reportForm }) => !reportForm}
        empty={
          <EmptyState title={t('noForm')} icon="form">
            {t('noFormHint')}
          </EmptyState>
        }
      >
        {({ me, reportForm, posyandu: post }) =>
          reportForm && (
            <MonthView form={reportForm} posyandu={posyandu} user={me?.id ?? ''} months={post?.reportMonths ?? []} />
          )
        }
      </QueryState>
    </KaderFrame>
  );
}

/**
 * Where the page leads by itself: without a month named, to the month before while a form of it is open, since what is
 * overdue comes first; and to the form itself where a month has only one.
 */
function onwardFrom({ reportForm, posyandu }: KaderMonthQuery, params: Params): string | null {
  if (!reportForm || !posyandu) return null;
  const before = posyandu.reportMonths.find(({ month }) => month < reportForm.month);
  if (!params.month && before && before.waiting + before.returned > 0) {
    return paths.kaderMonth(posyandu.id, before.month);
  }
  const [only, another] = reportForm.forms;
  return only && !another ? paths.kaderForm(posyandu.id, reportForm.month, only.block) : null;
}

type ViewProps = { form: MonthForms; posyandu: string; user: string; months: Months };

function MonthView({ form, posyandu, user, months }: ViewProps) {
  const t = useReportKaderText();
  const due = form.forms.filter(({ isDue }) => isDue);
  const open = due.filter(isOpenForm).length;
  const returned = due.filter(({ status }) => status === 'RETURNED').length;
  return (
    <>
      <MonthHead posyandu={posyandu} month={form.month} choices={form.months} months={months} />
      <div className={css.standing}>
        <p>
          {t('forms.sent', { done: due.length - open, all: due.length })}
          {returned > 0 && <strong> {t('forms.returned', { count: returned })}</strong>}
        </p>
        <Deadline
          deadline={form.report.deadline}
          zone={zoneId(form.posyandu?.wilayah.zone ?? 'WIB')}
          isOpen={open > 0}
        />
      </div>
      <FormList forms={form.forms} posyandu={posyandu} month={form.month} user={user} />
      <MonthList posyandu={posyandu} month={form.month} months={months} />
    </>
  );
}
