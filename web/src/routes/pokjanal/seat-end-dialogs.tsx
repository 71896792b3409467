import { useFormat } from '@/i18n/format.ts';
import { useSeatText } from '@/i18n/texts/seat.ts';
import { formText } from '@/lib/form-text.ts';
import { TextField } from '@/ui/field.tsx';
import type { Holder, Membership, Seat } from './pokjanal-page.types.ts';
import {
  useEndHoldingMutation,
  useEndSeatMutation,
  useLeaveMemberMutation,
  useRenameSeatMutation,
  useWithdrawHoldingMutation,
} from './seat-acts.generated.ts';
import css from './seat.module.css';
import { ActForm } from '@/ui/act-form.tsx';
import { useSeatAct } from './seat-use-act.ts';

type Common = { on: string; onClose: () => void; onDone: (told: string) => void };

/** Ends a holding on its last day. */
export function EndHoldingDialog({ holder, on, onClose, onDone }: Common & { holder: Holder }) {
  const t = useSeatText();
  const format = useFormat();
  const act = useSeatAct();
  const [send] = useEndHoldingMutation();
  const submit = async (form: FormData) => {
    const input = { holding: holder.id, on: formText(form, 'on') || on };
    if (await act.run(async () => (await send({ variables: { input } })).data?.endHolding)) {
      onDone(t('ended', { office: holder.office, day: format.day(input.on) }));
    }
  };
  return (
    <ActForm
      title={t('endTitle', { office: holder.office })}
      save={t('end')}
      act={act}
      shown={['on']}
      onClose={onClose}
      onSubmit={(form) => void submit(form)}
    >
      <TextField label={t('to')} name="on" type="date" defaultValue={on} error={act.errorAt('on')} />
    </ActForm>
  );
}

/** Takes back a record of a holder that was entered wrongly. */
export function WithdrawDialog({ holder, onClose, onDone }: Common & { holder: Holder }) {
  const t = useSeatText();
  const act = useSeatAct();
  const [send] = useWithdrawHoldingMutation();
  const submit = async (form: FormData) => {
    const input = { holding: holder.id, reason: formText(form, 'reason') };
    if (await act.run(async () => (await send({ variables: { input } })).data?.withdrawHolding)) {
      onDone(t('withdrawn', { office: holder.office }));
    }
  };
  return (
    <ActForm
      title={t('withdrawTitle', { office: holder.office })}
      save={t('withdrawDone')}
      danger
      act={act}
      shown={['reason']}
      onClose={onClose}
      onSubmit={(form) => void submit(form)}
    >
      <p>{t('withdrawLead')}</p>
      <TextField label={t('reason')} name="reason" maxLength={200} error={act.errorAt('reason')} />
    </ActForm>
  );
}

/** Ends a seat that the group has no more. */
export function EndSeatDialog({ seat, on, onClose, onDone }: Common & { seat: Seat }) {
  const t = useSeatText();
  const format = useFormat();
  const act = useSeatAct();
  const [send] = useEndSeatMutation();
  const submit = async (form: FormData) => {
    const input = { seat: seat.id, on: formText(form, 'on') || on, reason: formText(form, 'reason') };
    if (await act.run(async () => (await send({ variables: { input } })).data?.endSeat)) {
      onDone(t('seatEnded', { seat: seat.name, day: format.day(input.on) }));
    }
  };
  return (
    <ActForm
      title={t('endSeatTitle', { seat: seat.name })}
      save={t('endSeat')}
      danger
      act={act}
      shown={['on', 'reason']}
      onClose={onClose}
      onSubmit={(form) => void submit(form)}
    >
      <p>{t('endSeatLead')}</p>
      <TextField label={t('to')} name="on" type="date" defaultValue={on} error={act.errorAt('on')} />
      <TextField label={t('reason')} name="reason" maxLength={200} error={act.errorAt('reason')} />
    </ActForm>
  );
}

/** Gives a seat the name that the newest decree writes. */
export function RenameSeatDialog({ seat, onClose, onDone }: Common & { seat: Seat }) {
  const t = useSeatText();
  const act = useSeatAct();
  const [send] = useRenameSeatMutation();
  const submit = async (form: FormData) => {
    const input = { seat: seat.id, name: formText(form, 'name'), expectedRevision: seat.revision };
    if (await act.run(async () => (await send({ variables: { input } })).data?.renameSeat)) {
      onDone(t('renamed', { seat: input.name }));
    }
  };
  return (
    <ActForm
      title={t('rename')}
      save={t('save')}
      act={act}
      shown={['name']}
      onClose={onClose}
      onSubmit={(form) => void submit(form)}
    >
      <TextField
        label={t('seatName')}
        name="name"
        maxLength={200}
        defaultValue={seat.name}
        error={act.errorAt('name')}
      />
    </ActForm>
  );
}

/** Ends the membership of an agency. */
export function LeaveDialog({ membership, on, onClose, onDone }: Common & { membership: Membership }) {
  const t = useSeatText();
  const format = useFormat();
  const act = useSeatAct();
  const [send] = useLeaveMemberMutation();
  const opd = membership.opd.name;
  const submit = async (form: FormData) => {
    const input = { membership: membership.id, on: formText(form, 'on') || on, vacate: form.has('vacate') };
    if (await act.run(async () => (await send({ variables: { input } })).data?.leaveMember)) {
      onDone(t('member.left', { opd, day: format.day(input.on) }));
    }
  };
  return (
    <ActForm
      title={t('member.endOf', { opd })}
      save={t('member.end')}
      act={act}
      shown={['on']}
      onClose={onClose}
      onSubmit={(form) => void submit(form)}
    >
      <TextField label={t('to')} name="on" type="date" defaultValue={on} error={act.errorAt('on')} />
      <label className={css.check}>
        <input type="checkbox" name="vacate" defaultChecked />
        {t('member.vacate')}
      </label>
    </ActForm>
  );
}
