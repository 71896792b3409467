import { expect, test } from 'vitest';
import type { OpenReport } from './closing-page.types.ts';
import { groupByPuskesmas } from './group-reports.ts';
import { shareText } from './share-text.ts';

const report = (over: Partial<OpenReport>): OpenReport => ({
  __typename: 'OpenReport',
  report: 'r',
  block: 'SKDN',
  form: { __typename: 'Text', id: 'SKDN', en: 'SKDN' },
  name: 'Melati',
  desa: 'Tumbang Anjir',
  kecamatan: 'Kurun',
  puskesmas: 'Kurun',
  status: 'NONE',
  changedSinceApproval: false,
  ...over,
});

const WORDS = {
  head: 'Belum selesai:',
  foot: 'Terima kasih.',
  line: ({ name, reports }: { name: string; reports: readonly OpenReport[] }) =>
    `- ${name}: ${reports.map(({ block }) => block).join(', ')}`,
  rest: (count: number) => `… ${count} lagi`,
};

test('groups by puskesmas, who owes the most first, and by post within', () => {
  const groups = groupByPuskesmas([
    report({ puskesmas: null }),
    report({ block: 'A' }),
    report({}),
    report({ name: 'Mawar' }),
  ]);
  expect(groups.map(({ name, reports }) => [name, reports.length])).toEqual([
    ['Kurun', 3],
    [null, 1],
  ]);
  expect(groups[0]?.units.map(({ name, reports }) => [name, reports.length])).toEqual([
    ['Melati', 2],
    ['Mawar', 1],
  ]);
});

test('two posts of one name in two villages stay two', () => {
  const [group] = groupByPuskesmas([report({}), report({ desa: 'Tampang' })]);
  expect(group?.units.map(({ desa }) => desa)).toEqual(['Tumbang Anjir', 'Tampang']);
});

test('a message names each village once, with its posts below', () => {
  const [group] = groupByPuskesmas([report({}), report({ block: 'A' }), report({ name: 'Mawar', desa: 'Tampang' })]);
  if (!group) throw new Error('One puskesmas was expected');
  expect(shareText(group, WORDS)).toBe(
    'Belum selesai:\n\n*Tumbang Anjir*\n- Melati: SKDN, A\n\n*Tampang*\n- Mawar: SKDN\n\nTerima kasih.',
  );
});

test('a list too long for a message says how many are left out', () => {
  const [group] = groupByPuskesmas(Array.from({ length: 70 }, (_, at) => report({ name: `Melati ${at}` })));
  if (!group) throw new Error('One puskesmas was expected');
  const text = shareText(group, WORDS);
  expect(text.match(/^- /gm)).toHaveLength(60);
  expect(text).toContain('… 10 lagi');
});
