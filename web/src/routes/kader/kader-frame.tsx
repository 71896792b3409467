import { type ReactNode, useEffect } from 'react';
import { useFormat } from '@/i18n/format.ts';
import { useReportKaderText } from '@/i18n/texts/report-kader.ts';
import { signOut } from '@/lib/auth-api.ts';
import type { Failure } from '@/lib/failure.ts';
import { LightLayout } from '@/light/light-layout.tsx';
import { LightLink } from '@/light/router.tsx';
import { paths } from '@/paths.ts';
import { Icon } from '@/ui/icon.tsx';
import { menuItemClass } from '@/ui/menu.tsx';
import css from './kader-frame.module.css';

type Props = {
  title: string;
  detail?: string | undefined;
  person: string | undefined;
  isDemo: boolean | undefined;
  /** How much the person was told and has not read; nothing while it is not known. */
  unread: number | undefined;
  children: ReactNode;
};

/** The bar with the post's name, who is signed in, and the way out; several people may share one phone. */
export function KaderFrame({ title, detail, person, isDemo, unread, children }: Props) {
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
      aside={unread !== undefined && <NewsLink unread={unread} />}
      isDemo={isDemo ?? false}
    >
      <div className={css.content}>{children}</div>
    </LightLayout>
  );
}

const MOST = 99;

/** The way to what the person was told, with how much of it is new. */
function NewsLink({ unread }: { unread: number }) {
  const t = useReportKaderText();
  const format = useFormat();
  return (
    <LightLink
      className={css.news}
      href={paths.kaderNews()}
      aria-label={unread > 0 ? t('news', { count: format.number(unread) }) : t('noNews')}
    >
      <Icon name="bell" size={22} />
      {unread > 0 && <span className={css.count}>{unread > MOST ? `${MOST}+` : unread}</span>}
    </LightLink>
  );
}

/** Sends a visitor without a session to the sign-in page, and back here after it. */
export function useSignInFirst(failure: Failure | null): void {
  const isSignedOut = failure?.kind === 'signed-out';
  useEffect(() => {
    if (isSignedOut) window.location.replace(paths.signIn({ ke: window.location.pathname }));
  }, [isSignedOut]);
}
