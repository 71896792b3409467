import { lazy, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { LightLayout } from './light/light-layout.tsx';
import { type LightRoute, LightRoutes } from './light/router.tsx';
import { kaderRoutes } from './routes/kader/routes.tsx';
import { start } from './start.ts';
import { ErrorBoundary } from './ui/error-boundary.tsx';
import { FailureNotice, Skeleton } from './ui/query-state.tsx';

const routes: readonly LightRoute[] = [
  {
    pattern: '/masuk',
    page: lazy(async () => ({ default: (await import('./routes/masuk/sign-in-page.tsx')).SignInPage })),
  },
  {
    pattern: '/masuk/kode',
    page: lazy(async () => ({ default: (await import('./routes/masuk/first-use-page.tsx')).FirstUsePage })),
  },
  {
    pattern: '/mulai',
    page: lazy(async () => ({ default: (await import('./routes/mulai/setup-page.tsx')).SetupPage })),
  },
  ...kaderRoutes,
];

const Missing = () => (
  <LightLayout title="Pokjanal Posyandu">
    <FailureNotice isPage failure={{ kind: 'missing' }} />
  </LightLayout>
);

createRoot(await start()).render(
  <StrictMode>
    <ErrorBoundary>
      <Suspense fallback={<Skeleton />}>
        <LightRoutes routes={routes} fallback={Missing} />
      </Suspense>
    </ErrorBoundary>
  </StrictMode>,
);
