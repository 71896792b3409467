import { useDecreeText } from '@/i18n/texts/sk.ts';
import { Button } from '@/ui/button.tsx';
import { Notice } from '@/ui/notice.tsx';
import { DifferenceTable } from '@/ui/change-list.tsx';
import { Panel } from '@/ui/page.tsx';
import { type DecreeForm, differences, formOf } from './decree-form-state.ts';
import { useValue } from './decree-history.tsx';
import type { DecreeContentFragment } from './decree-pages.generated.ts';
import css from './sk.module.css';
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
    <Panel title={t('conflict.title')}>
      <div role="alert" className={css.picker}>
        <p>{t('conflict.lead')}</p>
        <DifferenceTable
          fields={differences(form, formOf(current)).map(({ field, yours, current: after }) => ({
            field,
            before: yours,
            after,
          }))}
          heads={[t('conflict.yours'), t('conflict.current')]}
          nameOf={nameOf}
          say={say}
        />
        <div className={css.acts}>
          <Button variant="primary" busy={isBusy} onClick={onKeep}>
            {t('conflict.keepMine')}
          </Button>
          <Button onClick={onTake}>{t('conflict.takeTheirs')}</Button>
        </div>
      </div>
    </Panel>
  );
}
