import { ApolloClient, ApolloLink } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { NEVER, of } from 'rxjs';
import { expect, test } from 'vitest';
import { makeCache } from '@/apollo/cache.ts';
import { FigurePage } from './figure-page.tsx';
import type {
  FigureExplanationFragment,
  FigureFollowUpFragment,
  FigureFormFragment,
  FigureFormsQuery,
  FigureFormsQueryVariables,
  FigurePartFragment,
  FigureRecordFragment,
  FigureRecordsQuery,
} from './figure-page.generated.ts';

const text = (id: string) => ({ __typename: 'Text' as const, id, en: id });

const part = (id: string, name: string, over: Partial<FigurePartFragment> = {}): FigurePartFragment => ({
  __typename: 'ExplainedPart',
  id,
  name,
  isPost: false,
  value: 40,
  numerator: 40,
  denominator: 100,
  reason: null,
  reported: 9,
  expected: 10,
  shortfall: 12.4,
  ...over,
});

function explanation(
  parts: FigureExplanationFragment['parts'],
  recordKind: FigureExplanationFragment['recordKind'] = null,
  over: Partial<FigureExplanationFragment['cell']> = {},
): FigureExplanationFragment {
  return {
    __typename: 'Explanation',
    cursor: '1-1',
    dataState: 'PROVISIONAL',
    block: 'SKDN',
    recordKind,
    lastMonth: '2026-10',
    above: [{ __typename: 'Wilayah', id: 'p62', name: 'Kalimantan Tengah' }],
    wilayah: { __typename: 'AnalyticsNode', id: 'k10', name: 'Gunung Mas', level: 'KABKOTA', kind: 'KABUPATEN' },
    indicator: {
      __typename: 'AnalyticsIndicator',
      code: 'SKDN_DS',
      decimals: 1,
      direction: 'HIGHER_BETTER',
      factor: 100,
      name: text('D/S'),
    },
    cell: {
      __typename: 'AnalyticsCell',
      period: '2026-10',
      value: 52.4,
      numerator: 524,
      denominator: 1_000,
      reason: null,
      expected: 20,
      completeness: 0.9,
      leftOut: 1,
      change: -2,
      target: 80,
      attainment: 0.655,
      attainmentClass: 'RED',
      version: 1,
      ...over,
    },
    formula: { __typename: 'ExplainedFormula', numerator: 'SK_D', denominator: 'SK_S', words: text('D dibagi S') },
    timeRule: text('Diambil dari laporan Oktober 2026.'),
    operands: [],
    parts,
  };
}

const FOLLOW_UP: FigureFollowUpFragment = {
  __typename: 'IndicatorFollowUp',
  from: '2026-10',
  to: '2026-12',
  indicator: {
    __typename: 'Indicator',
    code: 'SKDN_DS',
    responsible: [
      {
        __typename: 'IndicatorOpdKind',
        isLead: true,
        confidence: 'unsure',
        source: 'usulan',
        kind: { __typename: 'OpdKind', code: 'DINKES', name: text('Dinas Kesehatan') },
      },
    ],
  },
  agencies: [
    {
      __typename: 'ResponsibleAgency',
      opdId: 'o1',
      opdName: 'Dinkes Gunung Mas',
      pokjanalId: 'g1',
      pokjanalName: 'Pokjanal Gunung Mas',
      isLead: true,
      activities: 0,
      records: 0,
      openCommitments: 2,
      overdueCommitments: 1,
      isSilent: true,
    },
  ],
  commitments: [],
  activities: [
    {
      __typename: 'PlanActivity',
      id: 'a1',
      title: 'Pelatihan kader',
      month: '2026-05',
      plan: { __typename: 'EvidenceLine', id: 'e1', opdName: 'Dinkes Gunung Mas' },
    },
  ],
  records: [],
};

const form = (name: string, over: Partial<FigureFormFragment> = {}): FigureFormFragment => ({
  __typename: 'ExplainedForm',
  report: name,
  posyandu: name,
  name,
  desa: 'Tewang',
  month: '2026-10',
  block: 'SKDN',
  carriedFrom: null,
  kind: 'COUNTED',
  numerator: 20,
  denominator: 50,
  status: 'APPROVED',
  revision: 3,
  approvedAt: null,
  approvedBy: null,
  why: null,
  ...over,
});

type Forms = FigureFormsQuery['explain']['forms'];
const FORMS = [form('Melati'), form('Mawar', { kind: 'SILENT', why: text('Belum ada laporan.'), status: 'NONE' })];

