import { type FormEvent, useState } from 'react';
import { useFault } from '@/graphql/use-fault.ts';
import { useFormat, useText } from '@/i18n/format.ts';
import { useBoardsText } from '@/i18n/texts/boards.ts';
import { useUiText } from '@/i18n/texts/ui.ts';
import { formText } from '@/lib/form-text.ts';
import { Button } from '@/ui/button.tsx';
import { Dialog, DialogBody, DialogFoot } from '@/ui/dialog.tsx';
import { Field, SelectField } from '@/ui/field.tsx';
import { showToast } from '@/ui/toast.tsx';
import { type IndicatorChoiceFragment, useWriteNoteMutation } from './figures.generated.ts';
import css from './notes.module.css';

const MAX_TEXT = 2000;

type Props = {
  indicators: readonly IndicatorChoiceFragment[];
  areas: readonly { readonly id: string; readonly name: string }[];
  indicator: string;
  month: string;
  months: readonly string[];
  onClose: () => void;
  onDone: () => void;
};

/** Writes a note: of which area and months, on one indicator or all, for whom. */
export function NoteDialog({ indicators, areas, indicator, month, months, onClose, onDone }: Props) {
  const t = useBoardsText();
  const ui = useUiText();
  const text = useText();
  const format = useFormat();
  const { write, problem, isBusy } = useWriteNote(onDone);
  const spoken = indicators.find(({ code }) => code === indicator);
  const monthOptions = months.map((one) => ({ value: one, label: format.period(one) }));
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    void write(new FormData(event.currentTarget));
  };
  return (
    <Dialog isOpen onClose={onClose} title={t('notes.write')}>
      <form onSubmit={submit} noValidate>
        <DialogBody>
          <Field label={t('notes.text')} hint={t('notes.textHint')} error={problem}>
            {(control) => <textarea {...control} name="text" className={css.area} rows={4} maxLength={MAX_TEXT} />}
          </Field>
          <SelectField
            label={t('area')}
            name="wilayah"
            options={areas.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <SelectField
            label={t('indicator')}
            name="indicator"
            options={[
              ...(spoken ? [{ value: spoken.code, label: text(spoken.name) }] : []),
              { value: '', label: t('notes.everyIndicator') },
            ]}
          />
          <div className={css.months}>
            <SelectField label={t('notes.from')} name="firstMonth" defaultValue={month} options={monthOptions} />
            <SelectField label={t('notes.to')} name="lastMonth" defaultValue={month} options={monthOptions} />
          </div>
          <SelectField
            label={t('notes.who')}
            name="visibility"
            options={(['EVERYONE', 'AREA'] as const).map((value) => ({ value, label: t(`notes.visibility.${value}`) }))}
          />
        </DialogBody>
        <DialogFoot>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button type="submit" variant="primary" busy={isBusy}>
            {t('notes.save')}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  );
}

function useWriteNote(onDone: () => void) {
  const t = useBoardsText();
  const text = useText();
  const fault = useFault();
  const [problem, setProblem] = useState<string | null>(null);
  const [send, { loading }] = useWriteNoteMutation();
  const write = async (form: FormData) => {
    const words = formText(form, 'text');
    if (!words) return setProblem(t('notes.empty'));
    const input = {
      text: words,
      wilayah: formText(form, 'wilayah'),
      indicator: formText(form, 'indicator') || null,
      firstMonth: formText(form, 'firstMonth'),
      lastMonth: formText(form, 'lastMonth'),
      visibility: formText(form, 'visibility') === 'AREA' ? ('AREA' as const) : ('EVERYONE' as const),
    };
    if (input.lastMonth < input.firstMonth) return setProblem(t('notes.backwards'));
    try {
      const { data } = await send({ variables: { input } });
      const result = data?.writeNote;
      if (result?.__typename === 'NoteSuccess') {
        showToast(t('notes.saved'));
        return onDone();
      }
      const found = result?.__typename === 'InvalidInputError' ? result.problems : [];
      setProblem(found.map(({ message }) => text(message)).join(' ') || (result ? text(result.message) : null));
    } catch (error) {
      setProblem(fault(error));
    }
  };
  return { write, problem, isBusy: loading };
}
