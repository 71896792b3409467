import { useApolloClient } from '@apollo/client/react';
import { lazy, Suspense, useEffect } from 'react';
import { Outlet, useLocation } from 'react-router';
import { askAgain } from '@/apollo/ask-again.ts';
import { toFailure } from '@/apollo/failure.ts';
import { useSessionQuery } from '@/features/session/session.generated.ts';
import { SessionProvider } from '@/features/session/session.tsx';
import { followLanguage } from '@/i18n/i18n.ts';
import { useConsoleText } from '@/i18n/texts/console.ts';
import { useIdle } from '@/lib/use-idle.ts';
import { paths } from '@/paths.ts';
import { DemoBanner } from '@/ui/demo-banner.tsx';
import { ErrorBoundary } from '@/ui/error-boundary.tsx';
import { FailureNotice, Skeleton } from '@/ui/query-state.tsx';
import { ShellFrame } from '@/ui/shell-frame.tsx';
import { AccountMenu } from './account-menu.tsx';
import { AreaSwitcher } from './area-switcher.tsx';
import { GlobalSearch } from './global-search.tsx';
import { SideNav } from './side-nav.tsx';
import css from './top-bar.module.css';

const Bell = lazy(async () => ({ default: (await import('../pemberitahuan/bell.tsx')).Bell }));

/** The console around its pages; opens only for a signed-in person and sends everybody else to the sign-in page. */
export function ConsoleLayout() {
  const t = useConsoleText();
  const { pathname } = useLocation();
  const { data, error, refetch } = useSessionQuery({ fetchPolicy: 'cache-first' });
  const failure = toFailure(error);
  const isSignedOut = failure?.kind === 'signed-out' || (data && !data.me);
  useEffect(() => {
    if (data?.me) followLanguage(data.me.locale);
  }, [data?.me]);
  useEffect(() => {
    if (!data || !isSignedOut) return;
    const here = window.location.pathname + window.location.search;
    window.location.replace(
      data.installation.needsSetup ? paths.setup() : paths.signIn(here === '/' ? {} : { ke: here }),
    );
  }, [isSignedOut, data]);

  if (failure) return <FailureNotice isPage failure={failure} onRetry={() => void refetch()} />;
  if (!data?.me) return <Skeleton />;
  const session = { ...data, me: data.me };
  return (
    <SessionProvider session={session}>
      <ShellFrame
        product={t('product')}
        banner={data.installation.isDemo && <DemoBanner />}
        nav={(close) => <SideNav onNavigate={close} />}
        bar={
          <>
            <AreaSwitcher />
            <GlobalSearch />
            <BellPlace />
            <AccountMenu />
          </>
        }
        footer={
          <p>
            {t('attribution')}: {data.installation.attribution.join(' · ')}
          </p>
        }
      >
        <ErrorBoundary resetKey={pathname}>
          <Suspense fallback={<Skeleton />}>
            <Outlet />
            <AfterFirstScreen />
          </Suspense>
        </ErrorBoundary>
      </ShellFrame>
    </SessionProvider>
  );
}

/** Where the bell comes once the page stands; its room is kept. */
function BellPlace() {
  const isIdle = useIdle();
  return (
    <span className={css.bell}>
      <Suspense>{isIdle && <Bell />}</Suspense>
    </span>
  );
}

/** Stands behind the page: once that is shown with the answers that came with it, a page that is opened asks as always. */
function AfterFirstScreen() {
  const client = useApolloClient();
  useEffect(() => askAgain(client), [client]);
  return null;
}
