import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { showPage } from '@/test/show-page.tsx';
import { MapPage } from './map-page.tsx';
import type { MapPageQuery, MapPageQueryVariables } from './map-page.generated.ts';

type Figures = MapPageQuery['figures'];
type Node = Figures['wilayah'][number];
type Cell = Figures['cells'][number];
type Area = NonNullable<MapPageQuery['wilayah']>;

const AREAS: Record<string, Area> = {
  ri: area('ri', '0', 'Indonesia', 'NASIONAL', []),
  p62: area('p62', '62', 'Provinsi Kalimantan Tengah', 'PROVINSI', ['ri']),
  p31: area('p31', '31', 'Provinsi DKI Jakarta', 'PROVINSI', ['ri']),
  k10: area('k10', '62.10', 'Kabupaten Gunung Mas', 'KABKOTA', ['ri', 'p62']),
};
const CHILDREN: Record<
  string,
  [id: string, code: string, name: string, value: number | null, reason?: Cell['reason']][]
> = {
  ri: [
    ['p31', '31', 'DKI Jakarta', null, 'SUPPRESSED'],
    ['p33', '33', 'Jawa Tengah', 80],
    ['p62', '62', 'Kalimantan Tengah', 60.5],
    ['p91', '91', 'Papua', null, 'NO_DATA'],
  ],
  p62: [
    ['k01', '62.01', 'Kotawaringin Barat', 70],
    ['k10', '62.10', 'Gunung Mas', 50],
    ['k99', '62.99', 'Kabupaten Baru', 40],
  ],
};
/** Two made-up squares beside each other. */
const TOPOLOGY = {
  type: 'Topology',
  arcs: [
    [
      [113, -1],
      [113, 0],
    ],
    [
      [113, 0],
      [112, 0],
      [112, -1],
      [113, -1],
    ],
    [
      [113, -1],
      [114, -1],
      [114, 0],
      [113, 0],
    ],
  ],
  objects: {
    areas: {
      type: 'GeometryCollection',
      geometries: [
        { type: 'Polygon', id: '62.01', arcs: [[0, 1]] },
        { type: 'Polygon', id: '62.10', arcs: [[2, -1]] },
      ],
    },
  },
};

function area(id: string, code: string, fullName: string, level: Area['level'], above: string[]): Area {
  const ancestors = above.map((one): Area['ancestors'][number] => ({
    __typename: 'Wilayah',
    id: one,
    name: one === 'ri' ? 'Indonesia' : 'Kalimantan Tengah',
    level: one === 'ri' ? 'NASIONAL' : 'PROVINSI',
  }));
  return { __typename: 'Wilayah', id, code, name: fullName, fullName, level, abilities: [], ancestors };
}

const BELOW: Partial<Record<Area['level'], Node['level']>> = { NASIONAL: 'PROVINSI', PROVINSI: 'KABKOTA' };

function answer({ wilayah, level, indicator }: MapPageQueryVariables, drawn: boolean): MapPageQuery {
  const at = AREAS[wilayah] ?? null;
  const rows = at && BELOW[at.level] === level ? (CHILDREN[wilayah] ?? []) : [];
  const name = { __typename: 'Text' as const, id: 'Partisipasi (D/S)', en: 'Participation (D/S)' };
  return {
    __typename: 'Query',
    wilayah: at,
    figures: {
      __typename: 'AnalyticsAnswer',
      indicators: [
        {
          __typename: 'AnalyticsIndicator',
          code: indicator,
          decimals: 1,
          direction: 'HIGHER_BETTER',
          factor: 100,
          timeRule: 'POOLED',
          name,
        },
      ],
      periods: [{ __typename: 'PeriodInfo', id: '2026-10', isProvisional: true }],
      wilayah: rows.map(([id, code, label]) => ({ __typename: 'AnalyticsNode', id, code, name: label, level })),
      cells: rows.map(([id, , , value, reason]) => ({
        __typename: 'AnalyticsCell',
        wilayahId: id,
        value,
        numerator: value,
        denominator: value === null ? null : 100,
        reason: reason ?? null,
        expected: 10,
        completeness: 0.9,
      })),
    },
    boundaries:
      drawn && wilayah === 'p62'
        ? { __typename: 'Boundaries', topology: TOPOLOGY, source: 'Kotak', importedAt: '2026-11-21T00:00:00.000Z' }
        : null,
    indicators: [{ __typename: 'Indicator', code: 'SKDN_DS', name }],
  };
}

