import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { type Column, DataTable } from './data-table.tsx';
import { nextSorting, sortRows } from './sort-rows.ts';

type Row = { name: string; value: number | null };
const columns: Column<Row>[] = [
  { key: 'name', header: 'Nama', cell: ({ name }) => <a href={`/${name}`}>{name}</a>, sortBy: ({ name }) => name },
  { key: 'value', header: 'D/S', align: 'end', cell: ({ value }) => value ?? '–', sortBy: ({ value }) => value },
];
const few: Row[] = [
  { name: 'Posyandu 10', value: 80 },
  { name: 'Posyandu 9', value: null },
  { name: 'Posyandu 2', value: 95 },
];
const show = (rows: readonly Row[]) =>
  render(<DataTable caption="Posyandu" columns={columns} rows={rows} rowKey={({ name }) => name} />);
const names = () => screen.getAllByRole('rowheader').map((cell) => cell.textContent);

test('each row is named by its header cell and the table by its caption', () => {
  show(few);
  expect(within(screen.getByRole('table', { name: 'Posyandu' })).getAllByRole('rowheader')).toHaveLength(3);
});

test('a press on a head sorts up, down, and back to the given order, and says so', async () => {
  show(few);
  const head = screen.getByRole('columnheader', { name: 'Nama' });
  const press = () => userEvent.click(within(head).getByRole('button'));
  await press();
  expect(names()).toEqual(['Posyandu 2', 'Posyandu 9', 'Posyandu 10']);
  expect(head.getAttribute('aria-sort')).toBe('ascending');
  await press();
  expect(names()).toEqual(['Posyandu 10', 'Posyandu 9', 'Posyandu 2']);
  await press();
  expect(names()).toEqual(few.map(({ name }) => name));
  expect(head.hasAttribute('aria-sort')).toBe(false);
});

test('what has no value stands last in both directions', () => {
  const up = sortRows(few, columns, nextSorting(null, 'value'));
  const down = sortRows(few, columns, { key: 'value', direction: 'descending' });
  expect(up.map(({ value }) => value)).toEqual([80, 95, null]);
  expect(down.map(({ value }) => value)).toEqual([95, 80, null]);
});

test('arrow keys, Home and End walk the rows and stop at both ends', async () => {
  show(few);
  screen.getByRole('link', { name: 'Posyandu 10' }).focus();
  const at = () => document.activeElement?.textContent;
  await userEvent.keyboard('{ArrowUp}');
  expect(at()).toBe('Posyandu 10');
  await userEvent.keyboard('{ArrowDown}');
  expect(at()).toBe('Posyandu 9');
  await userEvent.keyboard('{End}');
  expect(at()).toBe('Posyandu 2');
  await userEvent.keyboard('{ArrowDown}');
  expect(at()).toBe('Posyandu 2');
  await userEvent.keyboard('{Home}');
  expect(at()).toBe('Posyandu 10');
});

test('a long table keeps only rows near the view in the document and still tells how many there are', async () => {
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(600);
  show(Array.from({ length: 5000 }, (_, index) => ({ name: `Posyandu ${index}`, value: index })));
  expect(names()[0]).toBe('Posyandu 0');
  await waitFor(() => expect(screen.getAllByRole('rowheader').length).toBeLessThan(80), { timeout: 10_000 });
  expect(screen.getByRole('table').getAttribute('aria-rowcount')).toBe('5001');
});
