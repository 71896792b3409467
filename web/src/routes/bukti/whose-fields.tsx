import { EVIDENCE } from '@pokjanal/server/pure';
import { useSession } from '@/features/session/session.tsx';
import { useFormat, useText } from '@/i18n/format.ts';
import { useDutyText } from '@/i18n/texts/duty.ts';
import { SelectField } from '@/ui/field.tsx';
import { today } from '@/lib/today.ts';
import css from './bukti.module.css';
import { type EvidenceForm, periodChoices, provableDuties } from './evidence-form-state.ts';
import type { EvidenceGroupFragment } from './evidence-pages.generated.ts';

type Props = {
  group: EvidenceGroupFragment;
  form: EvidenceForm;
  errors: Readonly<Record<string, string>>;
  /** Agency and duty stand once a record is there. */
  isFixed: boolean;
  onChange: (part: Partial<EvidenceForm>) => void;
  onDuty: (code: string) => void;
};

/** Whose work it is, for which duty, of which period. */
export function WhoseFields({ group, form, errors, isFixed, onChange, onDuty }: Props) {
  const t = useDutyText();
  const text = useText();
  const format = useFormat();
  const own = useSession().me.assignments.some(({ opd }) => opd?.id === form.opd);
  const duties = provableDuties(group.duties);
  const duty = duties.find(({ kind }) => kind === form.kind)?.duty;
  const year = Number(form.period.slice(0, 4)) || Number(today().slice(0, 4));
  return (
    <div className={css.fields}>
      <SelectField
        label={t('bukti.agency')}
        error={errors['opd']}
        disabled={isFixed}
        value={form.opd}
        options={group.members.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(event) => onChange({ opd: event.target.value })}
      />
      <SelectField
        label={t('bukti.duty')}
        error={errors['kind']}
        disabled={isFixed}
        value={duty?.code ?? ''}
        options={duties.map((one) => ({
          value: one.duty.code,
          label: `${one.duty.number}. ${text(one.duty.name)} (${text(EVIDENCE[one.kind].label)})`,
        }))}
        onChange={(event) => onDuty(event.target.value)}
      />
      <SelectField
        label={t('bukti.period')}
        error={errors['period']}
        value={form.period}
        options={periodChoices(duty?.rhythm ?? '', year, form.period).map((value) => ({
          value,
          label: format.period(value),
        }))}
        onChange={(event) => onChange({ period: event.target.value })}
      />
      {!own && <p className={css.whole}>{t('bukti.onBehalf')}</p>}
    </div>
  );
}
