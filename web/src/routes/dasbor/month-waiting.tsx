import { Link } from 'react-router';
import type { ReportStatus } from '@/gql/schema-types.ts';
import { useFormat } from '@/i18n/format.ts';
import { useDashboardText } from '@/i18n/texts/dashboard.ts';
import { paths } from '@/paths.ts';
import { Notice, NoticeLines } from '@/ui/notice.tsx';
import type { SilentAreasPageQuery } from './silent-areas-page.generated.ts';

type Closing = NonNullable<SilentAreasPageQuery['monthClosing']>;
type Props = { closing: Closing | undefined; wilayah: string; month: string };

const STATES = [
  ['NONE', 'none'],
  ['DRAFT', 'draft'],
  ['RETURNED', 'returned'],
  ['SUBMITTED', 'submitted'],
  ['VERIFIED', 'verified'],
] as const satisfies readonly (readonly [ReportStatus, Exclude<keyof Closing['forms'][number], '__typename'>])[];

/** What still waits before a month can be closed, each count a way to its reports; nothing once it is closed. */
export function MonthWaiting({ closing, wilayah, month }: Props) {
  const t = useDashboardText();
  const format = useFormat();
  if (!closing || closing.releases.length > 0) return null;
  const lines = STATES.flatMap(([status, key]) => {
    const count = closing.forms.reduce((sum, form) => sum + form[key], 0);
    return count > 0 ? [{ status, count }] : [];
  });
  if (lines.length === 0) return null;
  return (
    <Notice tone="warn" title={t('waiting.title', { month: format.period(month) })}>
      <NoticeLines>
        {lines.map(({ status, count }) => (
          <li key={status}>
            <Link to={paths.closing({ wilayah, periode: month, status })}>{t(`waiting.${status}`, { count })}</Link>
          </li>
        ))}
      </NoticeLines>
    </Notice>
  );
}
