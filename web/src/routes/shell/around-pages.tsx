import type { RouteObject } from 'react-router';
import { CrashNotice } from '@/ui/error-boundary.tsx';
import { Skeleton } from '@/ui/query-state.tsx';
import { ConsoleLayout } from './console-layout.tsx';

/** What stands around every page: the layout, and a boundary inside it, so that a broken page leaves the frame standing. */
export const aroundPages = (children: RouteObject[]): RouteObject[] => [
  {
    Component: ConsoleLayout,
    errorElement: <CrashNotice />,
    HydrateFallback: () => <Skeleton />,
    children: [{ errorElement: <CrashNotice />, children }],
  },
];
