import { ReportBadge } from '@/features/report/report-badge.tsx';
import { isOpenForm, useShortName } from '@/features/report-form/form-name.ts';
import { ReturnedNotice } from '@/features/report-form/notices.tsx';
import type { ReportEntry } from '@/features/report-form/use-report-entry.ts';
import { useFormat, useText } from '@/i18n/format.ts';
import { useReportKaderText } from '@/i18n/texts/report-kader.ts';
import { zoneId } from '@/lib/zone.ts';
import { LightLink } from '@/light/router.tsx';
import { paths } from '@/paths.ts';
import { Icon } from '@/ui/icon.tsx';
import type { Months } from './kader-report-page.types.ts';
import { Deadline, MonthHead } from './month-head.tsx';
import css from './month-head.module.css';

/** Which form of which month this is, where it stands, until when it is due, and why it came back. */
export function FormHead({ entry, months }: { entry: ReportEntry; months: Months }) {
  const { form, report } = entry;
  const { posyandu } = form;
  if (!posyandu) return null;
  const isOpen = isOpenForm({ status: report.status, isDue: true });
  const isOnly = form.forms.length < 2;
  return (
    <div className={css.head}>
      {isOnly ? (
        <MonthHead
          posyandu={posyandu.id}
          month={form.month}
          choices={form.months}
          months={months}
          status={report.status}
        />
      ) : (
        <FormTitle entry={entry} posyandu={posyandu.id} />
      )}
      <Deadline deadline={report.deadline} zone={zoneId(posyandu.wilayah.zone)} isOpen={isOpen} />
      <ReturnedNotice entry={entry} />
    </div>
  );
}

function FormTitle({ entry: { form, report }, posyandu }: { entry: ReportEntry; posyandu: string }) {
  const t = useReportKaderText();
  const text = useText();
  const format = useFormat();
  const shortName = useShortName();
  const short = shortName({ name: form.form });
  const rest = text(form.form)
    .slice(short.length)
    .replace(/^ [–(] ?|\)$/g, '')
    .replace(/\)$/, '');
  return (
    <>
      <LightLink className={css.back} href={paths.kaderMonth(posyandu, form.month)}>
        <Icon name="left" />
        {t('forms.back', { month: format.period(form.month) })}
      </LightLink>
      <div className={css.title}>
        <h1>{short}</h1>
        <ReportBadge status={report.status} />
      </div>
      {rest && <p className="pk-muted">{rest}</p>}
    </>
  );
}
