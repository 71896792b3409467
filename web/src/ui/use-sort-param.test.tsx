import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { expect, test } from 'vitest';
import { type Column, DataTable } from './data-table.tsx';
import { readSorting, useSortParam } from './use-sort-param.ts';

const COLUMNS: Column<string>[] = [
  { key: 'name', header: 'Nama', cell: (row) => row, sortBy: (row) => row },
  { key: 'value', header: 'Nilai', cell: (row) => row.length, sortBy: (row) => row.length },
];

function Sorted() {
  const sort = useSortParam({ key: 'value', direction: 'descending' }, COLUMNS);
  return <DataTable caption="Posyandu" columns={COLUMNS} rows={['b', 'aaa', 'cc']} rowKey={(row) => row} sort={sort} />;
}

const names = () => screen.getAllByRole('rowheader').map((cell) => cell.textContent);

function open(path: string) {
  const router = createMemoryRouter([{ path: '/', Component: Sorted }], { initialEntries: [path] });
  render(<RouterProvider router={router} />);
  return router;
}

test('the order of a table stands in the address, and what it says is the order', async () => {
  const router = open('/?periode=2026-10');
  expect(names()).toEqual(['aaa', 'cc', 'b']);
  const press = () => userEvent.click(within(screen.getByRole('columnheader', { name: 'Nama' })).getByRole('button'));
  await press();
  expect(router.state.location.search).toBe('?periode=2026-10&urut=name');
  expect(names()).toEqual(['aaa', 'b', 'cc']);
  await press();
  expect(router.state.location.search).toBe('?periode=2026-10&urut=-name');
  await press();
  expect(router.state.location.search).toBe('?periode=2026-10');
  expect(names()).toEqual(['aaa', 'cc', 'b']);
});

test('the order one starts with turns round like any other', async () => {
  const router = open('/');
  const press = () => userEvent.click(within(screen.getByRole('columnheader', { name: 'Nilai' })).getByRole('button'));
  await press();
  expect(router.state.location.search).toBe('?urut=value');
  expect(names()).toEqual(['b', 'cc', 'aaa']);
  await press();
  expect(names()).toEqual(['aaa', 'cc', 'b']);
  await press();
  expect(names()).toEqual(['b', 'cc', 'aaa']);
});

test('an address that names no column leaves the order to the table', () => {
  expect([readSorting(null), readSorting(''), readSorting('-')]).toEqual([null, null, null]);
  open('/?urut=-other');
  expect(names()).toEqual(['aaa', 'cc', 'b']);
});
