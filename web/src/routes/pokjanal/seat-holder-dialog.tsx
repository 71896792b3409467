import { useState } from 'react';
import { useRequest } from '@/graphql/use-request.ts';
import { ActingKind } from '@/gql/schema-types.ts';
import { useSeatText } from '@/i18n/texts/seat.ts';
import { formText } from '@/lib/form-text.ts';
import { SelectField, TextField } from '@/ui/field.tsx';
import type { Holder, Seat } from './pokjanal-page.types.ts';
import {
  SeatChoicesDocument,
  useCorrectHoldingMutation,
  useHandOverSeatMutation,
  useHoldSeatMutation,
} from './seat-acts.generated.ts';
import { ActForm } from '@/ui/act-form.tsx';
import { HoldingConflict, type HoldingSide } from './seat-conflict.tsx';
import { type SeatAct, useSeatAct } from './seat-use-act.ts';
import css from './seat.module.css';

type Props = {
  pokjanal: string;
  seat: Seat;
  /** Who goes, or whose record is put right. */
  holder?: Holder | undefined;
  kind: 'hold' | 'handOver' | 'correct';
  on: string;
  onClose: () => void;
  onDone: (told: string) => void;
};

const SHOWN = ['office', 'person', 'opd', 'decree', 'from', 'to', 'lastDay'];

/** Fills a seat, hands it over, or puts right what was written of a holder. */
export function HolderDialog(props: Props) {
  const { seat, holder, kind, onClose, onDone } = props;
  const t = useSeatText();
  const act = useSeatAct();
  const send = useSending(props, act);
  const [yours, setYours] = useState<HoldingSide | null>(null);
  const submit = async (form: FormData, element: HTMLFormElement) => {
    const input = readHolder(form);
    const opd = chosenWords(element, 'opd');
    const decree = chosenWords(element, 'decree');
    setYours({ ...input, opd, decree, from: firstDay(form), to: formText(form, 'to') || null });
    if (!(await send(form))) return;
    const words = { seat: seat.name, office: input.office };
    onDone(t(kind === 'hold' ? 'held' : kind === 'handOver' ? 'handedOver' : 'corrected', words));
  };
  return (
    <ActForm
      title={t(`${kind}Title`, { seat: seat.name })}
      save={kind === 'correct' ? t('save') : t(kind)}
      act={act}
      shown={SHOWN}
      conflict={yours && <HoldingConflict act={act} yours={yours} />}
      onClose={onClose}
      onSubmit={(form, element) => void submit(form, element)}
    >
      {kind === 'handOver' && holder && (
        <TextField
          label={t('lastDay', { office: holder.office })}
          name="lastDay"
          type="date"
          defaultValue={props.on}
          hint={t('nextFrom')}
          error={act.errorAt('lastDay')}
        />
      )}
      <HolderFields {...props} act={act} />
    </ActForm>
  );
}

function HolderFields({ pokjanal, holder, kind, on, act }: Props & { act: SeatAct }) {
  const t = useSeatText();
  const known = kind === 'correct' ? holder : undefined;
  return (
    <>
      <TextField
        label={t('office')}
        name="office"
        maxLength={200}
        defaultValue={known?.office}
        hint={t('officeHint')}
        error={act.errorAt('office')}
      />
      <TextField
        label={t('person')}
        name="person"
        maxLength={200}
        autoComplete="off"
        defaultValue={known?.person ?? ''}
        hint={t('personHint')}
        error={act.errorAt('person')}
      />
      <Choices pokjanal={pokjanal} known={known} act={act} />
      <label className={css.check}>
        <input type="checkbox" name="exOfficio" defaultChecked={known?.exOfficio ?? true} />
        {t('exOfficio')}
      </label>
      <SelectField
        label={t('actingField')}
        name="actingAs"
        defaultValue={known?.actingAs ?? ''}
        options={[
          { value: '', label: t('actingAs.none') },
          ...Object.values(ActingKind).map((value) => ({ value, label: t(`actingAs.${value}`) })),
        ]}
      />
      <div className={css.pair}>
        {kind !== 'handOver' && (
          <TextField
            label={t('from')}
            name="from"
            type="date"
            defaultValue={known ? (known.from ?? '') : on}
            error={act.errorAt('from')}
          />
        )}
        <TextField
          label={t('to')}
          name="to"
          type="date"
          defaultValue={known?.to ?? ''}
          hint={t('toHint')}
          error={act.errorAt('to')}
        />
      </div>
    </>
  );
}

