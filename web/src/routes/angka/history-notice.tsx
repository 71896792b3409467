import { Link } from 'react-router';
import { figurePath, isPast, todaysFigure } from '@/features/figures/figure-path.ts';
import type { ExplainInput } from '@/gql/schema-types.ts';
import { useFormat } from '@/i18n/format.ts';
import { useFigurePageText } from '@/i18n/texts/figure.ts';
import { Notice } from '@/ui/notice.tsx';

/** Says that a figure is not that of today's areas or of what is known today, why it may be left open, and leads to that one. */
export function HistoryNotice({ figure, isTold }: { figure: ExplainInput; isTold: boolean }) {
  const t = useFigurePageText();
  const format = useFormat();
  if (!isPast(figure)) return null;
  const { hierarchy, asOf, asKnownAt, release } = figure;
  return (
    <Notice tone="info" title={t('history.title')}>
      <ul>
        {release && <li>{t('history.release', { release })}</li>}
        {asKnownAt && <li>{t('history.asKnownAt', { at: format.instant(asKnownAt) })}</li>}
        {hierarchy === 'AS_WAS' && <li>{t('history.asWas')}</li>}
        {asOf && <li>{t('history.asOf', { day: format.day(asOf) })}</li>}
        {!isTold && <li>{t('history.notAvailable')}</li>}
      </ul>
      <p>
        <Link to={figurePath(todaysFigure(figure))}>{t('history.today')}</Link>
      </p>
    </Notice>
  );
}
