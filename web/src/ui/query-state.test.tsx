import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import type { Failure } from '../lib/failure.ts';
import { EmptyState, QueryState } from './query-state.tsx';

type Posts = { nodes: string[] };
const show = (given: { data?: Posts | null; failure?: Failure; onRetry?: () => void }) =>
  render(
    <QueryState<Posts>
      data={given.data}
      failure={given.failure}
      onRetry={given.onRetry}
      isEmpty={({ nodes }) => nodes.length === 0}
      empty={<EmptyState title="Belum ada posyandu">Daftarkan yang pertama</EmptyState>}
    >
      {({ nodes }) => <p>{nodes.join()}</p>}
    </QueryState>,
  );

test('says that it is loading until something comes', () => {
  show({});
  expect(screen.getByRole('status').textContent).toBe('Memuat…');
});

test('shows what came', () => {
  show({ data: { nodes: ['Melati'] } });
  expect(screen.getByText('Melati')).toBeTruthy();
});

test('shows the next step where nothing is', () => {
  show({ data: { nodes: [] } });
  expect(screen.getByText('Daftarkan yang pertama')).toBeTruthy();
});

test('tells a refusal in the words of the server and offers no retry that cannot help', () => {
  show({ failure: { kind: 'refused', message: 'Peran Anda tidak berwenang.' }, onRetry: () => undefined });
  expect(screen.getByRole('alert').textContent).toContain('Peran Anda tidak berwenang.');
  expect(screen.queryByRole('button')).toBeNull();
});

test('a failure shows the number of the request and tries again when asked', async () => {
  const onRetry = vi.fn();
  show({ failure: { kind: 'failed', message: 'PrismaClientKnownRequestError', requestId: '7d65f560' }, onRetry });
  const notice = screen.getByRole('alert').textContent;
  expect(notice).toContain('7d65f560');
  expect(notice).not.toContain('Prisma');
  await userEvent.click(screen.getByRole('button', { name: 'Coba lagi' }));
  expect(onRetry).toHaveBeenCalledOnce();
});

test('leads a person whose session ended back to where the work was', () => {
  window.history.replaceState(null, '', '/pokjanal?cari=a');
  show({ failure: { kind: 'signed-out' } });
  expect(screen.getByRole('link').getAttribute('href')).toBe('/masuk?ke=%2Fpokjanal%3Fcari%3Da');
});

test('names each thing that is not right, and leads out of an address that cannot be read', () => {
  window.history.replaceState(null, '', '/pokjanal?wilayah=xyz');
  const problems = ['Tanda pengenal tidak sah.', 'Tanda pengenal tidak sah.'];
  show({ failure: { kind: 'invalid', message: 'Isian belum benar.', problems } });
  expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual(['Tanda pengenal tidak sah.']);
  expect(screen.getByRole('link').getAttribute('href')).toBe('/pokjanal');
});

test('keeps what is on screen when only a refresh failed', () => {
  show({ data: { nodes: ['Melati'] }, failure: { kind: 'offline' } });
  expect(screen.getByText('Melati')).toBeTruthy();
  expect(screen.queryByRole('alert')).toBeNull();
});
