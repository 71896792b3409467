import { useText } from '@/i18n/format.ts';
import { useDutyText } from '@/i18n/texts/duty.ts';
import { BothSides } from '@/ui/both-sides.tsx';
import { type EvidenceForm, formOf } from './evidence-form-state.ts';
import type { EvidenceContentFragment } from './evidence-pages.generated.ts';
import { differing } from './evidence-sides.ts';
import { useValueText } from './use-value-text.ts';

const NAMES = {
  title: 'bukti.name',
  activities: 'bukti.logged.activities',
  files: 'bukti.logged.files',
  links: 'bukti.sideLinks',
  answers: 'bukti.sideAnswers',
} as const;

/** In what two states of a record differ, each side in words, and how each thing is called. */
function useSides() {
  const t = useDutyText();
  const text = useText();
  const say = useValueText();
  return (yours: EvidenceForm, stored: EvidenceForm) => {
    const parts = differing(yours, stored);
    const fields = parts.map(({ key, field, words }) => {
      const written = (side: EvidenceForm) => (field && field.type !== 'rows' ? say(field, words(side)) : words(side));
      return { field: key, yours: written(yours), current: written(stored) };
    });
    const nameOf = (key: string): string => {
      const field = parts.find((part) => part.key === key)?.field;
      return field ? text(field.label) : t(NAMES[key as keyof typeof NAMES]);
    };
    return { parts, fields, nameOf };
  };
}

type ConflictProps = {
  form: EvidenceForm;
  current: EvidenceContentFragment;
  onChange: (part: Partial<EvidenceForm>) => void;
};

/** Both sides of a record that somebody else changed meanwhile; the form keeps what is not taken over. */
export function EvidenceConflict({ form, current, onChange }: ConflictProps) {
  const stored = formOf(current);
  const { parts, fields, nameOf } = useSides()(form, stored);
  return (
    <BothSides
      fields={fields}
      nameOf={nameOf}
      onTakeOne={(key) => onChange(parts.find((part) => part.key === key)?.take(stored, form) ?? {})}
      onTake={() => onChange({ ...stored, reason: form.reason })}
    />
  );
}

/** What changed of a record since somebody began to judge it. */
export function EvidenceSeen({ seen, current }: { seen: EvidenceContentFragment; current: EvidenceContentFragment }) {
  const t = useDutyText();
  const { fields, nameOf } = useSides()(formOf(seen), formOf(current));
  const told = {
    field: 'status',
    yours: t(`evidenceStatus.${seen.status}`),
    current: t(`evidenceStatus.${current.status}`),
  };
  return (
    <BothSides
      isSeen
      fields={seen.status === current.status ? fields : [told, ...fields]}
      nameOf={(key) => (key === 'status' ? t('bukti.logged.status') : nameOf(key))}
    />
  );
}