function open(path: string, { drawn = true }: { drawn?: boolean } = {}) {
  const asked: MapPageQueryVariables[] = [];
  const router = showPage({
    Page: MapPage,
    path,
    me: { abilities: [], assignments: [{ wilayah: { id: 'ri', level: 'NASIONAL' } }] },
    answer: ({ variables }) => {
      asked.push(variables as MapPageQueryVariables);
      return answer(variables as MapPageQueryVariables, drawn);
    },
  });
  return { asked, router };
}

const map = () => screen.findByRole('group', { name: /^Peta / });
const linkTo = async (name: RegExp) => within(await map()).getByRole('link', { name });
/** What a browser makes of Enter on a link; jsdom does so outside drawings alone. */
const enter = () => document.activeElement && fireEvent.click(document.activeElement);
const focused = () => document.activeElement?.getAttribute('aria-label') ?? '';

beforeEach(() => sessionStorage.clear());

test('without boundaries the country stands as squares, beside a table in the same order', async () => {
  const { asked } = open('/peta?periode=2026-10');
  const links = within(await map()).getAllByRole('link');
  expect(links.map((link) => link.getAttribute('aria-label'))).toEqual([
    'DKI Jakarta: dirahasiakan, – ÷ –, kelengkapan 90,0%',
    'Jawa Tengah: 80,0%, 80 ÷ 100, kelengkapan 90,0%',
    'Kalimantan Tengah: 60,5%, 60,5 ÷ 100, kelengkapan 90,0%',
    'Papua: belum ada data, – ÷ –, kelengkapan 90,0%',
  ]);
  const rows = within(screen.getByRole('table')).getAllByRole('rowheader');
  expect(rows.map((row) => row.textContent)).toEqual(['DKI Jakarta', 'Jawa Tengah', 'Kalimantan Tengah', 'Papua']);
  expect(asked).toHaveLength(1);
});

test('the legend counts the areas of each class and of each hatching', async () => {
  open('/peta?periode=2026-10');
  const legend = await screen.findByRole('list', { name: 'Keterangan warna' });
  expect(
    within(legend)
      .getAllByRole('listitem')
      .map((item) => item.textContent),
  ).toEqual(['60,5%1 wilayah', '80,0%1 wilayah', 'tanpa nilai1 wilayah', 'dirahasiakan1 wilayah']);
});

test('arrow keys walk the areas, Enter goes in, Backspace comes out where one went in', async () => {
  const { router, asked } = open('/peta?periode=2026-10');
  (await linkTo(/^DKI/)).focus();
  await userEvent.keyboard('{ArrowRight}{ArrowDown}');
  expect(focused()).toMatch(/^Kalimantan Tengah/);
  expect(screen.getByText('60,5 ÷ 100')).toBeTruthy();
  await userEvent.keyboard('{End}{ArrowRight}');
  expect(focused()).toMatch(/^Papua/);
  await userEvent.keyboard('{Home}{ArrowLeft}{ArrowRight}{ArrowRight}');
  enter();
  await screen.findByRole('heading', { name: 'Provinsi Kalimantan Tengah' });
  await waitFor(() => expect(focused()).toMatch(/^Kotawaringin Barat/));
  expect(router.state.location.search).toContain('wilayah=p62');
  await userEvent.keyboard('{Backspace}');
  await screen.findByRole('heading', { name: 'Indonesia' });
  await waitFor(() => expect(focused()).toMatch(/^Kalimantan Tengah/));
  expect(asked.map(({ level }) => level)).toEqual(['PROVINSI', 'KABKOTA']);
});

test('an area nobody has met is asked about twice at most, and its map is the right one', async () => {
  const { asked } = open('/peta?wilayah=p62&periode=2026-10');
  expect(within(await map()).getAllByRole('link')).toHaveLength(2);
  expect(screen.getByText('1 wilayah belum tergambar; angkanya ada di tabel.')).toBeTruthy();
  expect(asked.map(({ level }) => level)).toEqual(['PROVINSI', 'KABKOTA']);
});

test('a level without boundaries says whom to ask and still has its table', async () => {
  open('/peta?wilayah=p62&periode=2026-10', { drawn: false });
  await screen.findByRole('heading', { name: /Belum ada batas wilayah/ });
  expect(screen.getByText(/Mintalah admin/)).toBeTruthy();
  expect(within(screen.getByRole('table')).getAllByRole('rowheader')).toHaveLength(3);
  expect(screen.queryByRole('group', { name: /^Peta / })).toBeNull();
});

test('indicator, month and classes stand in the address', async () => {
  const { router } = open('/peta?periode=2026-10');
  await map();
  await userEvent.click(screen.getByRole('radio', { name: 'Jarak nilai sama' }));
  expect(router.state.location.search).toContain('kelas=sama');
  await userEvent.click(await screen.findByRole('button', { name: 'Bulan sebelumnya' }));
  expect(router.state.location.search).toContain('periode=2026-09');
});
