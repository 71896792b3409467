import { useState } from 'react';
import { type ProblemAct, ProblemOutcome } from '@/gql/schema-types.ts';
import { useFormat } from '@/i18n/format.ts';
import { useProblemText } from '@/i18n/texts/problem.ts';
import { ActForm } from '@/ui/act-form.tsx';
import { SelectField, TextField } from '@/ui/field.tsx';
import { showToast } from '@/ui/toast.tsx';
import { AddresseeField } from './addressee-field.tsx';
import { Impersonal } from './impersonal.tsx';
import css from './masalah.module.css';
import { NoteField } from './note-field.tsx';
import { ProblemStanding } from './problem-conflict.tsx';
import type { ProblemOnPageFragment } from './problem-pages.generated.ts';
import { type MoveFields, useMove } from './use-move.ts';

type Props = { act: ProblemAct; problem: ProblemOnPageFragment; onClose: () => void };

const OUTCOMES = Object.values(ProblemOutcome);
const SHOWN = ['to', 'note', 'dueOn', 'on', 'outcome'];
const NOTE_WORDS = {
  SEND: 'dialog.note',
  ANSWER: 'dialog.answer',
  ACCEPT: 'dialog.note',
  RETURN: 'dialog.reason',
  REDIRECT: 'dialog.reason',
  ESCALATE: 'dialog.note',
  CLOSE: 'dialog.result',
} as const satisfies Record<ProblemAct, string>;

/** The window of one step: only the fields it needs. */
export function MoveDialog({ act, problem, onClose }: Props) {
  const t = useProblemText();
  const format = useFormat();
  const { move, seen, standing, ...doing } = useMove(problem);
  const usual = problem.addressees.find(({ isUsual }) => isUsual)?.id ?? '';
  const [fields, setFields] = useState<MoveFields>(() => ({
    to: usual,
    note: '',
    dueOn: '',
    on: '',
    outcome: 'SOLVED',
    isImpersonal: false,
  }));
  const change = (part: Partial<MoveFields>) => setFields((before) => ({ ...before, ...part }));
  const submit = async () => {
    if (!(await move(act, fields))) return;
    showToast(t('dialog.done'));
    onClose();
  };
  const { errorAt } = doing;
  return (
    <ActForm
      title={t(`dialog.${act}`)}
      save={t(`act.${act}`)}
      act={doing}
      shown={SHOWN}
      isDisabled={act === 'SEND' && fields.to === ''}
      onClose={onClose}
      onSubmit={() => void submit()}
      conflict={standing && <ProblemStanding seen={seen} current={standing} />}
    >
      <div className={css.stack}>
        <p>{problem.title}</p>
        {act === 'SEND' && (
          <AddresseeField
            addressees={problem.addressees}
            value={fields.to}
            error={errorAt('to')}
            onChoose={(to) => change({ to })}
          />
        )}
        {act === 'CLOSE' && (
          <SelectField
            label={t('dialog.outcome')}
            value={fields.outcome}
            onChange={(event) => change({ outcome: event.target.value as ProblemOutcome })}
            options={OUTCOMES.map((value) => ({ value, label: t(`outcome.${value}`) }))}
          />
        )}
        <NoteField
          label={t(NOTE_WORDS[act])}
          value={fields.note}
          error={errorAt('note')}
          onText={(note) => change({ note })}
        />
        <Impersonal
          texts={[fields.note]}
          isSure={fields.isImpersonal}
          onSure={(isImpersonal) => change({ isImpersonal })}
        />
        {(act === 'SEND' || act === 'RETURN') && (
          <TextField
            type="date"
            label={t('dialog.due')}
            hint={t('dialog.dueHint', { day: format.day(problem.suggestedDueOn) })}
            value={fields.dueOn}
            error={errorAt('dueOn')}
            onChange={(event) => change({ dueOn: event.target.value })}
          />
        )}
        {act === 'ANSWER' && (
          <TextField
            type="date"
            label={t('dialog.on')}
            hint={t('dialog.onHint')}
            value={fields.on}
            error={errorAt('on')}
            onChange={(event) => change({ on: event.target.value })}
          />
        )}
      </div>
    </ActForm>
  );
}
