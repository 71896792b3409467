import { useEffect } from 'react';
import { Navigate } from 'react-router';
import { landingPath } from '@/features/session/landing.ts';
import { useSession } from '@/features/session/session.tsx';
import { paths } from '@/paths.ts';
import { Skeleton } from '@/ui/query-state.tsx';

/** Sends each person to the page where the work starts; a kader leaves the console for the light pages. */
export function HomePage() {
  const path = landingPath(useSession().me.landing);
  const isLight = path === paths.kader();
  useEffect(() => {
    if (isLight) window.location.replace(path);
  }, [isLight, path]);
  return isLight ? <Skeleton /> : <Navigate to={path} replace />;
}
