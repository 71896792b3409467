import { useRequest } from '@/graphql/use-request.ts';
import { useClosingText } from '@/i18n/texts/closing.ts';
import { StatusBadge } from '@/ui/status-badge.tsx';
import { LastReleaseDocument, ReportClosingDocument } from './closing-page.generated.ts';

/** Says of a report that its month is closed, and that it was changed since it was approved; nothing while neither is so. */
export function ClosingBadge({ report }: { report: string }) {
  const t = useClosingText();
  const { data } = useRequest(ReportClosingDocument, { report });
  const form = data?.reportForm;
  const regency = form?.posyandu?.wilayah.ancestors.find(({ level }) => level === 'KABKOTA');
  const closing = useRequest(LastReleaseDocument, form && regency ? { wilayah: regency.id, month: form.month } : null);
  const [release] = closing.data?.monthClosing.releases ?? [];
  return (
    <>
      {release && <StatusBadge tone="neutral">{t('report.closed', { name: release.name })}</StatusBadge>}
      {form?.report.changedSinceApproval && (
        <span title={t('report.changedHint')}>
          <StatusBadge tone="warn">{t('report.changed')}</StatusBadge>
        </span>
      )}
    </>
  );
}
