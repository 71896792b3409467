import { useState } from 'react';
import { useAct } from '@/graphql/use-act.ts';
import { useRequest } from '@/graphql/use-request.ts';
import { useOpdActText } from '@/i18n/texts/opd-acts.ts';
import { formText } from '@/lib/form-text.ts';
import { today } from '@/lib/today.ts';
import { ActForm } from '@/ui/act-form.tsx';
import { SelectField, TextField } from '@/ui/field.tsx';
import { Stack } from '@/ui/page.tsx';
import { showToast } from '@/ui/toast.tsx';
import {
  type MergeOpdMutation,
  OpdNeighboursDocument,
  useMergeOpdMutation,
  useUndoOpdMergerMutation,
} from './opd-acts.generated.ts';
import type { Opd } from './opd-page.types.ts';

type Outlook = Extract<MergeOpdMutation['result'], { __typename: 'MergeOpdSuccess' }>;
const SHOWN = ['into', 'on', 'basis'];

/** Lets an agency go on in another: first what would come of it, then the act. */
export function OpdMergeDialog({ opd, onClose }: { opd: Opd; onClose: () => void }) {
  const t = useOpdActText();
  const act = useAct();
  const { data } = useRequest(OpdNeighboursDocument, { within: opd.wilayah.id });
  const others = (data?.opdList.nodes ?? []).filter(
    ({ id, to, wilayah }) => to === null && id !== opd.id && wilayah.id === opd.wilayah.id,
  );
  const [outlook, setOutlook] = useState<Outlook | null>(null);
  const [preview] = useMergeOpdMutation();
  const again = { refetchQueries: 'active', awaitRefetchQueries: true } as const;
  const [send] = useMergeOpdMutation(again);
  const [sendUndo] = useUndoOpdMergerMutation(again);
  const undo = async (merger: string) => {
    const input = { merger, reason: t('undoReason') };
    const result = (await sendUndo({ variables: { input } })).data?.result;
    if (result?.__typename === 'UndoOpdMergerSuccess') showToast(t('mergeUndone'));
    else if (result) showToast(result.message.id, { tone: 'bad' });
  };
  const submit = async (form: FormData) => {
    const into = others.find(({ id }) => id === formText(form, 'into'));
    const input = {
      from: [{ opd: opd.id, expectedRevision: opd.revision }],
      into: { opd: into?.id ?? '', expectedRevision: into?.revision ?? 0 },
      on: formText(form, 'on') || today(),
      basis: formText(form, 'basis'),
      ...(outlook && { lines: form.getAll('line').map(String) }),
      dryRun: outlook === null,
    };
    const tool = outlook ? send : preview;
    const result = await act.run(async () => (await tool({ variables: { input } })).data?.result);
    if (result?.__typename !== 'MergeOpdSuccess') return;
    if (outlook === null) return setOutlook(result);
    onClose();
    const { merger } = result;
    showToast(t('merged', { name: opd.name }), merger ? { onUndo: () => void undo(merger) } : {});
  };
  return (
    <ActForm
      title={t('mergeTitle', { name: opd.name })}
      save={outlook ? t('merge') : t('check')}
      danger={outlook !== null}
      act={act}
      shown={SHOWN}
      isDisabled={others.length === 0}
      onClose={onClose}
      onSubmit={(form) => void submit(form)}
    >
      <p>{t('mergeLead')}</p>
      {data && others.length === 0 && <p className="pk-muted">{t('noOther')}</p>}
      <div onChange={() => setOutlook(null)}>
        <Stack>
          <SelectField
            label={t('into')}
            name="into"
            error={act.errorAt('into')}
            options={others.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <TextField label={t('lastDay')} name="on" type="date" defaultValue={today()} error={act.errorAt('on')} />
        </Stack>
      </div>
      <TextField label={t('basis')} name="basis" maxLength={200} error={act.errorAt('basis')} />
      {outlook && <OutlookLines outlook={outlook} />}
    </ActForm>
  );
}

function OutlookLines({ outlook: { lines, others, accounts } }: { outlook: Outlook }) {
  const t = useOpdActText();
  return (
    <fieldset>
      <legend>{t('goesOn')}</legend>
      {lines.length === 0 && <p className="pk-muted">{t('nothingOpen')}</p>}
      {lines.map(({ key, section, title }) => (
        <div key={key}>
          <label>
            <input type="checkbox" name="line" value={key} defaultChecked /> {t(`section.${section}`)}: {title}
          </label>
        </div>
      ))}
      {others > 0 && <p>{t('others', { count: others })}</p>}
      {accounts > 0 && <p>{t('accounts', { count: accounts })}</p>}
    </fieldset>
  );
}
