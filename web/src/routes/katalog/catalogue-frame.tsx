import { type ReactNode, useEffect, useRef } from 'react';
import { NavLink } from 'react-router';
import { useCatalogueText } from '@/i18n/texts/catalogue.ts';
import { cx } from '@/lib/cx.ts';
import { paths } from '@/paths.ts';
import { PageHeader } from '@/ui/page.tsx';
import css from './catalogue-frame.module.css';

const TABS = [
  ['indicators', paths.catalogue()],
  ['elements', paths.catalogue('elemen')],
  ['rules', paths.catalogue('aturan')],
  ['forms', paths.catalogue('formulir')],
  ['lint', paths.catalogue('pemeriksaan')],
] as const;

/** The head of every list of the catalogue, with the way to the others. */
export function CatalogueFrame({ children }: { children: ReactNode }) {
  const t = useCatalogueText();
  const tabs = useRef<HTMLElement>(null);
  // On a phone the tabs are wider than the screen; the one that is open must be in view.
  useEffect(() => {
    // Newer browsers answer with a promise, which React must not take for a clean-up.
    tabs.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <>
      <PageHeader title={t('title')} kicker={t('lead')} />
      <nav ref={tabs} className={css.tabs} aria-label={t('title')}>
        {TABS.map(([name, to]) => (
          <NavLink key={name} to={to} end className={cx(css.tab)}>
            {t(`tabs.${name}`)}
          </NavLink>
        ))}
      </nav>
      {children}
    </>
  );
}
