import { ApolloClient, ApolloLink } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { of } from 'rxjs';
import { expect, test, vi } from 'vitest';
import { Toasts } from '@/ui/toast.tsx';
import { makeCache } from '@/apollo/cache.ts';
import { SelectionBar } from './selection-bar.tsx';
import type { Checkable } from './use-verify.ts';

const ROWS: Checkable[] = [
  { report: 'r1', name: 'Melati', status: 'SUBMITTED' },
  { report: 'r2', name: 'Mawar', status: 'SUBMITTED' },
  { report: 'r3', name: 'Anggrek', status: 'RETURNED' },
  { report: null, name: 'Nusa', status: 'NONE' },
];

const OWN = { id: 'Anda sendiri yang mengirimnya.', en: 'You sent it yourself.' };

const undone = {
  undoBulkAct: {
    __typename: 'UndoBulkActSuccess',
    act: null,
    back: [{ __typename: 'BulkActRow', place: 0, name: 'Mawar', period: '2026-05', about: 'SKDN', reason: null }],
    kept: [],
  },
};

/** The server refuses what is named, in the preview or only in the act. */
function show(refused: { preview: string[]; act: string[] }) {
  const asked: { reports: string[]; preview: boolean }[] = [];
  const link = new ApolloLink((operation) => {
    const variables = operation.variables as { reports: string[]; preview: boolean };
    asked.push(variables);
    if (operation.operationName === 'UndoBulkAct') return of({ data: undone });
    const left = variables.preview ? refused.preview : refused.act;
    return of({
      data: {
        verifyReports: {
          __typename: 'VerifyReportsSuccess',
          act: variables.preview ? null : 'a1',
          reports: [],
          skipped: left.map((report) => ({
            __typename: 'SkippedReport',
            report,
            reason: { __typename: 'Text', ...OWN },
          })),
        },
      },
    });
  });
  const onDone = vi.fn();
  render(
    <ApolloProvider client={new ApolloClient({ link, cache: makeCache() })}>
      <Toasts />
      <SelectionBar rows={ROWS} selection={new Set(['r1', 'r2', 'r3'])} onSelect={() => undefined} onDone={onDone} />
    </ApolloProvider>,
  );
  return { asked, onDone };
}

const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));
const items = () => within(screen.getByRole('dialog')).getAllByRole('listitem');

test('the preview tells what the server would take and why it refuses the rest, and writes nothing', async () => {
  const { asked, onDone } = show({ preview: ['r2'], act: [] });
  await press('Periksa 3 laporan…');
  await screen.findByText('1 laporan akan ditandai diperiksa');
  expect(asked).toEqual([{ reports: ['r1', 'r2'], preview: true }]);
  expect(items().map((item) => item.textContent)).toEqual(['MelatiTerkirim', `Mawar${OWN.id}`, 'AnggrekDikembalikan']);
  await press('Batal');
  expect(onDone).not.toHaveBeenCalled();
});

test('the act tells what was done and what was refused after all, and the list is read again on leaving', async () => {
  const { asked, onDone } = show({ preview: [], act: ['r1'] });
  await press('Periksa 3 laporan…');
  await screen.findByText('2 laporan akan ditandai diperiksa');
  await press('Tandai 2 diperiksa');
  await screen.findByText('1 laporan ditandai diperiksa.');
  expect(asked.at(-1)).toEqual({ reports: ['r1', 'r2'], preview: false });
  expect(items().map((item) => item.textContent)).toEqual([`Melati${OWN.id}`]);
  expect(screen.getByText(/dapat diurungkan/)).toBeTruthy();
  expect(onDone).not.toHaveBeenCalled();
  await userEvent.click(within(screen.getByRole('dialog')).getAllByRole('button', { name: 'Tutup' })[1] as HTMLElement);
  expect(onDone).toHaveBeenCalledOnce();
});

test('the result offers the way back, which takes the act as a whole', async () => {
  const { asked, onDone } = show({ preview: [], act: ['r1'] });
  await press('Periksa 3 laporan…');
  await screen.findByText('2 laporan akan ditandai diperiksa');
  await press('Tandai 2 diperiksa');
  await screen.findByText('1 laporan ditandai diperiksa.');
  await press('Urungkan');
  await screen.findByText('1 data kembali seperti semula.');
  expect(asked.at(-1)).toMatchObject({ act: 'a1', preview: false });
  expect(onDone).toHaveBeenCalledOnce();
});
