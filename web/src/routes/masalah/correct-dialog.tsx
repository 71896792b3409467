import { useState } from 'react';
import type { ProblemField } from '@/gql/schema-types.ts';
import { useAct } from '@/graphql/use-act.ts';
import { useProblemText } from '@/i18n/texts/problem.ts';
import { ActForm } from '@/ui/act-form.tsx';
import { SelectField, TextField } from '@/ui/field.tsx';
import { Notice } from '@/ui/notice.tsx';
import { showToast } from '@/ui/toast.tsx';
import { Impersonal } from './impersonal.tsx';
import css from './masalah.module.css';
import { NoteField } from './note-field.tsx';
import { type ProblemOnPageFragment, useCorrectProblemMutation } from './problem-pages.generated.ts';
import { useForgetLists } from './use-move.ts';
import { FIELDS } from './use-problem-filters.ts';

type Props = { problem: ProblemOnPageFragment; onClose: () => void };

/** Puts field, title and description right; the versions before stay in the history. */
export function CorrectDialog({ problem, onClose }: Props) {
  const t = useProblemText();
  const act = useAct();
  const forget = useForgetLists();
  const [correct] = useCorrectProblemMutation();
  const [field, setField] = useState(problem.field);
  const [title, setTitle] = useState(problem.title);
  const [description, setDescription] = useState(problem.description ?? '');
  const [isImpersonal, setImpersonal] = useState(false);
  const submit = async () => {
    const words = { field, title, description: description.trim() || null, isImpersonal };
    const input = { ...words, problem: problem.id, expectedRevision: problem.revision };
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
    >
      <div className={css.stack}>
        {act.refused?.code === 'PROBLEM_STALE' && <Notice tone="warn" title={t('dialog.stale')} />}
        <SelectField
          label={t('form.field')}
          value={field}
          error={act.errorAt('field')}
          onChange={(event) => setField(event.target.value as ProblemField)}
          options={fields.map((value) => ({ value, label: t(`field.${value}`) }))}
        />
        <TextField
          label={t('form.subject')}
          value={title}
          maxLength={200}
          error={act.errorAt('title')}
          onChange={(event) => setTitle(event.target.value)}
        />
        <NoteField
          label={t('form.description')}
          value={description}
          error={act.errorAt('description')}
          onText={setDescription}
        />
        <Impersonal texts={[title, description]} isSure={isImpersonal} onSure={setImpersonal} />
      </div>
    </ActForm>
  );
}
