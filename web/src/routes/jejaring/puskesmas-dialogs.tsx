import { useState } from 'react';
import { WilayahLevel } from '@/gql/schema-types.ts';
import { type Refused, useAct } from '@/graphql/use-act.ts';
import { useNetworkText } from '@/i18n/texts/jejaring.ts';
import { formText } from '@/lib/form-text.ts';
import { today } from '@/lib/today.ts';
import { useStanding } from '@/lib/use-standing.ts';
import { ActForm } from '@/ui/act-form.tsx';
import { Button } from '@/ui/button.tsx';
import { TextField } from '@/ui/field.tsx';
import { PickOne } from '@/ui/pick-one.tsx';
import { SeenSides } from '@/ui/seen-sides.tsx';
import { type Area, AreaSearch } from './area-search.tsx';
import css from './jejaring.module.css';
import {
  type PuskesmasActFragment,
  useCorrectPuskesmasMutation,
  useRegisterPuskesmasMutation,
  useWithdrawPuskesmasMutation,
} from './network-acts.generated.ts';

type Ends = { onClose: () => void; onDone: (told: string, id: string) => void };

const PATHS = ['name', 'code', 'wilayah', 'areas', 'on'] as const;
const HOMES = [WilayahLevel.Kecamatan, WilayahLevel.Kabkota];
const SERVED = [WilayahLevel.Desa, WilayahLevel.Kecamatan];

/** What the fields hold beside what is typed: where it stands, and its work area. */
function usePlaces(puskesmas: PuskesmasActFragment | null) {
  const [home, setHome] = useState<Area | null>(puskesmas?.wilayah ?? null);
  const [areas, setAreas] = useState<readonly Area[]>(puskesmas?.workArea ?? []);
  return { home, setHome, areas, setAreas };
}

type FieldsProps = {
  puskesmas: PuskesmasActFragment | null;
  places: ReturnType<typeof usePlaces>;
  errorAt: (path: string) => string | undefined;
};

function PuskesmasFields({ puskesmas, places, errorAt }: FieldsProps) {
  const t = useNetworkText();
  const { home, setHome, areas, setAreas } = places;
  const error = errorAt('areas');
  return (
    <>
      <TextField
        label={t('nameField')}
        name="name"
        maxLength={200}
        defaultValue={puskesmas?.name ?? ''}
        error={errorAt('name')}
      />
      <TextField label={t('code')} name="code" defaultValue={puskesmas?.code ?? ''} error={errorAt('code')} />
      <PickOne
        label={t('stands')}
        picked={home?.fullName ?? null}
        other={t('otherPlace')}
        onClear={() => setHome(null)}
        error={errorAt('wilayah')}
      >
        <AreaSearch label={t('stands')} placeholder={t('areaPlaceholder')} levels={HOMES} onPick={setHome} />
      </PickOne>
      <fieldset className={css.served} aria-invalid={error ? true : undefined}>
        <legend>{t('villages')}</legend>
        <ul className={css.gaps}>
          {areas.map((area) => (
            <li key={area.id}>
              {area.fullName}
              <Button
                size="small"
                variant="quiet"
                aria-label={t('dropArea', { name: area.fullName })}
                onClick={() => setAreas(areas.filter(({ id }) => id !== area.id))}
              >
                {t('drop')}
              </Button>
            </li>
          ))}
        </ul>
        <AreaSearch
          label={t('addArea')}
          placeholder={t('addArea')}
          levels={SERVED}
          onPick={(area) => setAreas([...areas.filter(({ id }) => id !== area.id), area])}
        />
        {error && (
          <p role="alert" className={css.error}>
            {error}
          </p>
        )}
      </fieldset>
      <TextField
        label={t('areaSince')}
        name="on"
        type="date"
        hint={t('areaSinceHint')}
        defaultValue={today()}
        error={errorAt('on')}
      />
    </>
  );
}

