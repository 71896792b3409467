import { figuresOf } from '@/features/report-form/entry-findings.ts';
import { isOpenForm, useShortName } from '@/features/report-form/form-name.ts';
import { SendNotice } from '@/features/report-form/notices.tsx';
import type { ReportEntry } from '@/features/report-form/use-report-entry.ts';
import { useFormat } from '@/i18n/format.ts';
import { useReportKaderText } from '@/i18n/texts/report-kader.ts';
import { zoneId } from '@/lib/zone.ts';
import { LightLink } from '@/light/router.tsx';
import { paths } from '@/paths.ts';
import { Button, buttonClass } from '@/ui/button.tsx';
import { Notice } from '@/ui/notice.tsx';
import { StatRow, StatTile } from '@/ui/stat-tile.tsx';
import { CloseOthers } from './close-others.tsx';
import type { Months } from './kader-report-page.types.ts';
import { SumTable } from './sum-table.tsx';
import css from './sent-view.module.css';

type Props = {
  entry: ReportEntry;
  posyandu: string;
  months: Months;
  onEdit: () => void;
  onOthersSent: () => void;
};

/** A form that needs nothing now: what was sent, what happens next, and which form to go on with. */
export function SentView({ entry, posyandu, months, onEdit, onOthersSent }: Props) {
  const t = useReportKaderText();
  const format = useFormat();
  const { report, model, state } = entry;
  const figures = figuresOf(model, state.cells);
  const { head } = state;
  return (
    <div className={css.view}>
      <Standing entry={entry} />
      <SendNotice entry={entry} />
      {!head.opened && <CloseOthers entry={entry} onDone={onOthersSent} />}
      <div className={css.acts}>
        <NextForm entry={entry} posyandu={posyandu} months={months} />
        {entry.mayWrite && (
          <Button size="large" onClick={onEdit}>
            {t('sent.edit')}
          </Button>
        )}
      </div>
      {head.opened ? (
        <section className={css.content} aria-labelledby="isi-laporan">
          <h2 id="isi-laporan">{t('sent.content')}</h2>
          {figures.length > 0 && (
            <StatRow>
              {figures.map(({ name, percent }) => (
                <StatTile key={name} label={name} value={format.percent(percent)} />
              ))}
            </StatRow>
          )}
          <SumTable entry={entry} />
        </section>
      ) : (
        <p>{t('sent.notOpened', { reason: report.notOpenedReason ?? '–' })}</p>
      )}
    </div>
  );
}

/** The next form of this month that waits, else the oldest month that does. */
function NextForm({ entry: { form }, posyandu, months }: Pick<Props, 'entry' | 'posyandu' | 'months'>) {
  const t = useReportKaderText();
  const format = useFormat();
  const nameOf = useShortName();
  const at = form.forms.findIndex(({ block }) => block === form.block);
  const next = [...form.forms.slice(at + 1), ...form.forms.slice(0, Math.max(at, 0))].find(isOpenForm);
  const waiting = months.findLast(({ month, waiting: open, returned }) => month !== form.month && open + returned > 0);
  const link = buttonClass({ variant: 'primary', size: 'large' });
  if (next) {
    return (
      <LightLink className={link} href={paths.kaderForm(posyandu, form.month, next.block)}>
        {t('sent.nextForm', { name: nameOf(next) })}
      </LightLink>
    );
  }
  return (
    <>
      {form.forms.length > 1 && <p className="pk-muted">{t('sent.allDone')}</p>}
      {waiting && (
        <LightLink className={link} href={paths.kaderMonth(posyandu, waiting.month)}>
          {t('sent.nextMonth', { month: format.period(waiting.month) })}
        </LightLink>
      )}
    </>
  );
}

function Standing({ entry: { form, report } }: { entry: ReportEntry }) {
  const t = useReportKaderText();
  const format = useFormat();
  const shortName = useShortName();
  const month = format.period(form.month);
  const name = form.forms.length < 2 ? t('title', { month }) : `${shortName({ name: form.form })} ${month}`;
  if (report.status === 'APPROVED') {
    return (
      <Notice tone="good" title={t('sent.approvedTitle', { name })}>
        <p>{t('sent.approved')}</p>
      </Notice>
    );
  }
  if (report.status === 'VERIFIED') {
    return (
      <Notice tone="good" title={t('sent.verifiedTitle', { name })}>
        <p>{t('sent.verified')}</p>
      </Notice>
    );
  }
  if (report.status !== 'SUBMITTED') {
    return (
      <Notice tone="info" title={name}>
        <p>{t('sent.readOnly')}</p>
      </Notice>
    );
  }
  const puskesmas = form.posyandu?.puskesmas?.name;
  const zone = zoneId(form.posyandu?.wilayah.zone ?? 'WIB');
  return (
    <Notice tone="good" title={t('sent.title', { name })}>
      <p>{t('sent.when', { when: format.instant(report.submittedAt, zone) })}</p>
      <p>{puskesmas ? t('sent.next', { puskesmas }) : t('sent.nextUnknown')}</p>
    </Notice>
  );
}
