import { useFormat } from '@/i18n/format.ts';
import { useReportKaderText } from '@/i18n/texts/report-kader.ts';
import { LightLink } from '@/light/router.tsx';
import { paths } from '@/paths.ts';
import { StatusBadge } from '@/ui/status-badge.tsx';
import type { Months } from './kader-report-page.types.ts';
import css from './month-list.module.css';

type Props = { posyandu: string; month: string; months: Months };

/** The post's other months with what is still open in each. */
export function MonthList({ posyandu, month: shown, months }: Props) {
  const t = useReportKaderText();
  const format = useFormat();
  const others = months.filter(({ month }) => month !== shown);
  if (others.length === 0) return null;
  return (
    <details className={css.list}>
      <summary>{t('otherMonths')}</summary>
      <ul>
        {others.map((month) => (
          <li key={month.month}>
            <LightLink href={paths.kaderMonth(posyandu, month.month)}>
              <span>{format.period(month.month)}</span>
              <MonthBadge month={month} />
            </LightLink>
          </li>
        ))}
      </ul>
    </details>
  );
}

function MonthBadge({ month: { due, waiting, returned } }: { month: Months[number] }) {
  const t = useReportKaderText();
  if (returned > 0) return <StatusBadge tone="warn">{t('months.returned', { count: returned })}</StatusBadge>;
  if (waiting === 0) return <StatusBadge tone="good">{t('months.done')}</StatusBadge>;
  return (
    <StatusBadge tone={waiting === due ? 'bad' : 'neutral'}>
      {t('months.sent', { done: due - waiting, all: due })}
    </StatusBadge>
  );
}
