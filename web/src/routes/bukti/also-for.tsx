import { useDutyText } from '@/i18n/texts/duty.ts';
import css from './bukti.module.css';
import type { EvidenceForm } from './evidence-form-state.ts';
import type { EvidenceGroupFragment } from './evidence-pages.generated.ts';

type Props = {
  group: EvidenceGroupFragment;
  form: EvidenceForm;
  onChange: (part: Partial<EvidenceForm>) => void;
};

/** Other member agencies for which the record counts as well, once they say so. */
export function AlsoFor({ group, form, onChange }: Props) {
  const t = useDutyText();
  const others = group.members.filter(({ id }) => id !== form.opd);
  if (others.length === 0) return null;
  const toggle = (id: string, isOn: boolean) =>
    onChange({ alsoFor: isOn ? [...form.alsoFor, id] : form.alsoFor.filter((other) => other !== id) });
  return (
    <details className={css.whole}>
      <summary>{t('bukti.alsoFor')}</summary>
      <p className="pk-muted">{t('bukti.alsoForHint')}</p>
      <ul className={css.others}>
        {others.map(({ id, name }) => (
          <li key={id}>
            <label>
              <input
                type="checkbox"
                checked={form.alsoFor.includes(id)}
                onChange={(event) => toggle(id, event.target.checked)}
              />{' '}
              {name}
            </label>
          </li>
        ))}
      </ul>
    </details>
  );
}
