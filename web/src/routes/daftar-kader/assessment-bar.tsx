import { useSession } from '@/features/session/session.tsx';
import { useKaderText } from '@/i18n/texts/kader.ts';
import { today } from '@/lib/today.ts';
import { Button } from '@/ui/button.tsx';
import { TextField } from '@/ui/field.tsx';
import css from './kader.module.css';
import type { Assessment } from './use-assessment.ts';

/** The foot of an assessment: when, by which office, how much changes, and what was wrong at the last try. */
export function AssessmentBar({ assessment, onCancel }: { assessment: Assessment; onCancel: () => void }) {
  const t = useKaderText();
  const { me } = useSession();
  const { act, count } = assessment;
  return (
    <div className={css.bar}>
      <TextField label={t('assessDay')} name="on" type="date" defaultValue={today()} error={act.errorAt('on')} />
      <TextField
        label={t('office')}
        name="office"
        hint={t('officeHint')}
        maxLength={200}
        defaultValue={me.office ?? ''}
        error={act.errorAt('office')}
      />
      <span role="status">{count === 0 ? t('noChange') : t('changed', { count })}</span>
      <Button type="submit" variant="primary" busy={act.isBusy} disabled={count === 0}>
        {t('assessSave')}
      </Button>
      <Button onClick={onCancel}>{t('cancel')}</Button>
      {act.others(['on', 'office']).map(({ path, text }) => (
        <p key={`${path} ${text}`} role="alert">
          {text}
        </p>
      ))}
    </div>
  );
}
