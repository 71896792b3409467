import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { showPage } from '@/test/show-page.tsx';
import { type Column, DataTable } from '@/ui/data-table.tsx';
import { useColumnParam } from '@/ui/use-column-param.ts';
import { ListTools } from './list-tools.tsx';

type Row = { id: string; name: string; value: number };
const ALL: Row[] = ['=1+1', 'Melati', 'Anggrek'].map((name, value) => ({ id: name, name, value }));
const columns: Column<Row>[] = [
  { key: 'name', header: 'Nama', cell: ({ name }) => <b>{name}</b>, exportBy: ({ name }) => name },
  { key: 'value', header: 'Nilai', cell: ({ value }) => `${value}%`, sortBy: ({ value }) => value },
  { key: 'place', header: 'Letak', cell: () => 'Gunung Mas' },
  { key: 'acts', header: 'Langkah', hideHeader: true, cell: () => <button type="button">x</button> },
];

/** A list with one row on screen and two more to be read. */
function Page() {
  const chosen = useColumnParam(columns);
  return (
    <>
      <ListTools
        list="/sk"
        title="Daftar"
        columns={chosen}
        total={3}
        read={(after) =>
          Promise.resolve(after === null ? { rows: ALL.slice(0, 1), next: 'b' } : { rows: ALL.slice(1), next: null })
        }
      />
      <DataTable caption="Daftar" columns={chosen.shown} rows={ALL.slice(0, 1)} rowKey={({ id }) => id} />
    </>
  );
}

type View = { __typename: string; id: string; list: string; name: string; query: string; isDefault: boolean };
const view = (name: string, query: string, isDefault = false): View => ({
  __typename: 'SavedView',
  id: name,
  list: '/sk',
  name,
  query,
  isDefault,
});

function show(path: string, views: View[] = []) {
  const asked: unknown[] = [];
  const router = showPage({
    Page,
    path,
    me: {},
    answer: ({ operationName, variables }) => {
      if (operationName === 'SavedViews') return { savedViews: views };
      asked.push(variables['input']);
      const { name, query } = variables['input'] as View;
      return { saveView: { __typename: 'SaveViewSuccess', views: [...views, view(name, query)] } };
    },
  });
  return { router, asked, search: () => new URLSearchParams(router.state.location.search) };
}

const heads = () =>
  within(screen.getByRole('table'))
    .getAllByRole('columnheader')
    .map(({ textContent }) => textContent);
const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }));

/** The blobs of the test's browser know no other way. */
const textOf = (blob: Blob | undefined) =>
  new Promise<string>((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.readAsText(blob ?? new Blob());
  });

let saved: Blob[] = [];
beforeEach(() => {
  saved = [];
  URL.createObjectURL = (blob) => {
    saved.push(blob as Blob);
    return 'blob:x';
  };
  URL.revokeObjectURL = vi.fn();
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
});
afterEach(() => vi.restoreAllMocks());

test('columns are chosen in the address; what names the row and its buttons stay', async () => {
  const { search } = show('/sk?cari=x');
  await press('Kolom');
  await userEvent.click(screen.getByLabelText('Nilai'));
  expect(search().get('kolom')).toBe('place');
  expect(heads()).toEqual(['Nama', 'Letak', 'Langkah']);
  await userEvent.click(screen.getByLabelText('Letak'));
  expect(search().get('kolom')).toBe('-');
  expect(heads()).toEqual(['Nama', 'Langkah']);
  await press('Tampilkan semua');
  expect(search().has('kolom')).toBe(false);
  expect(search().get('cari')).toBe('x');
});

test('the file has every row of the filters with the columns on screen, and runs nothing', async () => {
  show('/sk?kolom=value');
  await press('Unduh');
  await press('CSV');
  await waitFor(() => expect(saved).toHaveLength(1));
  expect(await textOf(saved[0])).toContain("Nama,Nilai\r\n'=1+1,0\r\nMelati,1\r\nAnggrek,2\r\n");
  await press('Unduh');
  await press('Excel (XLSX)');
  await waitFor(() => expect(saved).toHaveLength(2));
  const text = await textOf(saved[1]);
  expect(text.startsWith('PK')).toBe(true);
  expect(text).toContain('<c t="inlineStr"><is><t xml:space="preserve">=1+1</t></is></c><c><v>0</v></c>');
});

test('a list that is opened bare goes on with the default view, keeping its working area', async () => {
  const { search } = show('/sk?wilayah=w', [view('Ringkas', 'kolom=value', true), view('Lain', 'urut=-value')]);
  await waitFor(() => expect(search().get('kolom')).toBe('value'));
  expect(search().get('wilayah')).toBe('w');
  await press('Tampilan: Ringkas');
  await press('Buka tampilan Lain');
  expect(search().toString()).toBe('urut=-value&wilayah=w');
  await press('Tampilan: Lain');
  await press('Tampilan awal');
  await waitFor(() => expect(search().toString()).toBe('wilayah=w'));
});

test('what is on screen is saved under a name, without the working area', async () => {
  const { asked } = show('/sk?wilayah=w&kolom=value&cari=b');
  await press('Tampilan');
  await userEvent.type(screen.getByLabelText('Nama tampilan'), 'Punya saya');
  await userEvent.click(screen.getByLabelText(/selalu dengan tampilan/));
  await press('Simpan');
  await screen.findByText('Tampilan: Punya saya');
  expect(asked).toEqual([{ list: '/sk', name: 'Punya saya', query: 'cari=b&kolom=value', isDefault: true }]);
});
