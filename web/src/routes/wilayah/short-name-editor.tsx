import { type FormEvent, useState } from 'react';
import { useFault } from '@/graphql/use-fault.ts';
import { readLanguage } from '@/i18n/i18n.ts';
import { useOrganisationText } from '@/i18n/texts/organisation.ts';
import { useUiText } from '@/i18n/texts/ui.ts';
import { formText } from '@/lib/form-text.ts';
import { Button } from '@/ui/button.tsx';
import { Dialog, DialogBody, DialogFoot } from '@/ui/dialog.tsx';
import { TextField } from '@/ui/field.tsx';
import { showToast } from '@/ui/toast.tsx';
import css from './wilayah-facts.module.css';
import { useSetWilayahShortNameMutation } from './wilayah-page.generated.ts';

type Props = { area: { id: string; shortName: string | null; fullName: string; abilities: readonly string[] } };

/** The local short name of an area, changed in place by those who may; the last change can be taken back. */
export function ShortNameEditor({ area }: Props) {
  const t = useOrganisationText();
  const ui = useUiText();
  const fault = useFault();
  const [isOpen, setOpen] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [save, { loading }] = useSetWilayahShortNameMutation();
  const before = area.shortName;

  const set = async (shortName: string | null): Promise<boolean> => {
    try {
      const { data } = await save({ variables: { input: { wilayah: area.id, shortName } } });
      const answer = data?.setWilayahShortName;
      if (!answer || answer.__typename === 'SetShortNameSuccess') return true;
      setError(answer.message[readLanguage()]);
    } catch (caught) {
      setError(fault(caught));
    }
    return false;
  };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = formText(new FormData(event.currentTarget), 'shortName');
    if (!(await set(given || null))) return;
    setOpen(false);
    showToast(t('wilayah.shortNameSaved'), { onUndo: () => void set(before) });
  };

  return (
    <span className={css.short}>
      {area.shortName ?? '–'}
      {area.abilities.includes('wilayah.rename') && (
        <Button size="small" onClick={() => setOpen(true)}>
          {t('wilayah.setShortName')}
        </Button>
      )}
      <Dialog isOpen={isOpen} onClose={() => setOpen(false)} title={t('wilayah.setShortName')}>
        <form onSubmit={(event) => void submit(event)}>
          <DialogBody>
            <TextField
              label={`${t('wilayah.shortName')}: ${area.fullName}`}
              name="shortName"
              defaultValue={area.shortName ?? ''}
              hint={t('wilayah.shortNameHint')}
              error={error}
              maxLength={40}
            />
          </DialogBody>
          <DialogFoot>
            <Button onClick={() => setOpen(false)}>{ui('cancel')}</Button>
            <Button type="submit" variant="primary" busy={loading}>
              {t('wilayah.save')}
            </Button>
          </DialogFoot>
        </form>
      </Dialog>
    </span>
  );
}
