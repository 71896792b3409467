import { useState } from 'react';
import { IlpStage } from '@/gql/schema-types.ts';
import { type Refused, useAct } from '@/graphql/use-act.ts';
import { useFormat } from '@/i18n/format.ts';
import { useIlpText } from '@/i18n/texts/ilp.ts';
import { formText } from '@/lib/form-text.ts';
import { today } from '@/lib/today.ts';
import { useStanding } from '@/lib/use-standing.ts';
import { ActForm } from '@/ui/act-form.tsx';
import { SelectField, TextField } from '@/ui/field.tsx';
import { SeenSides } from '@/ui/seen-sides.tsx';
import { showToast } from '@/ui/toast.tsx';
import { MeetingPicker, type PickedMeeting } from './meeting-picker.tsx';
import { type IlpLineFragment, useSetIlpStatusMutation } from './ilp-page.generated.ts';

/** Whose status is to be said: a regency, a puskesmas or a post, as it stands. */
export type IlpSubject = { readonly id: string; readonly name: string; readonly ilp: IlpLineFragment };

const STAGES = [IlpStage.NotStarted, IlpStage.KickOff, IlpStage.Running];

type Props = { subject: IlpSubject; onClose: () => void; onDone: () => void };

/** Says how far primary-care integration has come, from a day on. */
export function SetIlpDialog({ subject, onClose, onDone }: Props) {
  const t = useIlpText();
  const format = useFormat();
  const act = useAct<Refused & { readonly currentIlp?: IlpLineFragment | null }>();
  const [send] = useSetIlpStatusMutation();
  const [meeting, setMeeting] = useState<PickedMeeting | null>(null);
  const { id, name } = subject;
  const { seen: ilp, standing, expectedRevision } = useStanding(subject.ilp, act.refused?.currentIlp);
  const sides = ({ stage, since }: IlpLineFragment) => ({
    [t('status')]: t(`stage.${stage}`),
    [t('from')]: since && format.day(since),
  });
  const submit = async (form: FormData) => {
    const stage = STAGES.find((one) => one === formText(form, 'stage')) ?? ilp.stage;
    const from = formText(form, 'from') || today();
    const basis = formText(form, 'basis') || null;
    const input = { subject: id, stage, from, basis, meeting: meeting?.id ?? null, expectedRevision };
    if (await act.run(async () => (await send({ variables: { input } })).data?.result)) {
      showToast(t('setDone', { name }));
      onDone();
    }
  };
  return (
    <ActForm
      title={t('setTitle', { name })}
      save={t('save')}
      act={act}
      shown={['stage', 'from', 'basis', 'meeting']}
      onClose={onClose}
      onSubmit={(form) => void submit(form)}
      conflict={standing && <SeenSides seen={sides(ilp)} current={sides(standing)} />}
    >
      <SelectField
        label={t('status')}
        name="stage"
        defaultValue={ilp.stage}
        options={STAGES.map((value) => ({ value, label: t(`stage.${value}`) }))}
        error={act.errorAt('stage')}
      />
      <TextField
        label={t('from')}
        name="from"
        type="date"
        max={today()}
        defaultValue={today()}
        error={act.errorAt('from')}
      />
      <TextField label={t('basis')} hint={t('basisHint')} name="basis" maxLength={200} error={act.errorAt('basis')} />
      <MeetingPicker meeting={meeting} error={act.errorAt('meeting')} onPick={setMeeting} />
    </ActForm>
  );
}
