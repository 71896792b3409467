import { ReportBadge } from '@/features/report/report-badge.tsx';
import type { ReportEntry } from '@/features/report-form/use-report-entry.ts';
import { useFormat } from '@/i18n/format.ts';
import { useReportKaderText } from '@/i18n/texts/report-kader.ts';
import { LightLink } from '@/light/router.tsx';
import { paths } from '@/paths.ts';
import type { Months } from './kader-report-page.types.ts';
import css from './month-list.module.css';

/** The post's other months with their state. */
export function MonthList({ entry: { form }, months }: { entry: ReportEntry; months: Months }) {
  const t = useReportKaderText();
  const format = useFormat();
  const others = months.filter(({ month }) => month !== form.month);
  if (others.length === 0) return null;
  return (
    <details className={css.list}>
      <summary>{t('otherMonths')}</summary>
      <ul>
        {others.map(({ id, month, status }) => (
          <li key={id}>
            <LightLink href={paths.kaderReport(form.posyandu.id, month)}>
              <span>{format.period(month)}</span>
              <ReportBadge status={status} />
            </LightLink>
          </li>
        ))}
      </ul>
    </details>
  );
}
