import { type KeyboardEvent, useId, useRef } from 'react';
import { buttonClass } from '@/ui/button.tsx';
import { Icon } from '@/ui/icon.tsx';
import { menuItemClass } from '@/ui/menu.tsx';
import css from './seat.module.css';

type Item = { readonly key: string; readonly label: string; readonly onChoose: () => void };
type Props = {
  /** What the button says to those who see its row. */
  short: string;
  /** Its whole name, for those who do not. */
  label: string;
  items: readonly Item[];
};

/** Space to the edge of the window that a sheet keeps. */
const EDGE_PX = 8;

/** Acts of one line of a table, on a sheet below their button; arrow keys walk them, Escape and a press outside close it. */
export function SeatMenu({ short, label, items }: Props) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const sheet = useRef<HTMLDivElement>(null);
  const place = () => {
    const at = button.current?.getBoundingClientRect();
    const own = sheet.current;
    if (!at || !own) return;
    const fits = at.bottom + own.offsetHeight + EDGE_PX <= window.innerHeight;
    own.style.top = `${fits ? at.bottom + 4 : Math.max(EDGE_PX, at.top - own.offsetHeight - 4)}px`;
    own.style.left = `${Math.max(EDGE_PX, at.right - own.offsetWidth)}px`;
  };
  const walk = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    event.stopPropagation();
    const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('button')];
    const at = buttons.indexOf(event.target as HTMLElement);
    buttons[(at + step + buttons.length) % buttons.length]?.focus();
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        popoverTarget={id}
        title={label}
        aria-label={label}
        className={buttonClass({ variant: 'quiet', size: 'small' })}
      >
        {short}
        <Icon name="down" size={14} />
      </button>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div
        ref={sheet}
        id={id}
        popover="auto"
        role="group"
        aria-label={label}
        className={css.sheet}
        onToggle={place}
        onKeyDown={walk}
      >
        {items.map(({ key, label: words, onChoose }) => (
          <button
            key={key}
            type="button"
            className={menuItemClass}
            onClick={() => {
              // The sheet goes first, so that it does not stand over the window that opens.
              sheet.current?.hidePopover?.();
              onChoose();
            }}
          >
            {words}
          </button>
        ))}
      </div>
    </>
  );
}
