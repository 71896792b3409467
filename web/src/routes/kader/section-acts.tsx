import { SKDN } from '@pokjanal/server/pure';
import { useQuickActs } from '@/features/report-form/quick-acts.tsx';
import type { ReportEntry } from '@/features/report-form/use-report-entry.ts';
import { useReportFormText } from '@/i18n/texts/report-form.ts';
import { Button } from '@/ui/button.tsx';
import css from './element-section.module.css';
import { MissingReasonField } from './missing-reason-field.tsx';

/** Below each part: what may be said of all its empty cells at once, and why some are empty. */
export function SectionActs({ entry, slots }: { entry: ReportEntry; slots: readonly number[] }) {
  const t = useReportFormText();
  const acts = useQuickActs(entry);
  return (
    <>
      <MissingReasonField entry={entry} slots={slots} />
      <div className={css.acts}>
        <Button onClick={() => acts.zero(slots)}>{t('quick.restZero')}</Button>
        <Button onClick={() => acts.notCounted(slots)}>{t('quick.notCounted')}</Button>
        {/* Every post weighs children; of other services it may lack one. */}
        {entry.model.layout.code !== SKDN.code && (
          <Button onClick={() => acts.noService(slots)}>{t('quick.noService')}</Button>
        )}
      </div>
    </>
  );
}
