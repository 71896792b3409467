import { type Cell, MISSING_REASONS } from '@pokjanal/server/pure';
import { useText } from '@/i18n/format.ts';
import { useReportFormText } from '@/i18n/texts/report-form.ts';

/** Says in words why a cell holds no number though somebody dealt with it; own words stand for themselves. */
export function useWhyEmpty(): (cell: Cell | undefined) => string | null {
  const t = useReportFormText();
  const text = useText();
  return (cell) => {
    if (cell?.state === 'NOT_APPLICABLE') return t('quick.noService');
    if (cell?.state !== 'MISSING') return null;
    return cell.note || text(MISSING_REASONS[cell.reason]);
  };
}
