import { type ReactNode, useEffect } from 'react';
import { cx } from '../lib/cx.ts';
import css from './page.module.css';

type HeaderProps = {
  title: string;
  /** What kind of thing this is, above the title. */
  kicker?: ReactNode;
  /** State badges and codes after the title. */
  tags?: ReactNode;
  actions?: ReactNode;
  breadcrumb?: ReactNode;
};

/** The top of a page; names the browser tab as well. */
export function PageHeader({ title, kicker, tags, actions, breadcrumb }: HeaderProps) {
  useEffect(() => {
    document.title = `${title} · Pokjanal`;
  }, [title]);
  return (
    <header className={css.header}>
      {breadcrumb}
      <div className={css.headline}>
        <div className={css.titles}>
          {kicker && <p className={css.kicker}>{kicker}</p>}
          <div className={css.titleRow}>
            <h1>{title}</h1>
            {tags}
          </div>
        </div>
        {actions && <div className={cx(css.actions, 'pk-no-print')}>{actions}</div>}
      </div>
    </header>
  );
}

/** A sheet of content with its own heading. */
export function Panel({
  title,
  actions,
  flush,
  children,
}: {
  title?: ReactNode;
  actions?: ReactNode;
  /** Lets a table reach the edges. */
  flush?: boolean;
  children: ReactNode;
}) {
  return (
    <section className={css.panel}>
      {title && (
        <header className={css.panelHead}>
          <h2>{title}</h2>
          {actions}
        </header>
      )}
      <div className={flush ? undefined : css.panelBody}>{children}</div>
    </section>
  );
}

/** Main column with a narrower one beside it on wide screens. */
export const Columns = ({ children }: { children: ReactNode }) => <div className={css.columns}>{children}</div>;

/** Things below one another at the distance of the page. */
export const Stack = ({ children }: { children: ReactNode }) => <div className={css.stack}>{children}</div>;

/** Filters and controls above a list. */
export const Toolbar = ({ children }: { children: ReactNode }) => (
  <div className={cx(css.toolbar, 'pk-no-print')}>{children}</div>
);

export type Fact = readonly [term: string, value: ReactNode];

/** Terms with their values; a fact without a value is left out. */
export function Facts({ facts }: { facts: readonly (Fact | false | '' | null | undefined)[] }) {
  return (
    <dl className={css.facts}>
      {facts.map(
        (fact) =>
          fact && (
            <div key={fact[0]}>
              <dt>{fact[0]}</dt>
              <dd>{fact[1]}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

/** Keys to press, as printed on the keyboard. */
export const Keys = ({ keys }: { keys: readonly string[] }) => (
  <span className={css.keys} aria-hidden="true">
    {keys.map((key) => (
      <kbd key={key}>{key}</kbd>
    ))}
  </span>
);
