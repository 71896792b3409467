import { ACTIVITY_FIELDS, type EvidenceField } from '@pokjanal/server/pure';
import { useIndicatorChoices } from '@/features/figures/use-indicator-choices.ts';
import { useText } from '@/i18n/format.ts';
import { useDutyText } from '@/i18n/texts/duty.ts';
import { RowsOf } from './evidence-fields.tsx';
import type { EvidenceForm } from './evidence-form-state.ts';
import type { EvidenceGroupFragment } from './evidence-pages.generated.ts';

type Props = {
  group: EvidenceGroupFragment;
  form: EvidenceForm;
  errors: Readonly<Record<string, string>>;
  onChange: (part: Partial<EvidenceForm>) => void;
};

const AREA: EvidenceField = {
  name: 'effectWilayah',
  type: 'text',
  label: { id: 'Wilayah yang dituju', en: 'Area it should move' },
};
const BEFORE = ACTIVITY_FIELDS.findIndex(({ name }) => name === 'effectDirection');
const FIELDS = [...ACTIVITY_FIELDS.slice(0, BEFORE), AREA, ...ACTIVITY_FIELDS.slice(BEFORE)];

/** The activities of a plan, with indicator and area of the expected effect to choose from. */
export function PlanRows({ group, form, errors, onChange }: Props) {
  const t = useDutyText();
  const text = useText();
  const choices = useIndicatorChoices([]);
  const { id, name, children } = group.wilayah;
  return (
    <RowsOf
      name="activities"
      label={t('bukti.activities')}
      fields={FIELDS}
      path="activities"
      rows={form.rows['activities'] ?? []}
      errors={errors}
      options={{
        effectIndicator: choices.map((one) => ({ value: one.code, label: text(one.name) })),
        effectWilayah: [{ id, name }, ...children.nodes].map((area) => ({ value: area.id, label: area.name })),
      }}
      onRows={(activities) => onChange({ rows: { ...form.rows, activities } })}
    />
  );
}
