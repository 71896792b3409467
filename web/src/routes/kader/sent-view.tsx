import { figuresOf } from '@/features/report-form/entry-findings.ts';
import { Notice, SendNotice } from '@/features/report-form/notices.tsx';
import type { ReportEntry } from '@/features/report-form/use-report-entry.ts';
import { useFormat } from '@/i18n/format.ts';
import { useReportKaderText } from '@/i18n/texts/report-kader.ts';
import { zoneId } from '@/lib/zone.ts';
import { LightLink } from '@/light/router.tsx';
import { paths } from '@/paths.ts';
import { Button, buttonClass } from '@/ui/button.tsx';
import { StatRow, StatTile } from '@/ui/stat-tile.tsx';
import type { Months } from './kader-report-page.types.ts';
import { SumTable } from './review-step.tsx';
import css from './sent-view.module.css';

/** A month that needs nothing now: what was sent, and what happens next. */
export function SentView({ entry, months, onEdit }: { entry: ReportEntry; months: Months; onEdit: () => void }) {
  const t = useReportKaderText();
  const format = useFormat();
  const { form, report, model, state } = entry;
  const waiting = months.find(({ month, status }) => month !== form.month && ['NONE', 'RETURNED'].includes(status));
  const { head } = state;
  return (
    <div className={css.view}>
      <Standing entry={entry} />
      <SendNotice entry={entry} />
      <div className={css.acts}>
        {waiting && (
          <LightLink
            className={buttonClass({ variant: 'primary', size: 'large' })}
            href={paths.kaderReport(form.posyandu.id, waiting.month)}
          >
            {t('sent.nextMonth', { month: format.period(waiting.month) })}
          </LightLink>
        )}
        {entry.mayWrite && (
          <Button size="large" onClick={onEdit}>
            {t('sent.edit')}
          </Button>
        )}
      </div>
      {head.opened ? (
        <section className={css.content} aria-labelledby="isi-laporan">
          <h2 id="isi-laporan">{t('sent.content')}</h2>
          <StatRow>
            {figuresOf(model, state.cells).map(({ name, percent }) => (
              <StatTile key={name} label={name} value={format.percent(percent)} />
            ))}
          </StatRow>
          <SumTable entry={entry} />
        </section>
      ) : (
        <p>{t('sent.notOpened', { reason: report.notOpenedReason ?? '–' })}</p>
      )}
    </div>
  );
}

function Standing({ entry: { form, report } }: { entry: ReportEntry }) {
  const t = useReportKaderText();
  const format = useFormat();
  const month = format.period(form.month);
  if (report.status === 'APPROVED') {
    return (
      <Notice tone="good" title={t('sent.approvedTitle', { month })}>
        <p>{t('sent.approved')}</p>
      </Notice>
    );
  }
  if (report.status === 'VERIFIED') {
    return (
      <Notice tone="good" title={t('sent.verifiedTitle', { month })}>
        <p>{t('sent.verified')}</p>
      </Notice>
    );
  }
  if (report.status !== 'SUBMITTED') {
    return (
      <Notice tone="info" title={t('sent.readOnlyTitle', { month })}>
        <p>{t('sent.readOnly')}</p>
      </Notice>
    );
  }
  const puskesmas = form.posyandu.puskesmas?.name;
  return (
    <Notice tone="good" title={t('sent.title', { month })}>
      <p>{t('sent.when', { when: format.instant(report.submittedAt, zoneId(form.posyandu.wilayah.zone)) })}</p>
      <p>{puskesmas ? t('sent.next', { puskesmas }) : t('sent.nextUnknown')}</p>
    </Notice>
  );
}
