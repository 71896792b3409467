import { useText } from '@/i18n/format.ts';
import { useDutyText } from '@/i18n/texts/duty.ts';
import { BothSides } from '@/ui/both-sides.tsx';
import { type EvidenceForm, formOf } from './evidence-form-state.ts';
import type { EvidenceContentFragment } from './evidence-pages.generated.ts';
import { differing } from './evidence-sides.ts';
import { useValueText } from './use-value-text.ts';

type Props = {
  form: EvidenceForm;
  current: EvidenceContentFragment;
  onChange: (part: Partial<EvidenceForm>) => void;
};

const NAMES = {
  title: 'bukti.name',
  activities: 'bukti.logged.activities',
  files: 'bukti.logged.files',
  links: 'bukti.sideLinks',
  answers: 'bukti.sideAnswers',
} as const;

/** Both sides of a record that somebody else changed meanwhile; the form keeps what is not taken over. */
export function EvidenceConflict({ form, current, onChange }: Props) {
  const t = useDutyText();
  const text = useText();
  const say = useValueText();
  const stored = formOf(current);
  const parts = differing(form, stored);
  const fields = parts.map(({ key, field, words }) => {
    const written = (side: EvidenceForm) => (field && field.type !== 'rows' ? say(field, words(side)) : words(side));
    return { field: key, yours: written(form), current: written(stored) };
  });
  const nameOf = (key: string): string => {
    const field = parts.find((part) => part.key === key)?.field;
    return field ? text(field.label) : t(NAMES[key as keyof typeof NAMES]);
  };
  return (
    <BothSides
      fields={fields}
      nameOf={nameOf}
      onTakeOne={(key) => onChange(parts.find((part) => part.key === key)?.take(stored, form) ?? {})}
      onTake={() => onChange({ ...stored, reason: form.reason })}
    />
  );
}
