import { useState } from 'react';
import { type Refused, useAct } from '@/graphql/use-act.ts';
import { useRequest } from '@/graphql/use-request.ts';
import { useFormat } from '@/i18n/format.ts';
import { usePostActText } from '@/i18n/texts/post-acts.ts';
import { formText } from '@/lib/form-text.ts';
import { useStanding } from '@/lib/use-standing.ts';
import { ActForm } from '@/ui/act-form.tsx';
import { DayForm } from '@/ui/day-form.tsx';
import { SelectField, TextField } from '@/ui/field.tsx';
import {
  PostNeighboursDocument,
  useClosePosyanduMutation,
  useCorrectPosyanduMutation,
  useMergePosyanduMutation,
  useMovePosyanduMutation,
  useReopenPosyanduMutation,
} from './post-acts.generated.ts';
import { PostConflict, PostStanding } from './post-conflict.tsx';
import type { PostActFragment } from './post-acts.generated.ts';
import { FACT_PATHS, type Facts, factsOf, PostFactsFields } from './post-facts-fields.tsx';
import { PostPlaceFields } from './post-place-fields.tsx';
import type { Posyandu } from './posyandu-page.types.ts';

/** Of every window: the post, the day proposed, and what happens after. */
export type DialogProps = { posyandu: Posyandu; today: string; onClose: () => void; onDone: (told: string) => void };

/** One act on a post as it was seen; when it changed meanwhile, what stands is shown before the act goes through. */
function usePostAct(posyandu: Posyandu) {
  const act = useAct<Refused & { readonly currentPosyandu?: PostActFragment | null }>();
  const { seen, standing, expectedRevision } = useStanding(posyandu, act.refused?.currentPosyandu);
  return { act, seen, standing, ref: { posyandu: posyandu.id, expectedRevision } };
}

/** Puts right what is told of a post. */
export function CorrectDialog({ posyandu, onClose, onDone }: DialogProps) {
  const t = usePostActText();
  // What is stored meanwhile comes with a refusal; the fields keep what they began with until the person takes it over.
  const { act, seen, standing, ref } = usePostAct(posyandu);
  const [send] = useCorrectPosyanduMutation();
  const [typed, setTyped] = useState<{ facts: Facts; form: HTMLFormElement } | null>(null);
  const submit = async (form: FormData, element: HTMLFormElement) => {
    const facts = factsOf(form);
    setTyped({ facts, form: element });
    const input = { ...ref, facts };
    if (await act.run(async () => (await send({ variables: { input } })).data?.result)) {
      onDone(t('correctDone', { name: input.facts.name }));
    }
  };
  return (
    <ActForm
      title={t('correct')}
      save={t('save')}
      act={act}
      shown={FACT_PATHS}
      onClose={onClose}
      onSubmit={(form, element) => void submit(form, element)}
      conflict={standing && typed && <PostConflict {...typed} current={standing} />}
    >
      <PostFactsFields facts={seen} errorAt={act.errorAt} />
    </ActForm>
  );
}

/** Moves a post to another village or puskesmas. */
export function MoveDialog({ posyandu, today, onClose, onDone }: DialogProps) {
  const t = usePostActText();
  const format = useFormat();
  const { act, seen, standing, ref } = usePostAct(posyandu);
  const [send] = useMovePosyanduMutation();
  const [village, setVillage] = useState<string | null>(posyandu.wilayah.id);
  const { name } = posyandu;
  const submit = async (form: FormData) => {
    const input = {
      ...ref,
      wilayah: village ?? '',
      puskesmas: formText(form, 'puskesmas') || null,
      on: formText(form, 'on') || today,
      reason: formText(form, 'reason'),
    };
    if (await act.run(async () => (await send({ variables: { input } })).data?.result)) {
      onDone(t('moveDone', { name, day: format.day(input.on) }));
    }
  };
  return (
    <ActForm
      title={t('moveTitle', { name })}
      save={t('move')}
      act={act}
      shown={['wilayah', 'puskesmas', 'on', 'reason']}
      isDisabled={village === null}
      onClose={onClose}
      onSubmit={(form) => void submit(form)}
      conflict={standing && <PostStanding seen={seen} current={standing} />}
    >
      <p>{t('moveLead')}</p>
      <PostPlaceFields
        village={village}
        puskesmas={posyandu.puskesmas?.id ?? null}
        onVillage={setVillage}
        errorAt={act.errorAt}
      />
      <TextField label={t('newFirstDay')} name="on" type="date" defaultValue={today} error={act.errorAt('on')} />
      <TextField label={t('reason')} name="reason" maxLength={200} error={act.errorAt('reason')} />
    </ActForm>
  );
}

/** Closes a post at the end of a day. */
export function CloseDialog({ posyandu, today, onClose, onDone }: DialogProps) {
  const t = usePostActText();
  const format = useFormat();
  const { act, seen, standing, ref } = usePostAct(posyandu);
  const [send] = useClosePosyanduMutation();
  const { name } = posyandu;
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
      {...{ act, today, onClose }}
      onSubmit={(given) => void submit(given)}
      conflict={standing && <PostStanding seen={seen} current={standing} />}
    />
  );
}

/** Opens a closed post again. */
export function ReopenDialog({ posyandu, today, onClose, onDone }: DialogProps) {
  const t = usePostActText();
  const format = useFormat();
  const { act, seen, standing, ref } = usePostAct(posyandu);
  const [send] = useReopenPosyanduMutation();
  const { name } = posyandu;
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
      dayLabel={t('firstDay')}
      reasonLabel={t('optionalReason')}
      {...{ act, today, onClose }}
      onSubmit={(given) => void submit(given)}
      conflict={standing && <PostStanding seen={seen} current={standing} />}
    />
  );
}

/** Merges a record into another post of the village. */
export function MergeDialog({ posyandu, today, onClose, onDone }: DialogProps) {
  const t = usePostActText();
  const { act, seen, standing, ref } = usePostAct(posyandu);
  const [send] = useMergePosyanduMutation();
  const { data } = useRequest(PostNeighboursDocument, { desa: posyandu.wilayah.id });
  const others = (data?.posyanduList.nodes ?? []).filter(({ id, isOperating }) => isOperating && id !== posyandu.id);
  const { name } = posyandu;
  const submit = async (form: FormData) => {
    const into = others.find(({ id }) => id === formText(form, 'into'));
    const on = formText(form, 'on') || today;
    const input = { ...ref, into: into?.id ?? '', on, reason: formText(form, 'reason') };
    if (await act.run(async () => (await send({ variables: { input } })).data?.result)) {
      onDone(t('mergeDone', { name, into: into?.name ?? '' }));
    }
  };
  return (
    <ActForm
      title={t('mergeTitle', { name })}
      save={t('merge')}
      danger
      act={act}
      shown={['into', 'on', 'reason']}
      isDisabled={others.length === 0}
      onClose={onClose}
      onSubmit={(form) => void submit(form)}
      conflict={standing && <PostStanding seen={seen} current={standing} />}
    >
      <p>{t('mergeLead')}</p>
      {data && others.length === 0 && <p className="pk-muted">{t('noOther')}</p>}
      <SelectField
        label={t('into')}
        name="into"
        error={act.errorAt('into')}
        options={others.map((other) => ({ value: other.id, label: other.name }))}
      />
      <TextField label={t('lastDay')} name="on" type="date" defaultValue={today} error={act.errorAt('on')} />
      <TextField label={t('reason')} name="reason" maxLength={200} error={act.errorAt('reason')} />
    </ActForm>
  );
}
