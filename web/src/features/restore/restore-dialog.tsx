import { type ReactNode, useEffect, useEffectEvent, useState } from 'react';
import { useAct } from '@/graphql/use-act.ts';
import { useRestoreText } from '@/i18n/texts/restore.ts';
import { ActForm } from '@/ui/act-form.tsx';
import { DifferenceTable } from '@/ui/change-list.tsx';
import { showToast } from '@/ui/toast.tsx';
import { type RestoreVersionMutation, useRestoreVersionMutation } from './restore.generated.ts';

type Preview = Extract<RestoreVersionMutation['result'], { __typename: 'RestoreVersionSuccess' }>['fields'];

type Props = {
  record: { readonly id: string; readonly revision: number };
  revision: number;
  label: string;
  nameOf: (field: string) => string;
  say?: (field: string, value: string) => ReactNode;
  onClose: () => void;
};

/** First what would change, then the act, then a way to take it back. */
export function RestoreDialog({ record, revision, label, nameOf, say, onClose }: Props) {
  const t = useRestoreText();
  const act = useAct();
  const [preview] = useRestoreVersionMutation();
  const [send] = useRestoreVersionMutation({ refetchQueries: 'active', awaitRefetchQueries: true });
  const [fields, setFields] = useState<Preview | null>(null);
  const [ask] = useState({ record: record.id, revision, expectedRevision: record.revision });
  const look = useEffectEvent(async () => {
    const input = { ...ask, dryRun: true };
    const seen = await act.run(async () => (await preview({ variables: { input } })).data?.result);
    if (seen?.__typename === 'RestoreVersionSuccess') setFields(seen.fields);
  });
  useEffect(() => {
    void look();
  }, []);
  const undo = async () => {
    const input = { ...ask, revision: ask.expectedRevision, expectedRevision: ask.expectedRevision + 1 };
    const result = (await send({ variables: { input } })).data?.result;
    if (result?.__typename === 'RestoreVersionSuccess') showToast(t('undone'));
    else showToast(t('undoFailed'), { tone: 'bad' });
  };
  const submit = async () => {
    if (await act.run(async () => (await send({ variables: { input: ask } })).data?.result)) {
      onClose();
      showToast(t('done'), { onUndo: () => void undo() });
    }
  };
  return (
    <ActForm
      title={label}
      save={t('save')}
      act={act}
      isDisabled={fields === null}
      onClose={onClose}
      onSubmit={() => void submit()}
    >
      <p>{fields ? t('lead') : act.isBusy ? t('reading') : t('impossible')}</p>
      {fields && (
        <DifferenceTable fields={fields} nameOf={nameOf} heads={[t('now'), t('version')]} {...(say && { say })} />
      )}
    </ActForm>
  );
}
