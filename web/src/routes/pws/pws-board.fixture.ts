import type { PwsBoardFragment } from './pws-page.generated.ts';

type Cell = PwsBoardFragment['cells'][number];
type Indicator = PwsBoardFragment['indicators'][number];
type Figures = {
  /** Cumulative numerators of August to October 2026. */
  numerators: readonly [number, number, number];
  reports?: readonly [number, number, number];
  value: number | null;
  line: number | null;
};

/** One area with the figures of three months. */
export type MadeRow = { readonly node: PwsBoardFragment['wilayah'][number]; readonly cells: readonly Cell[] };

/** Makes an area whose target of the year is 90. */
export function row(id: string, { numerators, reports = [8, 9, 10], value, line }: Figures): MadeRow {
  const cells = numerators.map(
    (numerator, index): Cell => ({
      __typename: 'AnalyticsCell',
      wilayahId: id,
      period: `2026-${String(8 + index).padStart(2, '0')}`,
      value: index === 2 ? value : 10,
      numerator,
      denominator: 100,
      reason: null,
      reported: reports[index] ?? 0,
      expected: 10,
      completeness: 0.9,
      change: 1.5,
      target: line === null ? null : 90,
      targetToDate: line,
      targetVerified: line === null ? null : true,
      attainmentClass: line === null || value === null ? null : value >= line ? 'GREEN' : 'RED',
    }),
  );
  const node = { __typename: 'AnalyticsNode' as const, id, code: id, name: id, level: 'KECAMATAN' as const };
  return { node, cells };
}

/** Makes the answer of a board. */
export function answerOf(rows: readonly MadeRow[], indicator: Partial<Indicator> = {}): PwsBoardFragment {
  return {
    __typename: 'AnalyticsAnswer',
    cursor: '1-1',
    dataState: 'PROVISIONAL',
    indicators: [
      {
        __typename: 'AnalyticsIndicator',
        code: 'ANC_K4',
        decimals: 1,
        direction: 'HIGHER_BETTER',
        factor: 100,
        timeRule: 'YEAR_TO_DATE',
        name: { __typename: 'Text', id: 'Cakupan K4', en: 'K4 coverage' },
        ...indicator,
      },
    ],
    periods: [{ __typename: 'PeriodInfo', id: '2026-10', isProvisional: true }],
    wilayah: rows.map(({ node }) => node),
    cells: rows.flatMap(({ cells }) => cells),
    notes: [],
  };
}
