import { useState } from 'react';
import { useSession } from '@/features/session/session.tsx';
import type { ProblemField } from '@/gql/schema-types.ts';
import { useAct } from '@/graphql/use-act.ts';
import { useEffectText } from '@/i18n/texts/effect.ts';
import { useProblemText } from '@/i18n/texts/problem.ts';
import { useUiText } from '@/i18n/texts/ui.ts';
import { Button } from '@/ui/button.tsx';
import { DialogBody, DialogFoot } from '@/ui/dialog.tsx';
import { SelectField, TextField } from '@/ui/field.tsx';
import { Notice } from '@/ui/notice.tsx';
import { showToast } from '@/ui/toast.tsx';
import { Impersonal } from '../masalah/impersonal.tsx';
import { NoteField } from '../masalah/note-field.tsx';
import { useRaiseProblemMutation } from '../masalah/problem-pages.generated.ts';
import { useForgetLists } from '../masalah/use-move.ts';
import { FIELDS } from '../masalah/use-problem-filters.ts';
import css from './bukti.module.css';
import type { EvidenceContentFragment } from './evidence-pages.generated.ts';

type Props = { evidence: EvidenceContentFragment; finding: string; onClose: () => void; onDone: () => void };

const TITLE = 200;

/** A finding in one line, and in full where it does not fit. */
const wordsOf = (finding: string) =>
  finding.length <= TITLE ? { title: finding, description: '' } : { title: '', description: finding };

/** A problem raised out of a finding: its post, its field, and the words of the finding. */
export function FindingProblem({ evidence, finding, onClose, onDone }: Props) {
  const t = useProblemText();
  const effect = useEffectText();
  const ui = useUiText();
  const { act, raise } = useRaise(evidence);
  const [content, setContent] = useState(() => ({
    ...wordsOf(finding),
    field: 'SPM_KESEHATAN' as ProblemField,
    posyandu: evidence.posts[0]?.id ?? '',
    isImpersonal: false,
  }));
  const change = (part: Partial<typeof content>) => setContent((before) => ({ ...before, ...part }));
  const send = async () => {
    if (!(await raise(content))) return;
    showToast(t('form.raised'));
    onClose();
    onDone();
  };
  return (
    <>
      <DialogBody>
        <div className={css.rows}>
          {act.others(['field', 'title', 'description', 'posyandu']).map(({ path, text }) => (
            <Notice key={path + text} tone="bad" title={text} />
          ))}
          <TextField
            label={t('form.subject')}
            value={content.title}
            maxLength={TITLE}
            error={act.errorAt('title')}
            onChange={(event) => change({ title: event.target.value })}
          />
          <NoteField
            label={t('form.description')}
            value={content.description}
            error={act.errorAt('description')}
            onText={(description) => change({ description })}
          />
          <SelectField
            label={t('form.field')}
            value={content.field}
            error={act.errorAt('field')}
            onChange={(event) => change({ field: event.target.value as ProblemField })}
            options={FIELDS.map((value) => ({ value, label: t(`field.${value}`) }))}
          />
          {evidence.posts.length > 0 && (
            <SelectField
              label={t('page.post')}
              value={content.posyandu}
              error={act.errorAt('posyandu')}
              onChange={(event) => change({ posyandu: event.target.value })}
              options={[
                ...evidence.posts.map(({ id, name }) => ({ value: id, label: name })),
                { value: '', label: effect('checklist.noPost') },
              ]}
            />
          )}
          <Impersonal
            texts={[content.title, content.description]}
            isSure={content.isImpersonal}
            onSure={(isImpersonal) => change({ isImpersonal })}
          />
        </div>
      </DialogBody>
      <DialogFoot>
        <Button onClick={onClose}>{ui('cancel')}</Button>
        <Button variant="primary" busy={act.isBusy} onClick={() => void send()}>
          {t('form.send')}
        </Button>
      </DialogFoot>
    </>
  );
}

type Words = {
  readonly title: string;
  readonly description: string;
  readonly field: ProblemField;
  readonly posyandu: string;
  readonly isImpersonal: boolean;
};

/** Raises a problem in the name of the agency for who speaks for it, else in the name of the group. */
function useRaise({ id, opd, pokjanal }: EvidenceContentFragment) {
  const { me } = useSession();
  const act = useAct();
  const forget = useForgetLists();
  const [send] = useRaiseProblemMutation();
  const isOwn = me.assignments.some((one) => one.opd?.id === opd.id);
  const raise = async ({ title, description, field, posyandu, isImpersonal }: Words): Promise<boolean> => {
    const who = isOwn ? { opd: opd.id } : { pokjanal: pokjanal.id };
    const words = { kind: 'PROBLEM' as const, field, title, description: description.trim() || null, isImpersonal };
    const input = { ...words, ...who, posyandu: posyandu || null, evidence: id };
    const done = await act.run(async () => (await send({ variables: { input } })).data?.result);
    if (done) forget();
    return done !== null;
  };
  return { act, raise };
}
