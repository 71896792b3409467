import { useState } from 'react';
import { useAct } from '@/graphql/use-act.ts';
import { useFormat } from '@/i18n/format.ts';
import { usePostActText } from '@/i18n/texts/post-acts.ts';
import { formText } from '@/lib/form-text.ts';
import { ActForm } from '@/ui/act-form.tsx';
import { TextField } from '@/ui/field.tsx';
import { useOpenPosyanduMutation } from './post-acts.generated.ts';
import { FACT_PATHS, factsOf, PostFactsFields } from './post-facts-fields.tsx';
import { PostPlaceFields } from './post-place-fields.tsx';

type Props = {
  /** Village proposed. */
  village: string | null;
  today: string;
  onClose: () => void;
  onDone: (told: string, id: string) => void;
};

/** Opens a post in a village. */
export function OpenPostDialog({ village: proposed, today, onClose, onDone }: Props) {
  const t = usePostActText();
  const format = useFormat();
  const act = useAct();
  const [send] = useOpenPosyanduMutation();
  const [village, setVillage] = useState(proposed);
  const submit = async (form: FormData) => {
    const openedOn = formText(form, 'openedOn') || today;
    const puskesmas = formText(form, 'puskesmas') || null;
    const input = { facts: factsOf(form), wilayah: village ?? '', puskesmas, openedOn };
    const result = await act.run(async () => (await send({ variables: { input } })).data?.result);
    if (result?.__typename === 'PosyanduSuccess') {
      onDone(t('openDone', { name: result.posyandu.name, day: format.day(openedOn) }), result.posyandu.id);
    }
  };
  return (
    <ActForm
      title={t('open')}
      save={t('save')}
      act={act}
      shown={[...FACT_PATHS, 'wilayah', 'puskesmas', 'openedOn']}
      isDisabled={village === null}
      onClose={onClose}
      onSubmit={(form) => void submit(form)}
    >
      <PostPlaceFields village={village} puskesmas={null} onVillage={setVillage} errorAt={act.errorAt} />
      <PostFactsFields facts={{}} errorAt={act.errorAt} />
      <TextField
        label={t('firstDay')}
        name="openedOn"
        type="date"
        defaultValue={today}
        error={act.errorAt('openedOn')}
      />
    </ActForm>
  );
}
