import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { showPage } from '@/test/show-page.tsx';
import type { BoardVillagesQuery } from '@/features/figures/figures.generated.ts';
import { answerOf, type MadeRow, row } from './pws-board.fixture.ts';
import { PwsPage } from './pws-page.tsx';
import type { PwsPageQuery, PwsPageQueryVariables } from './pws-page.generated.ts';

const ROWS = [
  row('kab', { numerators: [300, 350, 420], value: 70, line: 75 }),
  row('Rendah', { numerators: [40, 48, 52], value: 52, line: 75 }),
  row('Tinggi', { numerators: [60, 70, 82], value: 82, line: 75 }),
  row('Diam', { numerators: [0, 0, 0], reports: [0, 0, 0], value: null, line: 75 }),
];

const pageOf = (rows: readonly MadeRow[]): PwsPageQuery => ({
  __typename: 'Query',
  wilayah: {
    __typename: 'Wilayah',
    id: 'kab',
    code: '62.10',
    name: 'Gunung Mas',
    fullName: 'Kabupaten Gunung Mas',
    level: 'KABKOTA',
    ancestors: [],
  },
  indicators: [
    {
      __typename: 'Indicator',
      id: 'i1',
      code: 'ANC_K4',
      domain: 'KIA',
      name: { __typename: 'Text', id: 'Cakupan K4', en: 'K4 coverage' },
      current: {
        __typename: 'IndicatorVersion',
        id: 'v1',
        direction: 'HIGHER_BETTER',
        timeRule: 'YEAR_TO_DATE',
        source: 'Pedoman',
      },
    },
  ],
  board: answerOf(rows),
});

const VILLAGES: BoardVillagesQuery = {
  __typename: 'Query',
  posyanduList: {
    __typename: 'QueryPosyanduListConnection',
    nodes: ['a', 'b'].map((id) => ({ __typename: 'Posyandu', id, wilayah: { __typename: 'Wilayah', id: 'desa' } })),
  },
};

function open(path: string, rows: readonly MadeRow[] = ROWS, abilities: readonly string[] = ['note.write']) {
  const asked: PwsPageQueryVariables[] = [];
  const router = showPage({
    Page: PwsPage,
    path,
    me: { abilities, assignments: [{ wilayah: { id: 'kab', level: 'KABKOTA' } }] },
    answer: ({ operationName, variables }) => {
      if (operationName === 'FigureChanges') return null;
      if (operationName === 'BoardVillages') return VILLAGES;
      asked.push(variables as PwsPageQueryVariables);
      return pageOf(rows);
    },
  });
  return { asked, router };
}

beforeEach(() => sessionStorage.clear());

const bodyRows = async () =>
  within(await screen.findByRole('table'))
    .getAllByRole('row')
    .slice(1);

test('one request brings a board in order of coverage, with words for the state and for what is missing', async () => {
  const { asked } = open('/pws?periode=2026-10');
  const all = await bodyRows();
  expect(all.map((one) => within(one).getByRole('rowheader').textContent)).toEqual(['1Tinggi', '2Rendah', '–Diam']);
  const shown = all.map((one) =>
    within(one)
      .getAllByRole('cell')
      .map((cell) => cell.textContent),
  );
  expect(shown).toEqual([
    ['82,0%', '82', '100', '75,0%', '12', '10', 'Baik'],
    ['52,0%', '52', '100', '75,0%', '4', '8', 'Jelek'],
    ['belum ada data', '0', '100', '75,0%', 'belum ada data', 'belum ada data', 'belum dapat dinilai'],
  ]);
  expect(asked).toEqual([
    {
      wilayah: 'kab',
      areas: ['kab'],
      within: 'kab',
      level: 'KECAMATAN',
      indicator: 'ANC_K4',
      periods: ['2026-08', '2026-09', '2026-10'],
      dataState: 'PROVISIONAL',
    },
  ]);
  expect(screen.getByText(/^Seluruh kab/)).toBeTruthy();
});

test('without a target the board says so and leads to the editor', async () => {
  open('/pws?periode=2026-10', [row('a', { numerators: [1, 2, 4], value: 4, line: null })]);
  const link = await screen.findByRole('link', { name: 'Tetapkan target' });
  expect(link.getAttribute('href')).toBe('/target?wilayah=kab&tahun=2026&indikator=ANC_K4');
});

test('an area without anything below says where to look', async () => {
  const alone = [row('kab', { numerators: [1, 2, 4], value: 4, line: 75 })];
  const link = async () => (await screen.findByRole('link', { name: 'Daftar posyandu' })).getAttribute('href');
  open('/pws?periode=2026-10', alone, ['report.read']);
  expect(await link()).toMatch(/^\/posyandu/);
  cleanup();
  // Who may not read reports of posts is not sent to their list.
  open('/pws?periode=2026-10', alone);
  expect(await link()).toBe('/wilayah/kab');
});

test('choices stand in the address, and a level that does not fit the area leaves it', async () => {
  const { router } = open('/pws?periode=2026-10&tingkat=PROVINSI');
  await bodyRows();
  expect(router.state.location.search).not.toContain('tingkat');
  await userEvent.selectOptions(screen.getByLabelText('Bila sama dengan bulan lalu'), 'NAIK');
  expect(router.state.location.search).toContain('tetap=NAIK');
  expect(await screen.findByText(/Bulan ini sama dengan bulan lalu: dianggap naik\./)).toBeTruthy();
});

test('a note needs words, and asks for the area and the months it speaks of', async () => {
  open('/pws?periode=2026-10');
  await userEvent.click(await screen.findByRole('button', { name: 'Tulis catatan' }));
  const dialog = screen.getByRole('dialog');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Simpan catatan' }));
  expect(within(dialog).getByRole('alert').textContent).toContain('Tulis catatannya dahulu.');
  const areas = within(dialog).getByLabelText('Wilayah');
  expect(
    within(areas)
      .getAllByRole('option')
      .map((one) => one.textContent),
  ).toEqual(['Kabupaten Gunung Mas', 'Rendah', 'Tinggi', 'Diam']);
});

test('a puskesmas leads to a board of the villages it mentors posts in, and its own figures are the sum', async () => {
  const { asked } = open('/pws?periode=2026-10&puskesmas=pkm', [
    row('pkm', { numerators: [90, 100, 120], value: 60, line: 75 }),
    row('desa', { numerators: [40, 48, 52], value: 52, line: 75 }),
  ]);
  expect(await bodyRows()).toHaveLength(1);
  expect(asked.at(-1)).toMatchObject({ areas: ['desa'], puskesmas: ['pkm'], wilayah: 'kab' });
  expect(screen.getByText('Seluruh pkm', { exact: false }).textContent).toContain('60');
  expect(screen.queryByLabelText('Baris')).toBeNull();
});
