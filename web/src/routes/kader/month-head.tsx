import { useState } from 'react';
import { ReportBadge } from '@/features/report/report-badge.tsx';
import { Notice, ReturnedNotice } from '@/features/report-form/notices.tsx';
import type { ReportEntry } from '@/features/report-form/use-report-entry.ts';
import { useFormat } from '@/i18n/format.ts';
import { useReportFormText } from '@/i18n/texts/report-form.ts';
import { useReportKaderText } from '@/i18n/texts/report-kader.ts';
import { zoneId } from '@/lib/zone.ts';
import { LightLink, navigateLight } from '@/light/router.tsx';
import { paths } from '@/paths.ts';
import { PeriodPicker } from '@/ui/period-picker.tsx';
import type { Months } from './kader-report-page.types.ts';
import css from './month-head.module.css';

/** Which month this is, where its report stands, until when it is due, and why it came back. */
export function MonthHead({ entry, months }: { entry: ReportEntry; months: Months }) {
  const t = useReportKaderText();
  const words = useReportFormText();
  const format = useFormat();
  const [now] = useState(() => Date.now());
  const { form, report } = entry;
  const isOpen = ['NONE', 'DRAFT', 'RETURNED'].includes(report.status);
  const isLate = report.deadline !== null && Date.parse(report.deadline) < now;
  const when = format.instant(report.deadline, zoneId(form.posyandu.wilayah.zone));
  return (
    <div className={css.head}>
      <div className={css.title}>
        <h1>{t('title', { month: format.period(form.month) })}</h1>
        <ReportBadge status={report.status} />
      </div>
      {isOpen && report.deadline && (
        <p className={isLate ? css.late : 'pk-muted'}>
          {isLate ? words('deadline.passed', { when }) : words('deadline.until', { when })}
        </p>
      )}
      <div className={css.month}>
        <PeriodPicker
          label={t('month')}
          value={form.month}
          months={form.months}
          onChange={(month) => navigateLight(paths.kaderReport(form.posyandu.id, month))}
        />
      </div>
      <ReturnedNotice entry={entry} />
      <EarlierOpen entry={entry} months={months} />
    </div>
  );
}

/** An earlier month that still waits for its report; the newest month opens first, so it must not be forgotten. */
function EarlierOpen({ entry, months }: { entry: ReportEntry; months: Months }) {
  const t = useReportKaderText();
  const format = useFormat();
  const { form } = entry;
  const open = months.find(({ month, status }) => month < form.month && ['NONE', 'RETURNED'].includes(status));
  if (!open) return null;
  const month = format.period(open.month);
  return (
    <Notice
      tone="warn"
      title={open.status === 'RETURNED' ? t('earlier.returned', { month }) : t('earlier.none', { month })}
    >
      <p>
        <LightLink className={css.tap} href={paths.kaderReport(form.posyandu.id, open.month)}>
          {t('earlier.open', { month })}
        </LightLink>
      </p>
    </Notice>
  );
}
