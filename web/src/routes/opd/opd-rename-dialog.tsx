import { useAct } from '@/graphql/use-act.ts';
import { useOpdActText } from '@/i18n/texts/opd-acts.ts';
import { formText } from '@/lib/form-text.ts';
import { today } from '@/lib/today.ts';
import { ActForm } from '@/ui/act-form.tsx';
import { TextField } from '@/ui/field.tsx';
import { showToast } from '@/ui/toast.tsx';
import { useRenameOpdMutation, useUndoOpdRenameMutation } from './opd-acts.generated.ts';
import type { Opd } from './opd-page.types.ts';

const SHOWN = ['name', 'shortName', 'on', 'basis'];

/** Gives an agency another name from a day on. */
export function OpdRenameDialog({ opd, onClose }: { opd: Opd; onClose: () => void }) {
  const t = useOpdActText();
  const act = useAct();
  const again = { refetchQueries: 'active', awaitRefetchQueries: true } as const;
  const [send] = useRenameOpdMutation(again);
  const [sendUndo] = useUndoOpdRenameMutation(again);
  const undo = async (expectedRevision: number) => {
    const input = { opd: opd.id, reason: t('undoReason'), expectedRevision };
    const result = (await sendUndo({ variables: { input } })).data?.result;
    if (result?.__typename === 'OpdSuccess') showToast(t('undone'));
    else showToast(t('undoFailed'), { tone: 'bad' });
  };
  const submit = async (form: FormData) => {
    const input = {
      opd: opd.id,
      name: formText(form, 'name'),
      shortName: formText(form, 'shortName') || null,
      on: formText(form, 'on') || today(),
      basis: formText(form, 'basis'),
      expectedRevision: opd.revision,
    };
    if (!(await act.run(async () => (await send({ variables: { input } })).data?.result))) return;
    onClose();
    showToast(t('renamed', { name: opd.name }), { onUndo: () => void undo(opd.revision + 1) });
  };
  return (
    <ActForm
      title={t('renameTitle', { name: opd.name })}
      save={t('save')}
      act={act}
      shown={SHOWN}
      onClose={onClose}
      onSubmit={(form) => void submit(form)}
    >
      <p>{t('renameLead')}</p>
      <TextField label={t('name')} name="name" defaultValue={opd.name} maxLength={200} error={act.errorAt('name')} />
      <TextField
        label={t('shortName')}
        name="shortName"
        defaultValue={opd.shortName ?? ''}
        maxLength={200}
        error={act.errorAt('shortName')}
      />
      <TextField label={t('firstDay')} name="on" type="date" defaultValue={today()} error={act.errorAt('on')} />
      <TextField label={t('basis')} name="basis" maxLength={200} error={act.errorAt('basis')} />
    </ActForm>
  );
}
