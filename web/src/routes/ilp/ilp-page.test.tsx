import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { showPage } from '@/test/show-page.tsx';
import { IlpPage } from './ilp-page.tsx';

const ilp = { __typename: 'IlpStanding', stage: 'NOT_STARTED', since: null, revision: 0, maySet: true };
const posts = (from: number, count: number) =>
  Array.from({ length: count }, (_, at) => ({
    __typename: 'Posyandu',
    id: `p${from + at}`,
    name: `Melati ${from + at}`,
    ilp,
  }));

/** A village of 130 posts, read 100 at a time, and one meeting that may be found. */
function open() {
  const sent: object[] = [];
  showPage({
    Page: IlpPage,
    path: '/ilp',
    me: { abilities: [], assignments: [{ wilayah: { id: 'desa', level: 'DESA' } }] },
    answer: ({ operationName, variables }) => {
      if (operationName === 'SetIlpStatus') {
        sent.push(variables['input'] as object);
        return { result: { __typename: 'SetIlpStatusSuccess', ilp } };
      }
      if (operationName === 'IlpMeetings') {
        const pokjanal = { __typename: 'Pokjanal', id: 'g', name: 'Pokjanal Gunung Mas' };
        const meeting = { __typename: 'Meeting', id: 'm', title: 'Kick-off ILP', date: '2026-03-02', pokjanal };
        return { meetingList: { __typename: 'QueryMeetingListConnection', nodes: [meeting] } };
      }
      if (operationName !== 'IlpPage') return null;
      const isNext = variables['after'] !== undefined;
      const page = {
        __typename: 'WilayahPosyanduConnection',
        totalCount: 130,
        pageInfo: { __typename: 'PageInfo', hasNextPage: !isNext, endCursor: isNext ? 'z' : 'c' },
        nodes: isNext ? posts(101, 30) : posts(1, 100),
      };
      const wilayah = { __typename: 'Wilayah', id: 'desa', fullName: 'Desa Hurung', level: 'DESA', ilp: null };
      return { wilayah: { ...wilayah, posyandu: page }, ilpStatus: [], ilpPuskesmas: [] };
    },
  });
  return sent;
}

test('posts of a large village come page by page', async () => {
  open();
  expect(await screen.findByText('Melati 100')).toBeTruthy();
  expect(screen.queryByText('Melati 101')).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Muat lebih banyak' }));
  expect(await screen.findByText('Melati 130')).toBeTruthy();
  expect(screen.getByText('Melati 1')).toBeTruthy();
});

test('a status names the meeting that launched it, found by its words and let go again', async () => {
  const sent = open();
  await userEvent.click(await screen.findByRole('button', { name: 'Ubah status ILP Melati 1' }));
  const dialog = within(screen.getByRole('dialog'));
  const pick = async () => {
    await userEvent.type(dialog.getByRole('combobox', { name: /Cari rapat/ }), 'kick');
    await userEvent.click(await dialog.findByRole('option', { name: /Kick-off ILP/ }));
  };
  await pick();
  await userEvent.click(dialog.getByRole('button', { name: 'Ganti rapat' }));
  await pick();
  expect(dialog.getByText('Kick-off ILP')).toBeTruthy();
  await userEvent.selectOptions(dialog.getByLabelText('Status'), 'KICK_OFF');
  await userEvent.click(dialog.getByRole('button', { name: 'Simpan' }));
  expect(sent).toMatchObject([{ subject: 'p1', stage: 'KICK_OFF', meeting: 'm' }]);
});
