import { MeetingKind } from '@/gql/schema-types.ts';
import { useMeetingText } from '@/i18n/texts/meeting.ts';
import { Field, SelectField, TextField } from '@/ui/field.tsx';
import type { MeetingForm } from './meeting-form-state.ts';
import { OfficeField } from './office-field.tsx';
import css from './rapat.module.css';

export type SectionProps = {
  form: MeetingForm;
  errorAt: (path: string) => string | undefined;
  onChange: (part: Partial<MeetingForm>) => void;
};

const KINDS = Object.values(MeetingKind);

type TextName = 'title' | 'place' | 'theme' | 'tags' | 'organiser' | 'facilitator' | 'openedBy' | 'startsAt' | 'date';

/** What a meeting is, when and where it is, and which offices stand behind it. */
export function FactFields({ form, errorAt, onChange, zone }: SectionProps & { zone: string }) {
  const t = useMeetingText();
  const field = (name: TextName) => ({
    error: errorAt(name),
    value: form[name],
    onChange: (event: { target: { value: string } }) => onChange({ [name]: event.target.value }),
  });
  const office = (name: 'organiser' | 'facilitator' | 'openedBy') => ({
    label: t(`form.${name}`),
    error: errorAt(name),
    value: form[name],
    // Another name is another office: its agency is found by the name alone.
    onText: (text: string) => onChange({ [name]: text, ...(name === 'organiser' && { organiserOpd: null }) }),
  });
  return (
    <div className={css.fields}>
      <TextField {...field('title')} label={t('form.title')} required className={css.whole} />
      <SelectField
        label={t('form.kind')}
        value={form.kind}
        onChange={(event) => onChange({ kind: event.target.value as MeetingKind })}
        options={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
      />
      <TextField {...field('date')} label={t('form.date')} type="date" required />
      <TextField
        {...field('startsAt')}
        label={t('form.startsAt', { zone })}
        type="time"
        hint={t('form.startsAtHint')}
      />
      <TextField {...field('place')} label={t('form.place')} />
      <OfficeField {...office('organiser')} hint={t('form.officeHint')} required />
      <OfficeField {...office('facilitator')} hint={t('form.facilitatorHint')} />
      <OfficeField {...office('openedBy')} />
      <TextField {...field('theme')} label={t('form.theme')} />
      <TextField {...field('tags')} label={t('form.tags')} hint={t('form.tagsHint')} />
      <LinesField
        label={t('form.references')}
        value={form.references}
        error={errorAt('references')}
        onText={(references) => onChange({ references })}
      />
    </div>
  );
}

type LinesProps = {
  label: string;
  value: string;
  error: string | undefined;
  hint?: string;
  rows?: number;
  onText: (text: string) => void;
};

/** Several lines of text; one thing a line unless the hint says otherwise. */
export function LinesField({ label, value, error, hint, rows = 3, onText }: LinesProps) {
  const t = useMeetingText();
  return (
    <Field label={label} hint={hint ?? t('form.perLine')} error={error} className={css.whole}>
      {(control) => (
        <textarea
          {...control}
          className={css.area}
          rows={rows}
          value={value}
          onChange={(event) => onText(event.target.value)}
        />
      )}
    </Field>
  );
}
