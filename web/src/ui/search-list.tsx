import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { Icon, type IconName } from './icon.tsx';
import css from './search-list.module.css';

export type Hit = {
  readonly key: string;
  readonly label: string;
  readonly detail?: ReactNode;
  readonly icon?: IconName;
  readonly onPick: () => void;
};
export type HitGroup = { readonly title: string; readonly hits: readonly Hit[] };

type Props = {
  label: string;
  placeholder: string;
  text: string;
  onText: (text: string) => void;
  groups: readonly HitGroup[];
  /** Said below the box and to screen readers: how many, or why none. */
  status: string;
  /** Focus goes to the box at once: for a search that a person has just opened. */
  takesFocus?: boolean;
};

/** A search box over a list of hits, walked with the arrow keys while typing goes on. */
export function SearchList({ label, placeholder, text, onText, groups, status, takesFocus }: Props) {
  const id = useId();
  const [at, setAt] = useState(0);
  const hits = groups.flatMap((group) => group.hits);
  const active = hits[Math.min(at, hits.length - 1)];
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && hits.length > 0) {
      event.preventDefault();
      const next = (Math.min(at, hits.length - 1) + step + hits.length) % hits.length;
      setAt(next);
      document.getElementById(`${id}-${hits[next]?.key}`)?.scrollIntoView({ block: 'nearest' });
    }
    if (event.key === 'Enter' && active) {
      event.preventDefault();
      active.onPick();
    }
  };
  return (
    <div className={css.box}>
      <div className={css.input}>
        <Icon name="search" />
        <input
          type="text"
          role="combobox"
          aria-label={label}
          aria-expanded={hits.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={active ? `${id}-${active.key}` : undefined}
          autoComplete="off"
          spellCheck={false}
          autoFocus={takesFocus}
          placeholder={placeholder}
          value={text}
          onChange={(event) => {
            onText(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div id={`${id}-list`} role="listbox" aria-label={label} className={css.list}>
        {groups.map(
          (group) =>
            group.hits.length > 0 && (
              <div key={group.title} role="group" aria-label={group.title}>
                <p className={css.title} aria-hidden="true">
                  {group.title}
                </p>
                {group.hits.map((hit) => (
                  // Focus stays in the box; keys reach the option through it.
                  // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
                  <div
                    key={hit.key}
                    id={`${id}-${hit.key}`}
                    role="option"
                    aria-selected={hit === active}
                    className={css.hit}
                    onClick={hit.onPick}
                  >
                    {hit.icon && <Icon name={hit.icon} />}
                    <span className={css.label}>{hit.label}</span>
                    {hit.detail && <span className={css.detail}>{hit.detail}</span>}
                  </div>
                ))}
              </div>
            ),
        )}
      </div>
      <p className={css.status} role="status">
        {status}
      </p>
    </div>
  );
}
