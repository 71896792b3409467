import { type KeyboardEvent, type ReactNode, useId } from 'react';
import { cx } from '../lib/cx.ts';
import { Icon } from './icon.tsx';
import css from './tree.module.css';

const itemsOf = (tree: Element) => [...tree.querySelectorAll<HTMLElement>('[role="treeitem"]')];

/** Where a key leads from an item, in the order of what is in view. */
function destination(key: string, item: HTMLElement, items: readonly HTMLElement[]): HTMLElement | undefined {
  const at = items.indexOf(item);
  const isOpen = item.getAttribute('aria-expanded') === 'true';
  if (key === 'ArrowDown') return items[at + 1];
  if (key === 'ArrowUp') return items[at - 1];
  if (key === 'Home') return items[0];
  if (key === 'End') return items.at(-1);
  if (key === 'ArrowRight' && isOpen) return item.querySelector<HTMLElement>('[role="treeitem"]') ?? undefined;
  if (key === 'ArrowLeft' && !isOpen) return item.parentElement?.closest<HTMLElement>('[role="treeitem"]') ?? undefined;
  return undefined;
}

/** The next item whose words begin with a letter, from here on and around. */
function byLetter(letter: string, item: HTMLElement, items: readonly HTMLElement[]): HTMLElement | undefined {
  const at = items.indexOf(item);
  const around = [...items.slice(at + 1), ...items.slice(0, at)];
  return around.find((each) => each.dataset.label?.toLowerCase().startsWith(letter.toLowerCase()));
}

function onTreeKey(event: KeyboardEvent<HTMLUListElement>): void {
  const item = event.target instanceof Element ? event.target.closest<HTMLElement>('[role="treeitem"]') : null;
  if (!item || event.ctrlKey || event.metaKey || event.altKey) return;
  const { key } = event;
  const expanded = item.getAttribute('aria-expanded');
  const items = itemsOf(event.currentTarget);
  const isTurn = (key === 'ArrowRight' && expanded === 'false') || (key === 'ArrowLeft' && expanded === 'true');
  const next =
    destination(key, item, items) ?? (key.length === 1 && key !== ' ' ? byLetter(key, item, items) : undefined);
  if (!isTurn && !next && key !== 'Enter' && key !== ' ') return;
  event.preventDefault();
  if (isTurn) item.querySelector<HTMLElement>(`.${css.toggle}`)?.click();
  else if (next) next.focus();
  else item.querySelector<HTMLElement>(`.${css.label}`)?.click();
}

/** A tree walked by arrow keys, letters, Home and End; its items load their children when they open. */
export const Tree = ({ label, children }: { label: string; children: ReactNode }) => (
  <ul role="tree" aria-label={label} className={css.tree} onKeyDown={onTreeKey}>
    {children}
  </ul>
);

type ItemProps = {
  label: string;
  detail?: ReactNode;
  level: number;
  hasChildren: boolean;
  isOpen: boolean;
  isSelected: boolean;
  /** The one item that Tab reaches: the selected one, or the first. */
  isEntry: boolean;
  onToggle: () => void;
  onSelect: () => void;
  /** The items below, drawn only while open. */
  children?: ReactNode;
};

/** One line of a tree. */
export function TreeItem({
  label,
  detail,
  level,
  hasChildren,
  isOpen,
  isSelected,
  isEntry,
  onToggle,
  onSelect,
  children,
}: ItemProps) {
  const id = useId();
  return (
    <li
      role="treeitem"
      aria-level={level}
      aria-expanded={hasChildren ? isOpen : undefined}
      aria-selected={isSelected}
      aria-labelledby={id}
      data-label={label}
      tabIndex={isEntry ? 0 : -1}
      className={css.item}
    >
      {/* Keys are handled by the tree; these answer the pointer. */}
      {/* oxlint-disable jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */}
      <div className={cx(css.row, isSelected && css.selected)} style={{ paddingLeft: (level - 1) * 16 }}>
        <span className={css.toggle} onClick={onToggle} hidden={!hasChildren}>
          <Icon name={isOpen ? 'down' : 'right'} size={14} />
        </span>
        <span className={css.label} onClick={onSelect}>
          <span id={id}>{label}</span>
          {detail && <span className={css.detail}>{detail}</span>}
        </span>
      </div>
      {/* oxlint-enable */}
      {isOpen && hasChildren && (
        <ul role="group" className={css.group}>
          {children}
        </ul>
      )}
    </li>
  );
}