const factsOf = (form: FormData, { home, areas }: ReturnType<typeof usePlaces>) => ({
  name: formText(form, 'name'),
  code: formText(form, 'code') || null,
  wilayah: home?.id ?? '',
  areas: areas.map(({ id }) => id),
  on: formText(form, 'on') || today(),
});

/** Enters a puskesmas with its work area. */
export function RegisterPuskesmasDialog({ onClose, onDone }: Ends) {
  const t = useNetworkText();
  const act = useAct();
  const places = usePlaces(null);
  const [send] = useRegisterPuskesmasMutation();
  const submit = async (form: FormData) => {
    const facts = factsOf(form, places);
    const result = await act.run(async () => (await send({ variables: { input: { facts } } })).data?.result);
    if (result?.__typename === 'PuskesmasSuccess') onDone(t('registerDone', { name: facts.name }), result.puskesmas.id);
  };
  return (
    <ActForm
      title={t('register')}
      save={t('save')}
      act={act}
      shown={PATHS}
      isDisabled={places.home === null}
      onClose={onClose}
      onSubmit={(form) => void submit(form)}
    >
      <PuskesmasFields puskesmas={null} places={places} errorAt={act.errorAt} />
    </ActForm>
  );
}

type ActProps = Ends & { puskesmas: PuskesmasActFragment };

/** One act on a puskesmas as it was seen; when it changed meanwhile, what stands is shown before the act goes through. */
function usePuskesmasAct(puskesmas: PuskesmasActFragment) {
  const act = useAct<Refused & { readonly currentPuskesmas?: PuskesmasActFragment | null }>();
  const { seen, standing, expectedRevision } = useStanding(puskesmas, act.refused?.currentPuskesmas);
  // A refusal for what counts on it brings the record as it was seen: nothing to set side by side.
  const conflict = standing && standing.revision !== seen.revision && <Standing seen={seen} current={standing} />;
  return { act, seen, conflict, ref: { puskesmas: puskesmas.id, expectedRevision } };
}

function Standing({ seen, current }: { seen: PuskesmasActFragment; current: PuskesmasActFragment }) {
  const t = useNetworkText();
  const sides = (one: PuskesmasActFragment) => ({
    [t('nameField')]: one.name,
    [t('code')]: one.code,
    [t('stands')]: one.wilayah.fullName,
    [t('villages')]: one.workArea.map(({ fullName }) => fullName).join(', '),
  });
  return <SeenSides seen={sides(seen)} current={sides(current)} />;
}

/** Puts right what is told of a puskesmas and its work area. */
export function CorrectPuskesmasDialog({ puskesmas, onClose, onDone }: ActProps) {
  const t = useNetworkText();
  const { act, seen, conflict, ref } = usePuskesmasAct(puskesmas);
  const places = usePlaces(seen);
  const [send] = useCorrectPuskesmasMutation();
  const submit = async (form: FormData) => {
    const facts = factsOf(form, places);
    if (await act.run(async () => (await send({ variables: { input: { ...ref, facts } } })).data?.result)) {
      onDone(t('correctDone', { name: facts.name }), puskesmas.id);
    }
  };
  return (
    <ActForm
      title={t('correctTitle', { name: seen.name })}
      save={t('save')}
      act={act}
      shown={PATHS}
      isDisabled={places.home === null}
      onClose={onClose}
      onSubmit={(form) => void submit(form)}
      conflict={conflict}
    >
      <PuskesmasFields puskesmas={seen} places={places} errorAt={act.errorAt} />
    </ActForm>
  );
}

/** Takes back a puskesmas entered by mistake. */
export function WithdrawPuskesmasDialog({ puskesmas, onClose, onDone }: ActProps) {
  const t = useNetworkText();
  const { act, seen, conflict, ref } = usePuskesmasAct(puskesmas);
  const [send] = useWithdrawPuskesmasMutation();
  const { name } = seen;
  const submit = async (form: FormData) => {
    const input = { ...ref, reason: formText(form, 'reason') };
    if (await act.run(async () => (await send({ variables: { input } })).data?.result)) {
      onDone(t('withdrawDone', { name }), puskesmas.id);
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
