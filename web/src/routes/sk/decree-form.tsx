import { useApolloClient } from '@apollo/client/react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useUndoBulk } from '@/features/bulk/use-undo-bulk.ts';
import { FilesField } from '@/features/files/files-field.tsx';
import { useDecreeText } from '@/i18n/texts/sk.ts';
import { paths } from '@/paths.ts';
import { Button, buttonClass } from '@/ui/button.tsx';
import { TextField } from '@/ui/field.tsx';
import { Notice } from '@/ui/notice.tsx';
import { Panel, Stack } from '@/ui/page.tsx';
import { showToast } from '@/ui/toast.tsx';
import { ConflictPanel } from './conflict-panel.tsx';
import type { DecreeForm as Form } from './decree-form-state.ts';
import { DocumentFields, SupersedesField } from './document-fields.tsx';
import { GroupPicker } from './group-picker.tsx';
import css from './sk.module.css';
import { type Refusal, useSendDecree } from './use-send-decree.ts';
import { useFieldName } from './use-field-name.ts';

type Props = {
  start: Form;
  /** The decree that is corrected, with the revision it was read at; null for a new one. */
  decree: { readonly id: string; readonly revision: number } | null;
  startArea: string | null;
};

/** Everything about one decree on one page, for a new one and for a correction alike. */
export function DecreeForm({ start, decree, startArea }: Props) {
  const t = useDecreeText();
  const { form, change, save, take, seen, refusal, isBusy } = useForm(start, decree);
  const ref = useTakenToFault(refusal);
  const errors = refusal?.byField ?? {};
  const current = refusal?.current;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save(seen);
  };
  return (
    <form ref={ref} onSubmit={submit} noValidate>
      <Stack>
        {current && (
          <ConflictPanel
            form={form}
            current={current}
            isBusy={isBusy}
            onKeep={() => void save(current.revision)}
            onTake={() => void take()}
          />
        )}
        {refusal && !current && <Refused refusal={refusal} />}
        <Panel title={t('form.groups')}>
          <GroupPicker
            groups={form.groups}
            startArea={startArea}
            error={errors.groups ?? null}
            onGroups={(groups) => change({ groups })}
          />
        </Panel>
        <Panel title={t('form.document')}>
          <div className={css.picker}>
            <DocumentFields form={form} errors={errors} onChange={change} />
            <SupersedesField form={form} errors={errors} onChange={change} self={decree?.id ?? null} />
            <FilesField
              isSingle
              label={t('form.file')}
              files={form.file ? [form.file] : []}
              error={errors.attachment}
              onFiles={([file = null]) => change({ file })}
            />
            {decree && (
              <TextField
                label={t('form.reason')}
                hint={t('form.reasonHint')}
                error={errors.reason}
                value={form.reason}
                onChange={(event) => change({ reason: event.target.value })}
              />
            )}
          </div>
        </Panel>
        <FormActs decree={decree} isBusy={isBusy} />
      </Stack>
    </form>
  );
}

/** Takes a person whose decree was not saved to what is wrong: the first such field, else the notice above. */
function useTakenToFault(refusal: Refusal | null) {
  const ref = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (!refusal) return;
    const field = ref.current?.querySelector<HTMLElement>('[aria-invalid]');
    if (field) field.focus();
    else ref.current?.scrollIntoView();
  }, [refusal]);
  return ref;
}

/** What is typed, and what becomes of it. */
function useForm(start: Form, decree: Props['decree']) {
  const t = useDecreeText();
  const navigate = useNavigate();
  const [form, setForm] = useState(start);
  // The one that was read, whatever the decree has become since: only the person says that it may be written over.
  const [seen] = useState(decree?.revision ?? 0);
  const client = useApolloClient();
  const { send, refusal, isBusy, forget } = useSendDecree(decree?.id ?? null);
  const undo = useUndoBulk(() => void client.refetchQueries({ include: 'active' }));
  const change = (part: Partial<Form>) => setForm((before) => ({ ...before, ...part }));
  const save = async (revision: number) => {
    const sent = await send(form, revision);
    if (!sent) return;
    const { act, decree: saved } = sent;
    showToast(t('form.saved', { number: saved.number }), act === null ? {} : { onUndo: () => void undo([act]) });
    await navigate(paths.decree(saved.id), { replace: true });
  };
  const take = async () => {
    forget();
    if (decree) await navigate(paths.decree(decree.id));
  };
  return { form, change, save, take, seen, refusal, isBusy };
}

function FormActs({ decree, isBusy }: { decree: Props['decree']; isBusy: boolean }) {
  const t = useDecreeText();
  return (
    <div className={css.acts}>
      <Button type="submit" variant="primary" busy={isBusy}>
        {t(decree ? 'form.saveCorrection' : 'form.save')}
      </Button>
      <Link className={buttonClass()} to={decree ? paths.decree(decree.id) : paths.decrees()}>
        {t('form.cancel')}
      </Link>
    </div>
  );
}

/** Why nothing was saved: field by field, or the document that is on record already. */
function Refused({ refusal: { text, byField, known } }: { refusal: Refusal }) {
  const t = useDecreeText();
  const nameOf = useFieldName();
  return (
    <Notice tone="bad" title={t('form.wrong')}>
      <p>{text}</p>
      <ul className={css.problems}>
        {Object.entries(byField).map(([field, problem]) => (
          <li key={field}>
            {nameOf(field)}: {problem}
          </li>
        ))}
      </ul>
      {known && <Link to={paths.decree(known.id)}>{t('form.known', { number: known.number })}</Link>}
    </Notice>
  );
}
