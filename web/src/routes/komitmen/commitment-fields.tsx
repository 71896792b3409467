import { IndicatorSelect } from '@/features/figures/indicator-select.tsx';
import { useIndicatorChoices } from '@/features/figures/use-indicator-choices.ts';
import { useMeetingText } from '@/i18n/texts/meeting.ts';
import { TextField } from '@/ui/field.tsx';
import type { DecisionRow } from '../rapat/meeting-form-state.ts';
import { OfficeField } from '../rapat/office-field.tsx';

type Props = { row: DecisionRow; errorAt: (path: string) => string | undefined; onRow: (row: DecisionRow) => void };

/** Paths of the API that these fields show. */
export const COMMITMENT_PATHS: readonly string[] = ['text', 'owner', 'dueOn', 'dueWorkingDays', 'indicator'].map(
  (name) => `content.${name}`,
);

/** What a commitment says: what, by whom, until when, and which indicator it should move. */
export function CommitmentFields({ row, errorAt, onRow }: Props) {
  const t = useMeetingText();
  const indicators = useIndicatorChoices([]);
  const set = (name: 'text' | 'dueOn' | 'days') => (event: { target: { value: string } }) =>
    onRow({ ...row, [name]: event.target.value });
  return (
    <>
      <TextField label={t('form.decision')} value={row.text} error={errorAt('content.text')} onChange={set('text')} />
      <OfficeField
        label={t('form.owner')}
        value={row.owner}
        error={errorAt('content.owner')}
        onText={(owner) => onRow({ ...row, owner })}
      />
      <TextField
        type="date"
        label={t('form.dueOn')}
        value={row.dueOn}
        error={errorAt('content.dueOn')}
        onChange={set('dueOn')}
      />
      <TextField
        inputMode="numeric"
        label={t('form.dueDays')}
        value={row.days}
        error={errorAt('content.dueWorkingDays')}
        onChange={set('days')}
      />
      <IndicatorSelect
        label={t('form.indicator')}
        none={t('form.noIndicator')}
        indicators={indicators}
        value={row.indicator}
        error={errorAt('content.indicator')}
        onChange={(indicator) => onRow({ ...row, indicator })}
      />
    </>
  );
}
