import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { expect, test } from 'vitest';
import { TrendDot } from './trend-dot.tsx';

const MONTHS = ['Agustus', 'September', 'Oktober'];

function Dots() {
  const [stop, setStop] = useState('Oktober');
  return (
    <>
      <button type="button">Tabel</button>
      <svg>
        {MONTHS.map((month, at) => (
          <TrendDot
            key={month}
            x={at * 20}
            y={50}
            room={20}
            to={`/angka?periode=${month}`}
            name={month}
            value="78,6%"
            isStop={month === stop}
            onFocus={() => setStop(month)}
          />
        ))}
      </svg>
      <button type="button">Belum melapor</button>
    </>
  );
}

function open() {
  const router = createMemoryRouter(
    [
      { path: '/dasbor', Component: Dots },
      { path: '/angka', element: null },
    ],
    { initialEntries: ['/dasbor'] },
  );
  render(<RouterProvider router={router} />);
  return router;
}

test('the points of a line are one stop of the tab key, walked with arrows and opened with Enter', async () => {
  const user = userEvent.setup();
  const { state } = open();
  expect(state.location.pathname).toBe('/dasbor');
  const dot = (name: string) => screen.getByRole('link', { name });
  screen.getByRole('button', { name: 'Tabel' }).focus();
  await user.tab();
  expect(document.activeElement).toBe(dot('Oktober'));
  await user.keyboard('{ArrowRight}');
  expect(document.activeElement).toBe(dot('Oktober'));
  await user.keyboard('{ArrowLeft}');
  expect(document.activeElement).toBe(dot('September'));
  await user.keyboard('{Home}');
  expect(document.activeElement).toBe(dot('Agustus'));
  await user.keyboard('{End}{ArrowLeft}');
  expect(document.activeElement).toBe(dot('September'));
  await user.tab();
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Belum melapor' }));
  await user.tab({ shift: true });
  expect(document.activeElement).toBe(dot('September'));
  expect(dot('September').getAttribute('href')).toBe('/angka?periode=September');
});

test('a point opens its figure by a click without leaving the console', async () => {
  const router = open();
  await userEvent.click(screen.getByRole('link', { name: 'Agustus' }));
  expect(router.state.location).toMatchObject({ pathname: '/angka', search: '?periode=Agustus' });
});
