import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { showToast, Toasts } from './toast.tsx';

afterEach(() => vi.useRealTimers());

test('an act can be taken back once, from its notice', async () => {
  const onUndo = vi.fn();
  render(<Toasts />);
  act(() => void showToast('Nama pendek disimpan.', { onUndo }));
  await userEvent.click(screen.getByRole('button', { name: 'Urungkan' }));
  expect(onUndo).toHaveBeenCalledOnce();
  expect(screen.queryByText('Nama pendek disimpan.')).toBeNull();
});

test('good news goes by itself, a failure stays until it is closed', () => {
  vi.useFakeTimers();
  render(<Toasts />);
  act(() => {
    showToast('Tersimpan');
    showToast('Gagal dikirim', { tone: 'bad' });
  });
  act(() => void vi.advanceTimersByTime(60_000));
  expect(screen.queryByText('Tersimpan')).toBeNull();
  expect(screen.getByRole('alert').textContent).toContain('Gagal dikirim');
});
