import { useEffect, useState } from 'react';
import { useReminderText } from '@/features/reminders/use-reminder-text.ts';
import { ReportBadge } from '@/features/report/report-badge.tsx';
import { useRequest } from '@/graphql/use-request.ts';
import { useFormat } from '@/i18n/format.ts';
import { useReportKaderText } from '@/i18n/texts/report-kader.ts';
import { lastClosedMonth } from '@/lib/months.ts';
import { LightLink, navigateLight } from '@/light/router.tsx';
import { paths } from '@/paths.ts';
import { Icon } from '@/ui/icon.tsx';
import { EmptyState, QueryState } from '@/ui/query-state.tsx';
import { remindersOf } from './group-reminders.ts';
import { KaderFrame, useSignInFirst } from './kader-frame.tsx';
import css from './kader-home-page.module.css';
import { KaderHomeDocument, type KaderHomeQuery } from './kader-page.generated.ts';

type Row = KaderHomeQuery['posyanduRows']['rows'][number];

/** Where a kader's work starts: her post's form at once, or a short list when she serves several posts. */
export function KaderHomePage() {
  const t = useReportKaderText();
  const [month] = useState(() => lastClosedMonth(new Date()));
  const { data, failure, refetch } = useRequest(KaderHomeDocument, { month });
  const rows = data?.posyanduRows.rows;
  const only = rows?.length === 1 ? rows[0]?.posyandu.id : undefined;
  useSignInFirst(failure);
  useEffect(() => {
    if (only) navigateLight(paths.kaderPost(only), { replace: true });
  }, [only]);
  return (
    <KaderFrame
      title={t('home.title')}
      person={data?.me?.name}
      isDemo={data?.installation.isDemo}
      unread={data?.unreadNotifications}
    >
      <QueryState
        data={only ? null : rows}
        failure={failure}
        onRetry={refetch}
        isEmpty={(list) => list.length === 0}
        empty={
          <EmptyState title={t('home.none')} icon="post">
            {t('home.noneHint')}
          </EmptyState>
        }
      >
        {(list) => <PostList rows={list} month={month} reminders={data?.reminders.reports ?? []} />}
      </QueryState>
    </KaderFrame>
  );
}

type Reminders = KaderHomeQuery['reminders']['reports'];
type ListProps = { rows: readonly Row[]; month: string; reminders: Reminders };

function PostList({ rows, month, reminders }: ListProps) {
  const t = useReportKaderText();
  const format = useFormat();
  return (
    <>
      <h1>{t('home.choose')}</h1>
      <p className="pk-muted">{t('home.stateOf', { month: format.period(month) })}</p>
      <ul className={css.list}>
        {rows.map(({ posyandu, desa, status }) => (
          <li key={posyandu.id}>
            <LightLink className={css.post} href={paths.kaderPost(posyandu.id)}>
              <span>
                <strong>{posyandu.name}</strong>
                <small>{desa}</small>
              </span>
              <ReportBadge status={status} />
              <Icon name="right" />
            </LightLink>
            <PostReminders posyandu={posyandu.id} reminders={reminders} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** What a post still waits for, month by month, each a way to that month. */
function PostReminders({ posyandu, reminders }: { posyandu: string; reminders: Reminders }) {
  const text = useReminderText();
  return remindersOf(posyandu, reminders).map((line) => (
    <LightLink key={line.month} className={css.reminder} href={paths.kaderMonth(posyandu, line.month)}>
      {[line.waiting > 0 && text.waiting(line), line.returned > 0 && text.returned(line)].filter(Boolean).join('; ')}
    </LightLink>
  ));
}
