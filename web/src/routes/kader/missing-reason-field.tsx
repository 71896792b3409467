import { type MissingReason } from '@pokjanal/server/pure';
import { reasonCell } from '@/features/report-form/entry-model.ts';
import type { ReportEntry } from '@/features/report-form/use-report-entry.ts';
import { useText } from '@/i18n/format.ts';
import { useReportFormText } from '@/i18n/texts/report-form.ts';
import { SelectField, TextField } from '@/ui/field.tsx';

/** Why counts of this part are missing; appears once a cell was marked so. */
export function MissingReasonField({ entry, slots }: { entry: ReportEntry; slots: readonly number[] }) {
  const t = useReportFormText();
  const text = useText();
  const { state, form, dispatch } = entry;
  const marked = slots.filter((slot) => {
    const cell = state.cells.get(slot);
    return cell?.state === 'MISSING' && cell.reason !== 'NOT_ENTERED';
  });
  const first = state.cells.get(marked[0] ?? -1);
  if (first?.state !== 'MISSING') return null;
  const explain = (reason: MissingReason, note?: string) =>
    dispatch({ type: 'explained', slots: marked, cell: reasonCell(reason, note) });
  return (
    <>
      <SelectField
        large
        label={t('quick.reason')}
        value={first.reason}
        onChange={(event) => {
          const reason = event.target.value as MissingReason;
          explain(reason, reason === 'OTHER' ? '' : undefined);
        }}
        options={form.missingReasons
          .filter(({ code }) => code !== 'NOT_ENTERED')
          .map((reason) => ({ value: reason.code, label: text(reason.text) }))}
      />
      {first.reason === 'OTHER' && (
        <TextField
          large
          label={t('quick.reasonOther')}
          value={first.note ?? ''}
          maxLength={120}
          onChange={(event) => explain('OTHER', event.target.value)}
        />
      )}
    </>
  );
}
