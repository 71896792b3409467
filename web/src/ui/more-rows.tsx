import { useFormat } from '../i18n/format.ts';
import { useUiText } from '../i18n/texts/ui.ts';
import { Button } from './button.tsx';
import css from './more-rows.module.css';

type Props = { shown: number; total: number; isBusy: boolean; onMore: (() => void) | null };

/** Below a list that comes in pages: how much of it is here, and the next page on request. */
export function MoreRows({ shown, total, isBusy, onMore }: Props) {
  const t = useUiText();
  const format = useFormat();
  return (
    <div className={css.more}>
      <span role="status">{t('table.shown', { shown: format.number(shown), total: format.number(total) })}</span>
      {onMore && (
        <Button size="small" busy={isBusy} onClick={onMore}>
          {t('table.more')}
        </Button>
      )}
    </div>
  );
}
