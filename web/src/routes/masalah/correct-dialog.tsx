import { useState } from 'react';
import type { ProblemField } from '@/gql/schema-types.ts';
import { useAct } from '@/graphql/use-act.ts';
import { useProblemText } from '@/i18n/texts/problem.ts';
import { useStanding } from '@/lib/use-standing.ts';
import { ActForm } from '@/ui/act-form.tsx';
import { SelectField, TextField } from '@/ui/field.tsx';
import { showToast } from '@/ui/toast.tsx';
import { Impersonal } from './impersonal.tsx';
import css from './masalah.module.css';
import { NoteField } from './note-field.tsx';
import { ProblemConflict, type ProblemRefused, type ProblemWords } from './problem-conflict.tsx';
import { type ProblemOnPageFragment, useCorrectProblemMutation } from './problem-pages.generated.ts';
import { useForgetLists } from './use-move.ts';
import { FIELDS } from './use-problem-filters.ts';

type Props = { problem: ProblemOnPageFragment; onClose: () => void };

/** Puts field, title and description right; the versions before stay in the history. */
export function CorrectDialog({ problem, onClose }: Props) {
  const t = useProblemText();
  const act = useAct<ProblemRefused>();
  const { standing, expectedRevision } = useStanding(problem, act.refused?.currentProblem);
  const forget = useForgetLists();
  const [correct] = useCorrectProblemMutation();
  const [typed, setTyped] = useState<ProblemWords>({ ...problem, description: problem.description ?? '' });
  const change = (part: Partial<ProblemWords>) => setTyped((before) => ({ ...before, ...part }));
  const { field, title, description } = typed;
  const [isImpersonal, setImpersonal] = useState(false);
  const submit = async () => {
    const words = { field, title, description: description.trim() || null, isImpersonal };
    const input = { ...words, problem: problem.id, expectedRevision };
    if (!(await act.run(async () => (await correct({ variables: { input } })).data?.result))) return;
    forget();
    showToast(t('dialog.done'));
    onClose();
  };
  const fields = FIELDS.filter((one) => problem.kind === 'PROBLEM' || one.startsWith('SPM_'));
  return (
    <ActForm
      title={t('dialog.correct')}
      save={t('act.correct')}
      act={act}
      shown={['field', 'title', 'description']}
      onClose={onClose}
      onSubmit={() => void submit()}
      conflict={standing && <ProblemConflict typed={typed} current={standing} onTake={change} />}
    >
      <div className={css.stack}>
        <SelectField
          label={t('form.field')}
          value={field}
          error={act.errorAt('field')}
          onChange={(event) => change({ field: event.target.value as ProblemField })}
          options={fields.map((value) => ({ value, label: t(`field.${value}`) }))}
        />
        <TextField
          label={t('form.subject')}
          value={title}
          maxLength={200}
          error={act.errorAt('title')}
          onChange={(event) => change({ title: event.target.value })}
        />
        <NoteField
          label={t('form.description')}
          value={description}
          error={act.errorAt('description')}
          onText={(text) => change({ description: text })}
        />
        <Impersonal texts={[title, description]} isSure={isImpersonal} onSure={setImpersonal} />
      </div>
    </ActForm>
  );
}
