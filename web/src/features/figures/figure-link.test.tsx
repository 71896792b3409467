import { cleanup, render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { expect, test } from 'vitest';
import { type Session, SessionProvider } from '@/features/session/session.tsx';
import type { AttainmentClass } from '@/gql/schema-types.ts';
import { FigureLink } from './figure-link.tsx';

const AREA = btoa('Wilayah:1');

function show(light: AttainmentClass, { abilities = ['duty.read'], wilayah = AREA } = {}) {
  render(
    <MemoryRouter>
      <SessionProvider session={{ me: { abilities } } as unknown as Session}>
        <FigureLink indicator="SKDN_DS" wilayah={wilayah} period="2026-10" light={light}>
          52,4%
        </FigureLink>
      </SessionProvider>
    </MemoryRouter>,
  );
  return screen.getAllByRole('link').map((link) => link.getAttribute('href') ?? '');
}

test('a red figure leads to its origin, and with a second link to who answers for it', () => {
  const [origin, responsible] = show('RED');
  expect(responsible).toBe(`${origin}#penanggung-jawab`);
  screen.getByRole('link', { name: 'Siapa bertanggung jawab' });
});

test('no other colour does, nor for a caller who may not read duties, nor the figure of a puskesmas', () => {
  expect(show('YELLOW')).toHaveLength(1);
  cleanup();
  expect(show('RED', { abilities: [] })).toHaveLength(1);
  cleanup();
  expect(show('RED', { wilayah: btoa('Puskesmas:1') })).toHaveLength(1);
});
