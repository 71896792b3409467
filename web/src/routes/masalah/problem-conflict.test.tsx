import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { showPage } from '@/test/show-page.tsx';
import { CorrectDialog } from './correct-dialog.tsx';
import { MoveDialog } from './move-dialog.tsx';
import type { ProblemOnPageFragment } from './problem-pages.generated.ts';

const problem = (over: object) =>
  ({
    __typename: 'Problem',
    id: 'p',
    kind: 'PROBLEM',
    field: 'SPM_PU',
    title: 'Jalan rusak',
    description: 'Sejak Mei',
    raisedBy: 'Melati',
    raisedOn: '2026-11-01',
    origin: 'POSYANDU',
    state: 'SENT',
    to: 'Dinas PUPR',
    toOpd: null,
    dueOn: '2026-11-20',
    daysLate: null,
    escalatedTo: null,
    outcome: null,
    revision: 3,
    acts: [],
    mayCorrect: true,
    suggestedDueOn: '2026-12-01',
    posyandu: null,
    indicator: null,
    meeting: null,
    addressees: [],
    steps: [],
    changes: [],
    wilayah: { __typename: 'Wilayah', id: 'w', fullName: 'Desa W' },
    ...over,
  }) as unknown as ProblemOnPageFragment;

/** Refuses the first try with the problem as somebody else left it, then takes what comes. */
function show(Page: () => React.ReactNode, current: ProblemOnPageFragment) {
  const asked: Record<string, unknown>[] = [];
  showPage({
    Page,
    path: '/masalah/p',
    me: {},
    answer: ({ variables }) => {
      asked.push(variables['input'] as Record<string, unknown>);
      const message = { __typename: 'Text', id: 'Data berubah.', en: 'Changed.' };
      const stale = { __typename: 'ConflictError', code: 'PROBLEM_STALE', message, currentProblem: current };
      return {
        result: asked.length === 1 ? stale : { __typename: 'ProblemSuccess', problem: { ...current, revision: 9 } },
      };
    },
  });
  return asked;
}

test('who corrects a problem that somebody else has corrected takes their field, and keeps what was typed in the others', async () => {
  const current = problem({ revision: 4, title: 'Jalan ke pos rusak', field: 'SPM_KESEHATAN' });
  const asked = show(() => <CorrectDialog problem={problem({})} onClose={() => undefined} />, current);
  const text = screen.getByLabelText(/^Uraian/);
  await userEvent.type(text, ' 2026');
  await userEvent.click(screen.getByRole('button', { name: 'Perbaiki' }));
  await screen.findByText('Data ini berubah sementara Anda mengisi');
  expect(asked[0]).toMatchObject({ expectedRevision: 3 });
  await userEvent.click(screen.getByRole('button', { name: 'Pakai yang tersimpan: Judul' }));
  await userEvent.click(screen.getByRole('button', { name: 'Perbaiki' }));
  await expect.poll(() => asked).toHaveLength(2);
  expect(asked[1]).toMatchObject({
    expectedRevision: 4,
    title: 'Jalan ke pos rusak',
    field: 'SPM_PU',
    description: 'Sejak Mei 2026',
  });
});

test('who answers a problem that moved on sees what it was and what it is, and the answer stays', async () => {
  const current = problem({ revision: 5, state: 'ESCALATED', escalatedTo: 'Pokjanal kota' });
  const asked = show(() => <MoveDialog act="ANSWER" problem={problem({})} onClose={() => undefined} />, current);
  const [note] = screen.getAllByRole('textbox');
  if (!note) throw new Error('no field');
  await userEvent.type(note, 'Diperbaiki Maret');
  const send = screen.getByRole('button', { name: /Jawab/ });
  await userEvent.click(send);
  await screen.findByText('Yang Anda lihat');
  const rows = screen.getAllByRole('row').map(({ textContent }) => textContent);
  expect(rows.slice(1)).toHaveLength(1);
  expect(rows[1]).toContain('Pokjanal kota');
  expect((note as HTMLTextAreaElement).value).toBe('Diperbaiki Maret');
  await userEvent.click(send);
  await expect.poll(() => asked).toHaveLength(2);
  expect(asked[1]).toMatchObject({ expectedRevision: 5, note: 'Diperbaiki Maret' });
});
