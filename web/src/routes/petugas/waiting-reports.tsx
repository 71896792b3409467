import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { useReminderText } from '@/features/reminders/use-reminder-text.ts';
import { useMay } from '@/features/session/session.tsx';
import { useRemindersText } from '@/i18n/texts/reminders.ts';
import { paths } from '@/paths.ts';
import { Notice, NoticeLines } from '@/ui/notice.tsx';
import { useWaitingReportsQuery, type WaitingReportsQuery } from './petugas-pages.generated.ts';
import { formParam } from './use-worklist.ts';

type Month = WaitingReportsQuery['reminders']['months'][number];

/** Months spelled out; what is older is one line. */
const SHOWN = 2;

/** What the person still has to send, the newest months first, each a way to its list; read again with every `stamp`. */
export function WaitingReports({ stamp }: { stamp: string }) {
  const maySubmit = useMay('submission.submit');
  return maySubmit ? <Reminders stamp={stamp} /> : null;
}

function Reminders({ stamp }: { stamp: string }) {
  const t = useRemindersText();
  const { data, refetch } = useWaitingReportsQuery();
  const read = useRef(stamp);
  useEffect(() => {
    if (read.current !== stamp) void refetch();
    read.current = stamp;
  }, [stamp, refetch]);
  const months = data?.reminders.months.toReversed() ?? [];
  const older = months.slice(SHOWN);
  if (months.length === 0) return null;
  return (
    <Notice tone="warn" title={t('title')}>
      <NoticeLines>
        {months.slice(0, SHOWN).map((month) => (
          <MonthLines key={month.month} month={month} />
        ))}
        {older[0] && (
          <li>
            <Link to={paths.worklist({ periode: older[0].month, form: formParam(older[0].waitingBlock ?? '') })}>
              {t('earlier', { count: older.reduce((sum, { waiting, returned }) => sum + waiting + returned, 0) })}
            </Link>
          </li>
        )}
      </NoticeLines>
    </Notice>
  );
}

function MonthLines({ month }: { month: Month }) {
  const text = useReminderText();
  const linkTo = (status: string, block: string | null) =>
    paths.worklist({ periode: month.month, status, form: formParam(block ?? '') });
  return (
    <>
      {month.waiting > 0 && (
        <li>
          <Link to={linkTo('NONE', month.waitingBlock)}>{text.waiting(month)}</Link>
        </li>
      )}
      {month.returned > 0 && (
        <li>
          <Link to={linkTo('RETURNED', month.returnedBlock)}>{text.returned(month)}</Link>
        </li>
      )}
    </>
  );
}