function pageOf({ only, after }: FigureFormsQueryVariables): Forms {
  const all = FORMS.filter(({ kind }) => !only || kind === only);
  const items = after ? all.slice(1) : all.slice(0, 1);
  const counts = { __typename: 'ExplainedFormCounts' as const, counted: 1, missing: 0, leftOut: 0, silent: 1 };
  const hasNextPage = !after && all.length > 1;
  const page = {
    __typename: 'ExplainedFormPage' as const,
    isPartial: false,
    endCursor: 'c',
    hasNextPage,
    counts,
    items,
  };
  return { __typename: 'ExplainedForms', reason: null, page };
}

const PARTS: FigureExplanationFragment['parts'] = {
  __typename: 'ExplainedParts',
  reason: null,
  items: [
    part('c1', 'Kurun'),
    part('c2', 'Rungan', { value: null, numerator: null, reason: 'SUPPRESSED', shortfall: null }),
  ],
};

const record = (key: string, area: string, over: Partial<FigureRecordFragment>): FigureRecordFragment => ({
  __typename: 'ExplainedRecord',
  key,
  kind: 'GROUP',
  isFulfilled: false,
  month: '2026-10',
  wilayah: `w-${key}`,
  area,
  opd: null,
  pokjanal: null,
  status: null,
  evidence: null,
  problem: null,
  dueOn: null,
  name: null,
  ...over,
});

const RECORDS: FigureRecordsQuery['explain']['records'] = {
  __typename: 'ExplainedRecords',
  reason: null,
  page: {
    __typename: 'ExplainedRecordPage',
    kind: 'GROUP',
    total: 3,
    fulfilled: 1,
    hidden: 1,
    listed: 2,
    endCursor: 'r2',
    hasNextPage: false,
    items: [record('r1', 'Kurun', { pokjanal: 'g1', status: 'ACTIVE', isFulfilled: true }), record('r2', 'Rungan', {})],
  },
};

type Scene = {
  parts?: typeof PARTS;
  forms?: typeof pageOf;
  recordKind?: FigureExplanationFragment['recordKind'];
  cell?: Partial<FigureExplanationFragment['cell']>;
};

function open(path: string, { parts = PARTS, forms = pageOf, recordKind = null, cell }: Scene = {}) {
  const link = new ApolloLink((operation) => {
    if (operation.operationName === 'FigureChanges') return NEVER;
    if (operation.operationName === 'FigureRecords') {
      return of({ data: { __typename: 'Query', explain: { __typename: 'Explanation', records: RECORDS } } });
    }
    const isForms = operation.operationName === 'FigureForms';
    const variables = operation.variables as FigureFormsQueryVariables;
    const explain = isForms
      ? { __typename: 'Explanation', forms: forms(variables) }
      : explanation(parts, recordKind, cell);
    return of({ data: { __typename: 'Query', explain, ...(isForms ? {} : { indicatorFollowUp: FOLLOW_UP }) } });
  });
  const client = new ApolloClient({ link, cache: makeCache() });
  const router = createMemoryRouter(
    [
      { path: '/angka', Component: FigurePage },
      { path: '*', element: null },
    ],
    {
      initialEntries: [path],
    },
  );
  render(
    <ApolloProvider client={client}>
      <RouterProvider router={router} />
    </ApolloProvider>,
  );
  return router;
}

const ADDRESS = '/angka?indikator=SKDN_DS&wilayah=k10&periode=2026-10';

test('a figure shows its parts in the order of the server, each a step down with the same choices', async () => {
  open(`${ADDRESS}&data=disetujui`);
  const table = await screen.findByRole('table', { name: /^Bagian angka/ });
  const links = within(table)
    .getAllByRole('rowheader')
    .map((row) => within(row).getByRole('link'));
  expect(links.map((link) => link.textContent)).toEqual(['Kurun', 'Rungan']);
  expect(links[0]?.getAttribute('href')).toBe('/angka?indikator=SKDN_DS&wilayah=c1&periode=2026-10&data=disetujui');
  expect(within(table).getByText('dirahasiakan')).toBeTruthy();
  expect(screen.getByText('D dibagi S')).toBeTruthy();
});

