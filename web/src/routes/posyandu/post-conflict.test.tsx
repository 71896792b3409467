import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { showPage } from '@/test/show-page.tsx';
import { CorrectDialog } from './post-dialogs.tsx';
import type { Posyandu } from './posyandu-page.types.ts';

const post = (over: object) => ({
  __typename: 'Posyandu',
  id: 'p',
  name: 'Melati',
  regNo: '1',
  formSet: 'ILP',
  openingDay: 'Senin',
  address: 'Jalan A',
  decree: null,
  isOperating: true,
  revision: 3,
  wilayah: { __typename: 'Wilayah', id: 'w', fullName: 'Desa W' },
  puskesmas: null,
  ...over,
});
const stale = {
  __typename: 'ConflictError',
  code: 'STALE_POSYANDU',
  message: { __typename: 'Text', id: 'Data berubah.', en: 'Changed.' },
  currentPosyandu: post({ revision: 4, openingDay: 'Selasa', address: 'Jalan B' }),
};

test('who corrects a post that somebody else has just corrected sees both sides, takes one field and keeps the other', async () => {
  const asked: { expectedRevision: number; facts: object }[] = [];
  const told: string[] = [];
  const Page = () => (
    <CorrectDialog
      posyandu={post({}) as unknown as Posyandu}
      today="2026-11-21"
      onClose={() => undefined}
      onDone={(text) => told.push(text)}
    />
  );
  showPage({
    Page,
    path: '/posyandu/p',
    me: {},
    answer: ({ variables }) => {
      asked.push(variables['input'] as (typeof asked)[number]);
      const done = { __typename: 'PosyanduSuccess', posyandu: post({ revision: 5 }) };
      return { result: asked.length === 1 ? stale : done };
    },
  });
  const address = screen.getByLabelText('Alamat');
  await userEvent.clear(address);
  await userEvent.type(address, 'Jalan C');
  await userEvent.click(screen.getByRole('button', { name: 'Simpan' }));
  await screen.findByText('Data ini berubah sementara Anda mengisi');
  const rows = screen.getAllByRole('row').map(({ textContent }) => textContent);
  expect(rows.slice(1)).toEqual(['Hari bukaSeninSelasa', 'AlamatJalan CJalan B']);
  await userEvent.click(screen.getByRole('button', { name: 'Pakai yang tersimpan: Hari buka' }));
  await userEvent.click(screen.getByRole('button', { name: 'Simpan' }));
  await expect.poll(() => told).toHaveLength(1);
  expect(asked[1]).toMatchObject({ expectedRevision: 4, facts: { openingDay: 'Selasa', address: 'Jalan C' } });
});
