import { useReportPetugasText } from '@/i18n/texts/report-petugas.ts';
import { SelectField } from '@/ui/field.tsx';
import { FORM_BLOCKS, type FormBlock } from './use-worklist.ts';

/** The names of the forms in the order of the paper. */
export function useFormNames(): (block: FormBlock) => string {
  const t = useReportPetugasText();
  return (block) => t(`formNames.${block}`);
}

/** Which form the list speaks of. */
export function FormChoice({ block, onChoose }: { block: FormBlock; onChoose: (block: string) => void }) {
  const t = useReportPetugasText();
  const nameOf = useFormNames();
  return (
    <SelectField
      label={t('worklist.form')}
      value={block}
      onChange={(event) => onChoose(event.target.value)}
      options={FORM_BLOCKS.map((value) => ({ value, label: nameOf(value) }))}
    />
  );
}
