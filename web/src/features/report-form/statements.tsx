import { SKDN } from '@pokjanal/server/pure';
import { useId, useState } from 'react';
import { useReportFormText } from '@/i18n/texts/report-form.ts';
import { Button } from '@/ui/button.tsx';
import { Field, TextField } from '@/ui/field.tsx';
import type { ReportEntry } from './use-report-entry.ts';
import css from './statements.module.css';

const REASONS = ['weather', 'staff', 'holiday', 'place', 'other'] as const;

/** A month without opening: one tap for it, one for the reason. */
export function ClosedMonth({ entry }: { entry: ReportEntry }) {
  const t = useReportFormText();
  const name = useId();
  const { notOpenedReason } = entry.state.head;
  const known = REASONS.find((reason) => reason !== 'other' && t(`closed.reasons.${reason}`) === notOpenedReason);
  const [picked, setPicked] = useState(known ?? (notOpenedReason ? 'other' : null));
  const pick = (reason: (typeof REASONS)[number]) => {
    setPicked(reason);
    const text = reason === 'other' ? '' : t(`closed.reasons.${reason}`);
    entry.dispatch({ type: 'headed', head: { notOpenedReason: text } });
  };
  return (
    <div className={css.stack}>
      <p className="pk-muted">{t(entry.model.layout.code === SKDN.code ? 'closed.hint' : 'closed.hintOther')}</p>
      <fieldset className={css.reasons}>
        <legend>{t('closed.reason')}</legend>
        {REASONS.map((reason) => (
          <label key={reason} className={css.reason}>
            <input type="radio" name={name} checked={picked === reason} onChange={() => pick(reason)} />
            {t(`closed.reasons.${reason}`)}
          </label>
        ))}
      </fieldset>
      {picked === 'other' && (
        <TextField
          large
          label={t('closed.ownReason')}
          value={notOpenedReason}
          maxLength={200}
          onChange={(event) => entry.dispatch({ type: 'headed', head: { notOpenedReason: event.target.value } })}
        />
      )}
      <div>
        <Button onClick={() => entry.dispatch({ type: 'headed', head: { opened: true, notOpenedReason: '' } })}>
          {t('closed.reopen')}
        </Button>
      </div>
    </div>
  );
}

/** Whether visitors are counted too; asked where a rule depends on it. */
export function VisitorsCheck({ entry }: { entry: ReportEntry }) {
  const t = useReportFormText();
  const { layout, rules } = entry.model;
  if (rules.every(({ relaxedBy }) => relaxedBy !== 'countsVisitors')) return null;
  return (
    <label className={css.check}>
      <input
        type="checkbox"
        checked={entry.state.head.countsVisitors}
        onChange={(event) => entry.dispatch({ type: 'headed', head: { countsVisitors: event.target.checked } })}
      />
      <span>{t('visitors')}</span>
      <small>{t(layout.code === SKDN.code ? 'visitorsHint' : 'visitorsHintOther')}</small>
    </label>
  );
}

/** The one note that answers all warnings; asked for while a warning stands without one. */
export function NoteField({ entry }: { entry: ReportEntry }) {
  const t = useReportFormText();
  return (
    <Field
      label={t('note')}
      hint={t('noteHint')}
      error={entry.verdict === 'NOTE_NEEDED' ? t('noteNeeded') : null}
      large
    >
      {(control) => (
        <textarea
          {...control}
          className={css.area}
          rows={2}
          maxLength={500}
          value={entry.state.head.note}
          onChange={(event) => entry.dispatch({ type: 'headed', head: { note: event.target.value } })}
        />
      )}
    </Field>
  );
}
