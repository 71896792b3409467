import { type ReactNode, useState, useSyncExternalStore } from 'react';
import { useUiText } from '../i18n/texts/ui.ts';
import { cx } from '../lib/cx.ts';
import { IconButton } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { Mark } from './icon.tsx';
import css from './shell-frame.module.css';
import { Toasts } from './toast.tsx';

type Props = {
  product: string;
  /** Above everything, on prints too. */
  banner?: ReactNode;
  /** The navigation; told how to close the drawer it stands in on small screens. */
  nav: (close: () => void) => ReactNode;
  /** What the top bar holds, from the start side to the end. */
  bar: ReactNode;
  footer?: ReactNode;
  children: ReactNode;
};

const KEY = 'pokjanal.rail';
const isKeptNarrow = () => localStorage.getItem(KEY) === 'narrow';
/** Nobody else changes it while the page stands. */
const never = () => () => undefined;

/** The frame of the console: a rail that folds, a bar that stays, a drawer on small screens, and the page. */
export function ShellFrame({ product, banner, nav, bar, footer, children }: Props) {
  const t = useUiText();
  const kept = useSyncExternalStore(never, isKeptNarrow, () => false);
  const [chosen, setNarrow] = useState<boolean | null>(null);
  const isNarrow = chosen ?? kept;
  const [isDrawerOpen, setDrawerOpen] = useState(false);
  const fold = () => {
    localStorage.setItem(KEY, isNarrow ? 'wide' : 'narrow');
    setNarrow(!isNarrow);
  };
  const closeDrawer = () => setDrawerOpen(false);
  return (
    <div className={cx(css.frame, isNarrow && css.narrow)}>
      <a className={css.skip} href="#isi">
        {t('skip')}
      </a>
      <nav aria-label={t('mainNavigation')} className={cx(css.rail, 'pk-no-print')}>
        <p className={css.brand}>
          <Mark />
          <span>{product}</span>
        </p>
        <div className={css.nav}>{nav(closeDrawer)}</div>
        <button
          type="button"
          className={css.fold}
          onClick={fold}
          aria-expanded={!isNarrow}
          aria-label={isNarrow ? t('expand') : t('collapse')}
          title={isNarrow ? t('expand') : t('collapse')}
        >
          <svg
            width="18"
            height="18"
            viewBox="0 0 20 20"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.6"
            aria-hidden="true"
          >
            <path d={isNarrow ? 'm7 5 5 5-5 5M16 4v12' : 'm13 5-5 5 5 5M4 4v12'} />
          </svg>
        </button>
      </nav>
      <div className={css.stage}>
        <header className={cx(css.bar, 'pk-no-print')}>
          <span className={css.menuButton}>
            <IconButton icon="menu" label={t('menu')} onClick={() => setDrawerOpen(true)} />
          </span>
          {bar}
        </header>
        {banner}
        <main id="isi" tabIndex={-1} className={css.main}>
          {children}
        </main>
        {footer && <footer className={css.footer}>{footer}</footer>}
      </div>
      <Dialog isOpen={isDrawerOpen} onClose={closeDrawer} title={t('menu')} placement="drawer" bare>
        <div className={css.drawer}>
          <p className={css.brand}>
            <Mark />
            <span>{product}</span>
            <IconButton icon="close" label={t('close')} onClick={closeDrawer} />
          </p>
          <nav aria-label={t('mainNavigation')} className={css.nav}>
            {nav(closeDrawer)}
          </nav>
        </div>
      </Dialog>
      <Toasts />
    </div>
  );
}

/** Class of one link of the rail. */
export const navLinkClass = (isActive: boolean): string => cx(css.link, isActive && css.active);

/** Links of one kind with their name. */
export const NavGroup = ({ title, children }: { title: string; children: ReactNode }) => (
  <div className={css.group} role="group" aria-label={title}>
    <p aria-hidden="true">{title}</p>
    {children}
  </div>
);
