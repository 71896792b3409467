import { useBoardsText } from '@/i18n/texts/boards.ts';
import { Icon } from '@/ui/icon.tsx';
import css from './change-mark.module.css';

/** A change with the arrow of its way; whether that is good is for the traffic light to say. */
export function ChangeMark({ change, text }: { change: number | null; text: string }) {
  const t = useBoardsText();
  if (change === null) return '–';
  // What is shown as nought has neither sign nor arrow.
  const way = text.startsWith('±') ? 'still' : change > 0 ? 'rises' : 'falls';
  return (
    <span className={css.change}>
      {text}
      {way !== 'still' && <Icon name={way === 'rises' ? 'ascending' : 'descending'} size={13} />}
      <span className="pk-visually-hidden">{t(`pws.${way}`)}</span>
    </span>
  );
}
