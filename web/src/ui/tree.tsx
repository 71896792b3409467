import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { cx } from '../lib/cx.ts';
import { Icon } from './icon.tsx';
import css from './tree.module.css';

const itemsOf = (tree: Element) => [...tree.querySelectorAll<HTMLElement>('[role="treeitem"]')];

type Walk = (item: HTMLElement, items: readonly HTMLElement[]) => HTMLElement | null | undefined;
const isOpen = (item: HTMLElement) => item.getAttribute('aria-expanded') === 'true';

/** Where each key leads from an item, in the order of what is in view. */
const WALKS: Readonly<Record<string, Walk>> = {
  ArrowDown: (item, items) => items[items.indexOf(item) + 1],
  ArrowUp: (item, items) => items[items.indexOf(item) - 1],
  Home: (_item, items) => items[0],
  End: (_item, items) => items.at(-1),
  ArrowRight: (item) => (isOpen(item) ? item.querySelector<HTMLElement>('[role="treeitem"]') : null),
  ArrowLeft: (item) => (isOpen(item) ? null : item.parentElement?.closest<HTMLElement>('[role="treeitem"]')),
};

/** The next item whose words begin with a letter, from here on and around. */
const byLetter =
  (letter: string): Walk =>
  (item, items) => {
    const at = items.indexOf(item);
    const around = [...items.slice(at + 1), ...items.slice(0, at)];
    return around.find((each) => each.dataset.label?.toLowerCase().startsWith(letter.toLowerCase()));
  };

function onTreeKey(event: KeyboardEvent<HTMLUListElement>): void {
  const item = event.target;
  if (!(item instanceof HTMLElement) || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey)
    return;
  const walk = WALKS[event.key] ?? (event.key.length === 1 ? byLetter(event.key) : undefined);
  const next = walk?.(item, itemsOf(event.currentTarget));
  if (!next) return;
  event.preventDefault();
  next.focus();
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
  /** Puts the detail on a line of its own where it does not fit beside the label. */
  isDetailLong?: boolean;
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

/** Brings an item into the view of the box that scrolls the tree, and leaves the page where it is. */
function reveal(item: HTMLElement): void {
  const box = item.closest<HTMLElement>('[data-scrolls]');
  if (!box || box.scrollHeight <= box.clientHeight) return;
  const below = item.getBoundingClientRect().top - box.getBoundingClientRect().top;
  if (below < box.clientHeight * 0.25 || below > box.clientHeight * 0.85)
    box.scrollTop += below - box.clientHeight * 0.4;
}

/** One line of a tree; inside a box marked `data-scrolls` it shows itself when it becomes the selected one. */
export function TreeItem(props: ItemProps) {
  const {
    label,
    detail,
    isDetailLong,
    level,
    hasChildren,
    isOpen: isUnfolded,
    isSelected,
    isEntry,
    onToggle,
    onSelect,
  } = props;
  const id = useId();
  const ref = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isSelected && ref.current) reveal(ref.current);
  }, [isSelected]);
  const onKeyDown = (event: KeyboardEvent<HTMLLIElement>) => {
    if (event.target !== event.currentTarget) return;
    const isChosen = event.key === 'Enter' || event.key === ' ';
    const isTurned = hasChildren && event.key === (isUnfolded ? 'ArrowLeft' : 'ArrowRight');
    if (!isChosen && !isTurned) return;
    event.preventDefault();
    if (isChosen) onSelect();
    else onToggle();
  };
  const onClick = (event: MouseEvent<HTMLLIElement>) => {
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest('[role="treeitem"]') !== event.currentTarget) return;
    if (hasChildren && target.closest(`.${css.toggle}`)) onToggle();
    else onSelect();
  };
  return (
    <li
      ref={ref}
      role="treeitem"
      aria-level={level}
      aria-expanded={hasChildren ? isUnfolded : undefined}
      aria-selected={isSelected}
      aria-labelledby={id}
      aria-describedby={detail ? `${id}-detail` : undefined}
      data-label={label}
      tabIndex={isEntry ? 0 : -1}
      className={css.item}
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      <div className={cx(css.row, isSelected && css.selected)} style={{ paddingLeft: (level - 1) * 16 }}>
        <span className={css.toggle} hidden={!hasChildren}>
          <Icon name={isUnfolded ? 'down' : 'right'} size={14} />
        </span>
        <span className={cx(css.label, isDetailLong && css.wrapping)}>
          <span id={id}>{label}</span>
          {detail && (
            <span id={`${id}-detail`} className={css.detail}>
              {detail}
            </span>
          )}
        </span>
      </div>
      {isUnfolded && hasChildren && (
        <ul role="group" className={css.group}>
          {props.children}
        </ul>
      )}
    </li>
  );
}
