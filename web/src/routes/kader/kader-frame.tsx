import { type ReactNode, useEffect } from 'react';
import { useReportKaderText } from '@/i18n/texts/report-kader.ts';
import { signOut } from '@/lib/auth-api.ts';
import type { Failure } from '@/lib/failure.ts';
import { LightLayout } from '@/light/light-layout.tsx';
import { paths } from '@/paths.ts';
import { Icon } from '@/ui/icon.tsx';
import { menuItemClass } from '@/ui/menu.tsx';
import css from './kader-frame.module.css';

type Props = {
  title: string;
  detail?: string | undefined;
  person: string | undefined;
  isDemo: boolean | undefined;
  children: ReactNode;
};

/** The bar with the post's name, who is signed in, and the way out; several people may share one phone. */
export function KaderFrame({ title, detail, person, isDemo, children }: Props) {
  const t = useReportKaderText();
  useEffect(() => {
    document.title = `${title} · Pokjanal`;
  }, [title]);
  const leave = async () => {
    await signOut();
    window.location.assign(paths.signIn());
  };
  const menu = (
    <>
      {person && <p className={css.person}>{person}</p>}
      <button type="button" className={menuItemClass} onClick={() => void leave()}>
        <Icon name="signOut" />
        {t('signOut')}
      </button>
    </>
  );
  return (
    <LightLayout
      title={
        <>
          {title}
          {detail && <span className={css.detail}>{detail}</span>}
        </>
      }
      menu={menu}
      isDemo={isDemo ?? false}
    >
      <div className={css.content}>{children}</div>
    </LightLayout>
  );
}

/** Sends a visitor without a session to the sign-in page, and back here after it. */
export function useSignInFirst(failure: Failure | null): void {
  const isSignedOut = failure?.kind === 'signed-out';
  useEffect(() => {
    if (isSignedOut) window.location.replace(paths.signIn({ ke: window.location.pathname }));
  }, [isSignedOut]);
}