test('posts lead to their report, and forms come page by page and by kind', async () => {
  const user = userEvent.setup();
  open(ADDRESS, { parts: { ...PARTS, items: [part('p1', 'Melati Jaya', { isPost: true })] } });
  const post = await screen.findByRole('link', { name: 'Melati Jaya' });
  expect(post.getAttribute('href')).toBe('/posyandu/p1/laporan/2026-10?form=SKDN');
  const forms = await screen.findByRole('table', { name: /^Laporan yang membentuk/ });
  expect(within(forms).getAllByRole('rowheader')).toHaveLength(1);
  await user.click(screen.getByRole('button', { name: 'Muat lebih banyak' }));
  expect(await within(forms).findByText('Belum ada laporan.')).toBeTruthy();
  await user.selectOptions(screen.getByLabelText('Tampilkan'), 'SILENT');
  expect(await screen.findByRole('link', { name: 'Mawar' })).toBeTruthy();
  expect(screen.queryByRole('link', { name: 'Melati' })).toBeNull();
});

test('a figure of another time says so, keeps it on the way down, and leads to that of today', async () => {
  open(`${ADDRESS}&hierarki=saat-itu`);
  const down = await screen.findByRole('link', { name: 'Kurun' });
  expect(down.getAttribute('href')).toBe('/angka?indikator=SKDN_DS&wilayah=c1&periode=2026-10&hierarki=saat-itu');
  expect(screen.getByText(/batas wilayah pada akhir bulan itu/)).toBeTruthy();
  await userEvent.click(screen.getByRole('link', { name: 'Lihat angka sekarang' }));
  expect(await screen.findByRole('table', { name: /^Bagian angka/ })).toBeTruthy();
  expect(screen.queryByText('Ini bukan angka sekarang')).toBeNull();
});

test('a figure says who answers for it, what they owe, and who is silent', async () => {
  open(ADDRESS);
  const table = await screen.findByRole('table', { name: 'OPD yang menjawab indikator ini' });
  expect(within(table).getByRole('link', { name: 'Dinkes Gunung Mas' }).getAttribute('href')).toBe('/opd/o1');
  expect(within(table).getByText('1 lewat tenggat')).toBeTruthy();
  expect(within(table).getByText('Belum ada kegiatan')).toBeTruthy();
  expect(screen.getByText('Dinas Kesehatan (usulan, belum diperiksa)')).toBeTruthy();
  const all = screen.getByRole('link', { name: 'Semua kegiatan' });
  expect(all.getAttribute('href')).toBe('/kegiatan?indikator=SKDN_DS&wilayah=k10');
});

test('says in words what it may not tell, and what is missing in the address', async () => {
  open(ADDRESS, {
    parts: { ...PARTS, items: null, reason: 'NO_RIGHT' },
    forms: () => ({ __typename: 'ExplainedForms', page: null, reason: 'NO_RIGHT' }),
  });
  expect(await screen.findByText(/Bagiannya adalah posyandu/)).toBeTruthy();
  expect(await screen.findByText(/membaca jumlah, bukan laporan/)).toBeTruthy();
  open('/angka');
  expect(await screen.findByRole('link', { name: 'Buka dasbor' })).toBeTruthy();
});

test('who comes for those who answer for the figure lands at their panel', async () => {
  open(`${ADDRESS}#penanggung-jawab`);
  const heading = await screen.findByText('Siapa bertanggung jawab');
  await waitFor(() => expect(document.activeElement).toBe(heading));
});

test('who comes for the figure itself is left at the top', async () => {
  open(ADDRESS);
  const heading = await screen.findByText('Siapa bertanggung jawab');
  expect(document.activeElement).not.toBe(heading);
});

test('a figure about areas lists its groups, each with the way to it, and says how many are out of reach', async () => {
  open(ADDRESS, { recordKind: 'GROUP' });
  const table = await screen.findByRole('table', { name: 'Catatan di balik angka' });
  expect(within(table).getByRole('link', { name: 'Kurun' }).getAttribute('href')).toBe('/pokjanal/g1');
  expect(within(table).getByRole('link', { name: 'Rungan' }).getAttribute('href')).toBe('/pokjanal?wilayah=w-r2');
  expect(within(table).getByText('belum ada kelompok')).toBeTruthy();
  expect(screen.getByText(/1 dari 3 kelompok .* 1 di antaranya dihitung tanpa didaftar/)).toBeTruthy();
  expect(screen.queryByText('Laporan di balik angka')).toBeNull();
});

test('a figure that cannot be told of another time says why', async () => {
  const cell = { value: null, numerator: null, denominator: null, reason: 'NOT_AVAILABLE' } as const;
  open(`${ADDRESS}&diketahui=2026-11-10T00:00:00Z`, { cell });
  expect(await screen.findByText(/tidak dapat dihitung menurut waktu itu/)).toBeTruthy();
  expect(screen.getByText('tidak tersedia')).toBeTruthy();
});
