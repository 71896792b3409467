import { hasDraft } from '@/features/report-form/device-draft.ts';
import { isOpenForm } from '@/features/report-form/form-name.ts';
import { ReportBadge } from '@/features/report/report-badge.tsx';
import { useText } from '@/i18n/format.ts';
import { useReportFormText } from '@/i18n/texts/report-form.ts';
import { useReportKaderText } from '@/i18n/texts/report-kader.ts';
import { LightLink } from '@/light/router.tsx';
import { paths } from '@/paths.ts';
import { Icon } from '@/ui/icon.tsx';
import css from './form-list.module.css';
import type { KaderMonthQuery } from './kader-page.generated.ts';

type Form = NonNullable<KaderMonthQuery['reportForm']>['forms'][number];
type Props = { forms: readonly Form[]; posyandu: string; month: string; user: string };

/** The forms of a month: what each asks, where it stands, why it came back, and what to do next. */
export function FormList({ forms, posyandu, month, user }: Props) {
  const t = useReportKaderText();
  return (
    <section aria-labelledby="daftar-formulir">
      <h2 id="daftar-formulir" className="pk-visually-hidden">
        {t('forms.title')}
      </h2>
      <ul className={css.list}>
        {forms.map((form) => (
          <li key={form.report}>
            <LightLink className={css.form} href={paths.kaderForm(posyandu, month, form.block)}>
              <FormLines form={form} user={user} />
              <Icon name="right" />
            </LightLink>
          </li>
        ))}
      </ul>
    </section>
  );
}

function FormLines({ form, user }: { form: Form; user: string }) {
  const t = useReportKaderText();
  const words = useReportFormText();
  const text = useText();
  const isUnsent = isOpenForm(form) && hasDraft({ user, report: form.report });
  return (
    <span className={css.lines}>
      <strong>{text(form.name)}</strong>
      <span className={css.state}>
        {form.isDue ? <ReportBadge status={form.status} /> : words('forms.notDue')}
        <small>{t('forms.cells', { count: form.cells })}</small>
      </span>
      {form.returnReason && <span className={css.reason}>{form.returnReason}</span>}
      {isUnsent && (
        <small className={css.kept}>
          <Icon name="device" size={14} />
          {t('forms.kept')}
        </small>
      )}
      <small className={css.act}>{t(`forms.act.${form.isDue ? form.status : 'APPROVED'}`)}</small>
    </span>
  );
}
