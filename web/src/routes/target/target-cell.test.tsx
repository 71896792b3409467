import { ApolloClient, ApolloLink } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ComponentProps } from 'react';
import { of } from 'rxjs';
import { expect, test, vi } from 'vitest';
import { makeCache } from '@/apollo/cache.ts';
import { TargetCellView } from './target-cell.tsx';
import type { TargetCell } from './target-cells.ts';

const indicator = {
  __typename: 'AnalyticsIndicator',
  code: 'ANC_K4',
  decimals: 1,
  direction: 'HIGHER_BETTER',
  factor: 100,
  timeRule: 'YEAR_TO_DATE',
  name: { __typename: 'Text', id: 'Cakupan K4', en: 'K4 coverage' },
} as const;
const inherited: TargetCell = {
  indicator,
  area: { id: 'a', name: 'Kurun', code: '62.10.01' },
  own: null,
  inForce: 90,
  isVerified: false,
  from: 'kab',
};

const changes = [
  { action: 'target.imported', before: '80', after: '90', reason: null },
  { action: 'target.set', before: '', after: '80', reason: null },
].map(({ action, before, after, reason }, at) => ({
  __typename: 'Change',
  revision: 2 - at,
  action,
  at: `2026-0${8 - at}-01T00:00:00Z`,
  by: 'Dinas Kesehatan',
  reason,
  fields: [{ __typename: 'FieldChange', field: 'value', before, after }],
}));
const asked = vi.fn();
const client = new ApolloClient({
  link: new ApolloLink(({ variables }) => {
    asked(variables);
    return of({ data: { __typename: 'Query', targetChanges: changes } });
  }),
  cache: makeCache(),
});

function Cell(props: Omit<ComponentProps<typeof TargetCellView>, 'year'>) {
  return (
    <ApolloProvider client={client}>
      <TargetCellView {...props} year="2026" />
    </ApolloProvider>
  );
}

function open(cell: TargetCell, refusal: string | null = null, mayEdit = true) {
  const save = vi.fn<(cell: TargetCell, value: number | null) => Promise<string | null>>().mockResolvedValue(refusal);
  render(<Cell cell={cell} mayEdit={mayEdit} save={save} nameOfArea={() => 'Gunung Mas'} />);
  return save;
}

const button = () => screen.getByRole('button', { name: 'Ubah target Cakupan K4, Kurun: 90,0%' });

test('an inherited target says where it comes from and that nobody has checked it', () => {
  open(inherited);
  expect(button().textContent).toBe('90,0%belum diperiksa');
  expect(screen.getByTitle('dari Gunung Mas')).toBeTruthy();
});

test('Enter saves what was typed as people write it, and the hand stays on the cell', async () => {
  const save = open(inherited);
  await userEvent.click(button());
  await userEvent.keyboard('82,5{Enter}');
  expect(save).toHaveBeenCalledWith(inherited, 82.5);
  await vi.waitFor(() => expect(document.activeElement).toBe(button()));
});

test('what is no number stays in the field with the reason, Escape leaves it', async () => {
  const save = open(inherited);
  await userEvent.click(button());
  await userEvent.keyboard('banyak{Enter}');
  expect(screen.getByRole('alert').textContent).toBe('Tulis angka seperti 85 atau 82,5.');
  await userEvent.keyboard('{Escape}');
  expect(button()).toBeTruthy();
  expect(save).not.toHaveBeenCalled();
});

test('a refusal of the server is told beside the field', async () => {
  open(inherited, 'Sudah diubah orang lain.');
  await userEvent.click(button());
  await userEvent.keyboard('80{Enter}');
  expect((await screen.findByRole('alert')).textContent).toBe('Sudah diubah orang lain.');
});

test('a target that somebody else sets while one is typing stands beside what is typed, to be kept or taken', async () => {
  const save = vi
    .fn<(cell: TargetCell, value: number | null) => Promise<string | null>>()
    .mockResolvedValue('Berubah.');
  const view = (cell: TargetCell) => <Cell cell={cell} mayEdit save={save} nameOfArea={() => null} />;
  const { rerender } = render(view(inherited));
  await userEvent.click(button());
  await userEvent.keyboard('80');
  const own = { value: 85, source: 'SK 7', setBy: 'Dinas Kesehatan', revision: 1, abilities: ['target.set'] };
  const changed = { ...inherited, own: own as unknown as NonNullable<TargetCell['own']>, inForce: 85 };
  rerender(view(changed));
  expect(screen.getByRole('status').textContent).toContain('Tersimpan sekarang: 85,0% · SK 7 · Dinas Kesehatan');
  await userEvent.keyboard('{Enter}');
  expect(save).toHaveBeenCalledWith(changed, 80);
  await userEvent.click(screen.getByRole('button', { name: 'Pakai yang tersimpan' }));
  expect(screen.queryByRole('textbox')).toBeNull();
});

test('who may not change a target is told its history instead', async () => {
  open(inherited, null, false);
  expect(screen.queryByRole('button', { name: /Ubah target/ })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Riwayat target Cakupan K4, Kurun: 90,0%' }));
  const items = await screen.findAllByRole('listitem');
  expect(asked).toHaveBeenLastCalledWith({ indicator: 'ANC_K4', wilayah: 'a', period: '2026' });
  expect(items.map(({ textContent }) => textContent)).toEqual([
    expect.stringMatching(/^Dimasukkan dari lembar.*Dinas Kesehatan.*80,0%.*90,0%/),
    expect.stringMatching(/^Ditetapkan.*80,0%/),
  ]);
});

test('the history is a Tab away from the field, which stays what it is meanwhile', async () => {
  open(inherited);
  await userEvent.click(button());
  await userEvent.keyboard('77');
  await userEvent.tab();
  await userEvent.keyboard('{Enter}');
  expect(await screen.findAllByRole('listitem')).toHaveLength(2);
  expect(screen.getByRole<HTMLInputElement>('textbox', { hidden: true }).value).toBe('77');
});
