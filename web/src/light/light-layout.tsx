import type { ReactNode } from 'react';
import { useUiText } from '@/i18n/texts/ui.ts';
import { DemoBanner } from '@/ui/demo-banner.tsx';
import { Mark } from '@/ui/icon.tsx';
import { PreferenceMenu } from '@/ui/preferences.tsx';
import { Toasts } from '@/ui/toast.tsx';
import css from './light-layout.module.css';

type Props = {
  /** What the bar says beside the mark: the product, or the post and month. */
  title: ReactNode;
  /** More lines for the menu, such as signing out. */
  menu?: ReactNode;
  /** What stands in the bar beside the menu. */
  aside?: ReactNode;
  isDemo?: boolean;
  /** `form` is one comfortable column; `wide` leaves the width to the page. */
  width?: 'form' | 'wide';
  children: ReactNode;
};

/** The frame of pages for a phone in the field: one bar, one column, nothing else to load. */
export function LightLayout({ title, menu, aside, isDemo, width = 'form', children }: Props) {
  const t = useUiText();
  return (
    <div className={css.frame}>
      <a className={css.skip} href="#isi">
        {t('skip')}
      </a>
      <header className={css.bar}>
        <Mark size={26} />
        <div className={css.title}>{title}</div>
        {aside}
        <PreferenceMenu className={css.menu}>{menu}</PreferenceMenu>
      </header>
      {isDemo && <DemoBanner />}
      <main id="isi" tabIndex={-1} className={css.main} data-width={width}>
        {children}
      </main>
      <Toasts />
    </div>
  );
}
