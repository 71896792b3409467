import { useKaderText } from '@/i18n/texts/kader.ts';
import { formText } from '@/lib/form-text.ts';
import { ActForm } from '@/ui/act-form.tsx';
import { TextField } from '@/ui/field.tsx';
import { KaderStanding } from './kader-conflict.tsx';
import type { KaderDialogProps } from './kader-dialogs.tsx';
import { useEraseKaderMutation } from './kader-pages.generated.ts';
import { useKaderAct } from './use-kader-act.ts';

/** Erases what is told of the person, for good: the name is typed once more before. */
export function EraseDialog({ kader, onClose, onDone }: KaderDialogProps) {
  const t = useKaderText();
  const { act, seen, standing, ref } = useKaderAct(kader);
  const [send] = useEraseKaderMutation();
  const submit = async (form: FormData) => {
    const input = { ...ref, name: formText(form, 'name'), reason: formText(form, 'reason') };
    if (await act.run(async () => (await send({ variables: { input } })).data?.result)) onDone(t('eraseDone'));
  };
  return (
    <ActForm
      title={t('eraseTitle', { name: kader.name })}
      save={t('eraseForGood')}
      danger
      act={act}
      shown={['name', 'reason']}
      onClose={onClose}
      onSubmit={(form) => void submit(form)}
      conflict={standing && <KaderStanding seen={seen} current={standing} />}
    >
      <p>{t('eraseLead')}</p>
      <p>
        <strong>{t('eraseWarning')}</strong>
      </p>
      <TextField
        label={t('eraseReason')}
        hint={t('eraseReasonHint')}
        name="reason"
        maxLength={200}
        error={act.errorAt('reason')}
      />
      <TextField label={t('eraseName')} hint={kader.name} name="name" autoComplete="off" error={act.errorAt('name')} />
    </ActForm>
  );
}
