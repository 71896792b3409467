import { useState } from 'react';
import type { ReportStatus } from '@/gql/schema-types.ts';
import { ReportBadge } from '@/features/report/report-badge.tsx';
import { useFormat } from '@/i18n/format.ts';
import { useReportFormText } from '@/i18n/texts/report-form.ts';
import { useReportKaderText } from '@/i18n/texts/report-kader.ts';
import { LightLink, navigateLight } from '@/light/router.tsx';
import { paths } from '@/paths.ts';
import { Notice } from '@/ui/notice.tsx';
import { PeriodPicker } from '@/ui/period-picker.tsx';
import type { Months } from './kader-report-page.types.ts';
import css from './month-head.module.css';

type Props = {
  posyandu: string;
  month: string;
  /** Months to choose from. */
  choices: readonly string[];
  months: Months;
  status?: ReportStatus;
};

/** Which month this is, the way to others, and what still waits in an earlier one. */
export function MonthHead({ posyandu, month, choices, months, status }: Props) {
  const t = useReportKaderText();
  const format = useFormat();
  return (
    <div className={css.head}>
      <div className={css.title}>
        <h1>{t('title', { month: format.period(month) })}</h1>
        {status && <ReportBadge status={status} />}
      </div>
      <div className={css.month}>
        <PeriodPicker
          label={t('month')}
          value={month}
          months={choices}
          onChange={(next) => navigateLight(paths.kaderMonth(posyandu, next))}
        />
      </div>
      <EarlierOpen posyandu={posyandu} month={month} months={months} />
    </div>
  );
}

/** Until when something is due, for as long as it is open. */
export function Deadline({ deadline, zone, isOpen }: { deadline: string | null; zone: string; isOpen: boolean }) {
  const words = useReportFormText();
  const format = useFormat();
  const [now] = useState(() => Date.now());
  if (!isOpen || deadline === null) return null;
  const isLate = Date.parse(deadline) < now;
  const when = format.instant(deadline, zone);
  return (
    <p className={isLate ? css.late : 'pk-muted'}>
      {isLate ? words('deadline.passed', { when }) : words('deadline.until', { when })}
    </p>
  );
}

/** An earlier month that still waits for a form; the newest month opens first, so it must not be forgotten. */
function EarlierOpen({ posyandu, month: shown, months }: Pick<Props, 'posyandu' | 'month' | 'months'>) {
  const t = useReportKaderText();
  const format = useFormat();
  const open = months.findLast(({ month, waiting, returned }) => month < shown && waiting + returned > 0);
  if (!open) return null;
  const month = format.period(open.month);
  return (
    <Notice tone="warn" title={open.returned > 0 ? t('earlier.returned', { month }) : t('earlier.none', { month })}>
      <p>
        <LightLink className={css.tap} href={paths.kaderMonth(posyandu, open.month)}>
          {t('earlier.open', { month })}
        </LightLink>
      </p>
    </Notice>
  );
}
