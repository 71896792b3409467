import { cleanup, render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { expect, test } from 'vitest';
import type { AttainmentClass } from '@/gql/schema-types.ts';
import { FigureLink } from './figure-link.tsx';

const AREA = btoa('Wilayah:1');

function show(light: AttainmentClass, { mayFollow = true, wilayah = AREA } = {}) {
  render(
    <MemoryRouter>
      <FigureLink indicator="SKDN_DS" wilayah={wilayah} period="2026-10" light={light} mayFollow={mayFollow}>
        52,4%
      </FigureLink>
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
  expect(show('RED', { mayFollow: false })).toHaveLength(1);
  cleanup();
  expect(show('RED', { wilayah: btoa('Puskesmas:1') })).toHaveLength(1);
});
