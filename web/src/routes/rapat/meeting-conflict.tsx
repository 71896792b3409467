import { useMeetingText } from '@/i18n/texts/meeting.ts';
import { BothSides } from '@/ui/both-sides.tsx';
import { formOf, type MeetingForm } from './meeting-form-state.ts';
import type { MeetingContentFragment } from './meeting-pages.generated.ts';

type Props = {
  form: MeetingForm;
  current: MeetingContentFragment;
  isBusy: boolean;
  onKeep: () => void;
  onTake: () => void;
};

const FIELDS = [
  'title',
  'date',
  'startsAt',
  'place',
  'organiser',
  'facilitator',
  'openedBy',
  'theme',
  'tags',
  'references',
  'minutes',
  'parties',
  'speakers',
  'agenda',
  'outputs',
] as const;

/** A field of a form in words, lists line by line. */
function wordsOf(form: MeetingForm, field: (typeof FIELDS)[number]): string {
  const value = form[field];
  if (typeof value === 'string') return value;
  return value
    .map((row) => ('text' in row ? row.text : 'office' in row ? row.office : row.name))
    .filter(Boolean)
    .join('\n');
}

/** Both sides of a meeting that changed while somebody was typing, and the choice between them. */
export function MeetingConflict({ form, current, isBusy, onKeep, onTake }: Props) {
  const t = useMeetingText();
  const theirs = formOf(current);
  const fields = FIELDS.map((field) => ({
    field,
    yours: wordsOf(form, field),
    current: wordsOf(theirs, field),
  })).filter(({ yours, current: stored }) => yours.trim() !== stored.trim());
  const name = (field: string) => {
    const known = FIELDS.find((one) => one === field) ?? 'title';
    return known === 'startsAt' ? t('page.time') : t(`form.${known}`);
  };
  return (
    <BothSides
      title={t('form.conflict')}
      fields={fields}
      nameOf={name}
      isBusy={isBusy}
      onKeep={current.status === 'CANCELLED' ? null : onKeep}
      onTake={onTake}
    />
  );
}
