import { fireEvent, render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { LightLink, LightRoutes, type LightRoute, matchPath } from './router.tsx';

test('a pattern gives the named parts of a path, decoded, and refuses any other path', () => {
  expect(matchPath('/kader/:posyandu/:month', '/kader/abc%3D/2026-11')).toEqual({ posyandu: 'abc=', month: '2026-11' });
  expect(matchPath('/kader', '/kader/')).toEqual({});
  expect(matchPath('/kader', '/masuk')).toBeNull();
  expect(matchPath('/kader/:posyandu', '/kader')).toBeNull();
});

test('a link changes the page without a load, and back returns', async () => {
  const routes: LightRoute[] = [
    { pattern: '/kader', page: () => <LightLink href="/kader/p1/2026-11">open</LightLink> },
    { pattern: '/kader/:posyandu/:month', page: ({ params }) => <p>{params.month}</p> },
  ];
  window.history.replaceState(null, '', '/kader');
  render(<LightRoutes routes={routes} fallback={() => <p>none</p>} />);
  fireEvent.click(screen.getByText('open'));
  expect(await screen.findByText('2026-11')).toBeTruthy();
  window.history.back();
  expect(await screen.findByText('open')).toBeTruthy();
});
