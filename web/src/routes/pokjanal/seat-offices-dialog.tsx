import { useSeatText } from '@/i18n/texts/seat.ts';
import { formText } from '@/lib/form-text.ts';
import { TextField } from '@/ui/field.tsx';
import { Notice } from '@/ui/notice.tsx';
import type { Pokjanal } from './pokjanal-page.types.ts';
import { useSetPokjanalOfficesMutation } from './seat-acts.generated.ts';
import { ActForm } from '@/ui/act-form.tsx';
import { type Offices, useSeatAct } from './seat-use-act.ts';
import css from './seat.module.css';

type Props = { pokjanal: Pokjanal; onClose: () => void; onDone: (told: string) => void };

/** Says which offices answer for a group; whoever was overtaken sees both sides before saving again. */
export function OfficesDialog({ pokjanal, onClose, onDone }: Props) {
  const t = useSeatText();
  const act = useSeatAct();
  const [send] = useSetPokjanalOfficesMutation();
  const offices = act.refused?.currentPokjanal;
  const submit = async (form: FormData) => {
    const input = {
      pokjanal: pokjanal.id,
      contactOffice: formText(form, 'contactOffice') || null,
      secretariat: formText(form, 'secretariat') || null,
      expectedRevision: (offices ?? pokjanal).revision,
    };
    if (await act.run(async () => (await send({ variables: { input } })).data?.setPokjanalOffices)) {
      onDone(t('offices.saved'));
    }
  };
  return (
    <ActForm
      title={t('offices.title')}
      save={t('save')}
      act={act}
      shown={['contactOffice', 'secretariat']}
      conflict={offices && <Standing offices={offices} />}
      onClose={onClose}
      onSubmit={(form) => void submit(form)}
    >
      <TextField
        label={t('offices.contact')}
        name="contactOffice"
        maxLength={200}
        defaultValue={pokjanal.contactOffice ?? ''}
        hint={t('offices.contactHint')}
        error={act.errorAt('contactOffice')}
      />
      <TextField
        label={t('offices.secretariat')}
        name="secretariat"
        maxLength={200}
        defaultValue={pokjanal.secretariat ?? ''}
        hint={t('offices.secretariatHint')}
        error={act.errorAt('secretariat')}
      />
    </ActForm>
  );
}

function Standing({ offices }: { offices: Offices }) {
  const t = useSeatText();
  return (
    <Notice tone="warn" title={t('standing')}>
      <dl className={css.sides}>
        <dt>{t('offices.contact')}</dt>
        <dd>{offices.contactOffice ?? t('offices.none')}</dd>
        <dt>{t('offices.secretariat')}</dt>
        <dd>{offices.secretariat ?? t('offices.none')}</dd>
      </dl>
      <p>{t('conflictLead')}</p>
    </Notice>
  );
}
