import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { showPage } from '@/test/show-page.tsx';
import type { GraphPageQuery, GraphPageQueryVariables } from './graph-page.generated.ts';
import { GraphPage } from './graph-page.tsx';
import { GRAPH } from './graph.fixture.ts';

function open(path: string) {
  const asked: GraphPageQueryVariables[] = [];
  const answer: GraphPageQuery = {
    __typename: 'Query',
    wilayah: { __typename: 'Wilayah', id: 'prov', fullName: 'Provinsi Kalimantan Tengah' },
    pokjanalGraph: GRAPH,
  };
  const router = showPage({
    Page: GraphPage,
    path,
    me: { abilities: [], assignments: [{ wilayah: { id: 'prov' } }] },
    answer: ({ operationName, variables }) => {
      if (operationName !== 'GraphPage') return { findInGraph: [] };
      asked.push(variables as GraphPageQueryVariables);
      return answer;
    },
  });
  return { router, asked };
}

const query = ({ state }: ReturnType<typeof open>['router']) => new URLSearchParams(state.location.search);
const focused = () => document.activeElement?.getAttribute('data-label');

test('the outline has the same nodes as a tree: opened, walked and closed by keys alone, kept in the address', async () => {
  const { router, asked } = open('/graf?tampilan=garis-besar');
  const tree = await screen.findByRole('tree', { name: 'Garis besar kelompok Provinsi Kalimantan Tengah' });
  expect(within(tree).getAllByRole('treeitem')).toHaveLength(4);
  expect(within(tree).getByRole('treeitem', { name: 'Tim Gumas', description: /SK berlaku/ })).toBeTruthy();
  within(tree).getByRole('treeitem', { name: 'Tim Kalteng' }).focus();
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}');
  expect(focused()).toBe('Tim Gumas');
  await userEvent.keyboard('{ArrowRight}');
  expect(query(router).get('buka')).toBe('62,62.10');
  await userEvent.keyboard('{ArrowRight}{ArrowDown}{ArrowDown}');
  expect(focused()).toBe('Pokja Kurun');
  await userEvent.keyboard('{ArrowRight}');
  expect(query(router).get('buka')).toBe('62,62.10,62.10.02');
  expect(asked.at(-1)).toMatchObject({ opened: ['62.10.02'], seats: false });
  await userEvent.keyboard('{ArrowUp}{ArrowUp}{ArrowLeft}{ArrowLeft}');
  expect(query(router).get('buka')).toBe('62,62.10.02');
});

test('the address says what is in focus, and its gaps lead to the acts that close them', async () => {
  open('/graf?tampilan=garis-besar&kelompok=Tim+Gumas&tanggal=2025-06-30');
  expect(await screen.findByRole('heading', { name: 'Tim Gumas' })).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Isi kursi: Tim Gumas' }).getAttribute('href')).toContain(
    '/pokjanal/Tim%20Gumas',
  );
  expect(screen.getByText('Keadaan pada 30 Juni 2025')).toBeTruthy();
  expect(screen.getByText('1 kelompok di luar kewenangan Anda tidak digambar.')).toBeTruthy();
});
