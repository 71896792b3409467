import type { ReactNode } from 'react';
import { useUiText } from '../i18n/texts/ui.ts';
import css from './breadcrumb.module.css';

/** Where one is, from the top down; the last crumb is the page itself and is left to the heading. */
export function Breadcrumb({ crumbs }: { crumbs: readonly { readonly key: string; readonly link: ReactNode }[] }) {
  const t = useUiText();
  return (
    <nav aria-label={t('breadcrumb')} className="pk-no-print">
      <ol className={css.list}>
        {crumbs.map(({ key, link }) => (
          <li key={key}>{link}</li>
        ))}
      </ol>
    </nav>
  );
}
