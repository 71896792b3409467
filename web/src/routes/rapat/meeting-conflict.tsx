import { useMeetingText } from '@/i18n/texts/meeting.ts';
import { Button } from '@/ui/button.tsx';
import { DifferenceTable } from '@/ui/change-list.tsx';
import { Panel } from '@/ui/page.tsx';
import { formOf, type MeetingForm } from './meeting-form-state.ts';
import type { MeetingContentFragment } from './meeting-pages.generated.ts';
import css from './rapat.module.css';

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
  const rows = FIELDS.map((field) => ({ field, before: wordsOf(form, field), after: wordsOf(theirs, field) })).filter(
    (row) => row.before.trim() !== row.after.trim(),
  );
  const name = (field: string) => {
    const known = FIELDS.find((one) => one === field) ?? 'title';
    return known === 'startsAt' ? t('page.time') : t(`form.${known}`);
  };
  return (
    <Panel title={t('form.conflict')}>
      <div role="alert" className={css.stack}>
        <p>{t('form.conflictLead')}</p>
        <DifferenceTable fields={rows} heads={[t('form.yours'), t('form.current')]} nameOf={name} />
        <div className={css.acts}>
          {current.status !== 'CANCELLED' && (
            <Button variant="primary" busy={isBusy} onClick={onKeep}>
              {t('form.keepMine')}
            </Button>
          )}
          <Button onClick={onTake}>{t('form.takeTheirs')}</Button>
        </div>
      </div>
    </Panel>
  );
}
