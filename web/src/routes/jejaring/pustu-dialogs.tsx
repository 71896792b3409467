import { type Refused, useAct } from '@/graphql/use-act.ts';
import { useFormat } from '@/i18n/format.ts';
import { usePustuText } from '@/i18n/texts/pustu.ts';
import { formText } from '@/lib/form-text.ts';
import { today } from '@/lib/today.ts';
import { useStanding } from '@/lib/use-standing.ts';
import { ActForm } from '@/ui/act-form.tsx';
import { DayForm } from '@/ui/day-form.tsx';
import { TextField } from '@/ui/field.tsx';
import { SeenSides } from '@/ui/seen-sides.tsx';
import {
  type PustuActFragment,
  useClosePustuMutation,
  useCorrectPustuMutation,
  useOpenPustuMutation,
  useReopenPustuMutation,
  useWithdrawPustuMutation,
} from './network-acts.generated.ts';
import { PUSTU_PATHS, PustuFields, pustuFactsOf, type Village } from './pustu-fields.tsx';

type Ends = { onClose: () => void; onDone: (told: string) => void };
type OpenProps = Ends & { puskesmas: string; proposed: string | null; villages: readonly Village[] };

/** Of every window on one pustu. */
export type PustuDialogProps = Ends & { pustu: PustuActFragment; villages: readonly Village[] };

/** Enters a pustu of a puskesmas. */
export function OpenPustuDialog({ puskesmas, proposed, villages, onClose, onDone }: OpenProps) {
  const t = usePustuText();
  const act = useAct();
  const [send] = useOpenPustuMutation();
  const submit = async (form: FormData) => {
    const facts = pustuFactsOf(form, puskesmas);
    const input = { facts, openedOn: formText(form, 'openedOn') || null };
    if (await act.run(async () => (await send({ variables: { input } })).data?.result)) {
      onDone(t('openDone', { name: facts.name }));
    }
  };
  return (
    <ActForm
      title={t('open')}
      save={t('save')}
      act={act}
      shown={[...PUSTU_PATHS, 'openedOn']}
      onClose={onClose}
      onSubmit={(form) => void submit(form)}
    >
      <PustuFields villages={villages} proposed={proposed} errorAt={act.errorAt} />
      <TextField
        label={t('openedOn')}
        name="openedOn"
        type="date"
        hint={t('openedHint')}
        error={act.errorAt('openedOn')}
      />
    </ActForm>
  );
}

/** One act on a pustu as it was seen; when it changed meanwhile, what stands is shown before the act goes through. */
function usePustuAct(pustu: PustuActFragment) {
  const act = useAct<Refused & { readonly currentPustu?: PustuActFragment | null }>();
  const { seen, standing, expectedRevision } = useStanding(pustu, act.refused?.currentPustu);
  const conflict = standing && <PustuStanding seen={seen} current={standing} />;
  return { act, seen, conflict, ref: { pustu: pustu.id, expectedRevision } };
}

function PustuStanding({ seen, current }: { seen: PustuActFragment; current: PustuActFragment }) {
  const t = usePustuText();
  const sides = (one: PustuActFragment) => ({
    [t('name')]: one.name,
    [t('kindLabel')]: t(`kind.${one.kind}`),
    [t('stands')]: one.wilayah.name,
    [t('puskesmas')]: one.puskesmas.name,
    [t('villages')]: one.villages.map(({ name }) => name).join(', '),
    [t('isOpen')]: t(one.isOpen ? 'yes' : 'no'),
  });
  return <SeenSides seen={sides(seen)} current={sides(current)} />;
}

/** Puts right what is told of a pustu. */
export function CorrectPustuDialog({ pustu, villages, onClose, onDone }: PustuDialogProps) {
  const t = usePustuText();
  const { act, seen, conflict, ref } = usePustuAct(pustu);
  const [send] = useCorrectPustuMutation();
  const submit = async (form: FormData) => {
    const facts = pustuFactsOf(form, pustu.puskesmas.id);
    const input = { ...ref, facts, on: formText(form, 'on') || today() };
    if (await act.run(async () => (await send({ variables: { input } })).data?.result)) {
      onDone(t('correctDone', { name: facts.name }));
    }
  };
  return (
    <ActForm
      title={t('correctTitle', { name: seen.name })}
      save={t('save')}
      act={act}
      shown={[...PUSTU_PATHS, 'on']}
      onClose={onClose}
      onSubmit={(form) => void submit(form)}
      conflict={conflict}
    >
      <PustuFields pustu={seen} villages={villages} errorAt={act.errorAt} />
      {seen.closedOn === null && (
        <TextField
          label={t('on')}
          name="on"
          type="date"
          hint={t('onHint')}
          defaultValue={today()}
          error={act.errorAt('on')}
        />
      )}
    </ActForm>
  );
}

/** Closes a pustu at the end of a day. */
export function ClosePustuDialog({ pustu, onClose, onDone }: PustuDialogProps) {
  const t = usePustuText();
  const format = useFormat();
  const { act, conflict, ref } = usePustuAct(pustu);
  const [send] = useClosePustuMutation();
  const { name } = pustu;
  const submit = async (given: { on: string; reason: string }) => {
    const input = { ...ref, ...given };
    if (await act.run(async () => (await send({ variables: { input } })).data?.result)) {
      onDone(t('closeDone', { name, day: format.day(given.on) }));
    }
  };
  return (
    <DayForm
      title={t('closeTitle', { name })}
      save={t('close')}
      danger
      lead={t('closeLead')}
      dayLabel={t('lastDay')}
      reasonLabel={t('reason')}
      today={today()}
      {...{ act, conflict, onClose }}
      onSubmit={(given) => void submit(given)}
    />
  );
}

/** Opens a closed pustu again. */
export function ReopenPustuDialog({ pustu, onClose, onDone }: PustuDialogProps) {
  const t = usePustuText();
  const format = useFormat();
  const { act, conflict, ref } = usePustuAct(pustu);
  const [send] = useReopenPustuMutation();
  const { name } = pustu;
  const submit = async ({ on, reason }: { on: string; reason: string }) => {
    const input = { ...ref, on, reason: reason || null };
    if (await act.run(async () => (await send({ variables: { input } })).data?.result)) {
      onDone(t('reopenDone', { name, day: format.day(on) }));
    }
  };
  return (
    <DayForm
      title={t('reopenTitle', { name })}
      save={t('reopen')}
      lead={t('reopenLead')}
      dayLabel={t('firstDay')}
      reasonLabel={t('optionalReason')}
      today={today()}
      {...{ act, conflict, onClose }}
      onSubmit={(given) => void submit(given)}
    />
  );
}

/** Takes back a pustu entered by mistake. */
export function WithdrawPustuDialog({ pustu, onClose, onDone }: PustuDialogProps) {
  const t = usePustuText();
  const { act, conflict, ref } = usePustuAct(pustu);
  const [send] = useWithdrawPustuMutation();
  const { name } = pustu;
  const submit = async (form: FormData) => {
    const input = { ...ref, reason: formText(form, 'reason') };
    if (await act.run(async () => (await send({ variables: { input } })).data?.result)) {
      onDone(t('withdrawDone', { name }));
    }
  };
  return (
    <ActForm
      title={t('withdrawTitle', { name })}
      save={t('withdraw')}
      danger
      act={act}
      shown={['reason']}
      onClose={onClose}
      onSubmit={(form) => void submit(form)}
      conflict={conflict}
    >
      <p>{t('withdrawLead')}</p>
      <TextField label={t('reason')} name="reason" maxLength={200} error={act.errorAt('reason')} />
    </ActForm>
  );
}
