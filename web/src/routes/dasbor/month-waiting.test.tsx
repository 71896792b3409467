import { render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { expect, test } from 'vitest';
import { MonthWaiting } from './month-waiting.tsx';

const form = { __typename: 'FormTally', none: 2, draft: 0, submitted: 3, returned: 0, verified: 5 } as const;
const show = (releases: { __typename: 'Release'; id: string }[]) =>
  render(
    <MemoryRouter>
      <MonthWaiting
        closing={{ __typename: 'MonthClosing', forms: [form, form], releases }}
        wilayah="kab"
        month="2026-10"
      />
    </MemoryRouter>,
  );

test('what a month waits for is summed over its forms and leads to the closing page', () => {
  show([]);
  expect(screen.getByText('Oktober 2026 belum ditutup')).toBeTruthy();
  expect(screen.getAllByRole('link').map((link) => [link.textContent, link.getAttribute('href')])).toEqual([
    ['4 formulir belum dikirim', '/tutup?wilayah=kab&periode=2026-10&status=NONE'],
    ['6 menunggu diperiksa', '/tutup?wilayah=kab&periode=2026-10&status=SUBMITTED'],
    ['10 siap ditutup', '/tutup?wilayah=kab&periode=2026-10&status=VERIFIED'],
  ]);
});

test('a closed month waits for nothing', () => {
  show([{ __typename: 'Release', id: 'r' }]);
  expect(screen.queryByRole('link')).toBeNull();
});