type Choice = { readonly id: string; readonly label: string };

/** Agencies and decrees to choose from; what the record says already stays a choice while the lists are on their way. */
function Choices({ pokjanal, known, act }: { pokjanal: string; known: Holder | undefined; act: SeatAct }) {
  const t = useSeatText();
  const { data } = useRequest(SeatChoicesDocument, { id: pokjanal });
  const group = data?.pokjanal;
  const opds = group?.opdCandidates.map(({ id, name }) => ({ id, label: name })) ?? [];
  const decrees =
    group?.decrees.filter(({ withdrawnAt }) => withdrawnAt === null).map(({ id, number }) => ({ id, label: number })) ??
    [];
  const ownOpd = known?.opd && { id: known.opd.id, label: known.opd.name };
  const ownDecree = known?.decree && { id: known.decree.id, label: known.decree.number };
  return (
    <>
      <SelectField
        label={t('opd')}
        name="opd"
        defaultValue={ownOpd?.id ?? ''}
        options={optionsOf(t('noOpd'), opds, ownOpd)}
        error={act.errorAt('opd')}
      />
      <SelectField
        label={t('decree')}
        name="decree"
        defaultValue={ownDecree?.id ?? ''}
        options={optionsOf(t('noDecree'), decrees, ownDecree)}
        error={act.errorAt('decree')}
      />
    </>
  );
}

function optionsOf(none: string, choices: readonly Choice[], own: Choice | null | undefined) {
  const all = own && !choices.some(({ id }) => id === own.id) ? [own, ...choices] : choices;
  return [{ value: '', label: none }, ...all.map(({ id, label }) => ({ value: id, label }))];
}

function readHolder(form: FormData) {
  return {
    office: formText(form, 'office'),
    person: formText(form, 'person') || null,
    opd: formText(form, 'opd') || null,
    decree: formText(form, 'decree') || null,
    exOfficio: form.has('exOfficio'),
    actingAs: Object.values(ActingKind).find((kind) => kind === form.get('actingAs')) ?? null,
  };
}

const DAY_MS = 86_400_000;

/** The first day that was typed; whoever takes over begins on the day after the last of the one before. */
function firstDay(form: FormData): string | null {
  const last = Date.parse(formText(form, 'lastDay'));
  if (Number.isNaN(last)) return formText(form, 'from') || null;
  return new Date(last + DAY_MS).toISOString().slice(0, 10);
}

/** What a list of choices shows as chosen; null for its empty choice. */
function chosenWords(form: HTMLFormElement, name: string): string | null {
  const list = form.elements.namedItem(name);
  const option = list instanceof HTMLSelectElement ? list.selectedOptions[0] : undefined;
  return option?.value ? option.text : null;
}

function useSending({ kind, seat, holder, on }: Props, act: SeatAct) {
  const [hold] = useHoldSeatMutation();
  const [handOver] = useHandOverSeatMutation();
  const [correct] = useCorrectHoldingMutation();
  return (form: FormData): Promise<object | null> => {
    const who = readHolder(form);
    const to = formText(form, 'to') || null;
    const from = formText(form, 'from') || null;
    if (!holder || kind === 'hold') {
      const input = { seat: seat.id, holder: who, from: from ?? on, to };
      return act.run(async () => (await hold({ variables: { input } })).data?.holdSeat);
    }
    if (kind === 'handOver') {
      const input = { holding: holder.id, lastDay: formText(form, 'lastDay') || on, holder: who, to };
      return act.run(async () => (await handOver({ variables: { input } })).data?.handOverSeat);
    }
    // Both sides were shown: to save again is to mean it.
    const seen = act.refused?.code === 'STALE_HOLDING' ? act.refused.currentHolding : null;
    const expectedRevision = (seen ?? holder).revision;
    const input = { holding: holder.id, holder: who, from, to, expectedRevision };
    return act.run(async () => (await correct({ variables: { input } })).data?.correctHolding);
  };
}
