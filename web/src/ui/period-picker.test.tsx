import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { monthsUntil, PeriodPicker } from './period-picker.tsx';

test('months are counted back over the new year, newest first', () => {
  expect(monthsUntil('2026-02', 4)).toEqual(['2026-02', '2026-01', '2025-12', '2025-11']);
});

test('a step goes one month and stops at both ends', async () => {
  const onChange = vi.fn();
  render(<PeriodPicker value="2026-01" months={monthsUntil('2026-02', 2)} onChange={onChange} />);
  expect(screen.getByRole('button', { name: 'Bulan sebelumnya' })).toHaveProperty('disabled', true);
  await userEvent.click(screen.getByRole('button', { name: 'Bulan berikutnya' }));
  expect(onChange).toHaveBeenCalledExactlyOnceWith('2026-02');
});

test('the list says months in words', async () => {
  const onChange = vi.fn();
  render(<PeriodPicker value="2026-02" months={monthsUntil('2026-02', 2)} onChange={onChange} />);
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Bulan' }), 'Januari 2026');
  expect(onChange).toHaveBeenCalledExactlyOnceWith('2026-01');
});
