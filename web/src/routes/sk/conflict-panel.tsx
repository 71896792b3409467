import { useDecreeText } from '@/i18n/texts/sk.ts';
import { BothSides } from '@/ui/both-sides.tsx';
import { Button } from '@/ui/button.tsx';
import { Notice } from '@/ui/notice.tsx';
import { type DecreeForm, differences, formOf } from './decree-form-state.ts';
import { useValue } from './decree-history.tsx';
import type { DecreeContentFragment } from './decree-pages.generated.ts';
import { useFieldName } from './use-field-name.ts';

type Props = {
  form: DecreeForm;
  current: DecreeContentFragment;
  isBusy: boolean;
  onKeep: () => void;
  onTake: () => void;
};

/** Both sides of a decree that changed while somebody was typing, and the choice between them. */
export function ConflictPanel({ form, current, isBusy, onKeep, onTake }: Props) {
  const t = useDecreeText();
  const nameOf = useFieldName();
  const say = useValue();
  if (current.withdrawnAt) {
    return (
      <Notice tone="bad" title={t('conflict.withdrawn')}>
        <Button onClick={onTake}>{t('conflict.takeTheirs')}</Button>
      </Notice>
    );
  }
  return (
    <BothSides
      title={t('conflict.title')}
      fields={differences(form, formOf(current))}
      nameOf={nameOf}
      say={say}
      isBusy={isBusy}
      onKeep={onKeep}
      onTake={onTake}
    />
  );
}
