import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { SearchList } from './search-list.tsx';

function show() {
  const picked = vi.fn();
  const hit = (name: string) => ({ key: name, label: name, onPick: () => picked(name) });
  render(
    <SearchList
      label="Cari"
      placeholder="Nama"
      text=""
      onText={() => undefined}
      groups={[
        { title: 'Wilayah', hits: [hit('Kurun'), hit('Sepang')] },
        { title: 'Posyandu', hits: [hit('Melati')] },
      ]}
      status="3 hasil"
      takesFocus
    />,
  );
  return picked;
}
const active = () => {
  const id = screen.getByRole('combobox').getAttribute('aria-activedescendant');
  return id && document.getElementById(id)?.textContent;
};

test('arrows move through all groups and around while focus stays in the box', async () => {
  show();
  expect(active()).toBe('Kurun');
  await userEvent.keyboard('{ArrowDown}{ArrowDown}');
  expect(active()).toBe('Melati');
  await userEvent.keyboard('{ArrowDown}');
  expect(active()).toBe('Kurun');
  expect(document.activeElement).toBe(screen.getByRole('combobox'));
});

test('Enter picks what the arrows stand on', async () => {
  const picked = show();
  await userEvent.keyboard('{ArrowUp}{Enter}');
  expect(picked).toHaveBeenCalledExactlyOnceWith('Melati');
});
