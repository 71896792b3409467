import { type BlockLayout, type LayoutCell, type LayoutElement, TIDAK_DIRINCI } from './layout.ts';

/** Age bands of the SKDN block in completed months. */
export const SKDN_AGES = ['0_5', '6_11', '12_23', '24_35', '36_59'] as const;
export const SKDN_SEXES = ['L', 'P'] as const;

/** The nine counts in catalogue order; the order fixes the storage slots and must never change. */
export const SKDN_ELEMENTS = [
  { code: 'SK_S', kind: 'STOCK', label: 'S' },
  { code: 'SK_K', kind: 'STOCK', label: 'K' },
  { code: 'SK_D', kind: 'FLOW', label: 'D' },
  { code: 'SK_N', kind: 'FLOW', label: 'N' },
  { code: 'SK_T', kind: 'FLOW', label: 'T' },
  { code: 'SK_2T', kind: 'FLOW', label: '2T' },
  { code: 'SK_O', kind: 'FLOW', label: 'O' },
  { code: 'SK_B', kind: 'FLOW', label: 'B' },
  { code: 'SK_BGM', kind: 'FLOW', label: 'BGM' },
] as const satisfies readonly LayoutElement[];

export type SkdnElement = (typeof SKDN_ELEMENTS)[number]['code'];
export type SkdnAge = (typeof SKDN_AGES)[number];

const PARTS = SKDN_AGES.length * SKDN_SEXES.length;

const parts: LayoutCell[] = SKDN_ELEMENTS.flatMap((element, row) =>
  SKDN_AGES.flatMap((age, band) =>
    SKDN_SEXES.map((sex, side) => ({
      slot: row * PARTS + band * SKDN_SEXES.length + side,
      element: element.code,
      age,
      sex,
    })),
  ),
);

const totals: LayoutCell[] = SKDN_ELEMENTS.map((element, row) => ({
  slot: SKDN_ELEMENTS.length * PARTS + row,
  element: element.code,
  age: TIDAK_DIRINCI,
  sex: TIDAK_DIRINCI,
}));

/** The SKDN block: slots 0–89 element × age × sex, 90–98 the nine counts not broken down. */
export const SKDN: BlockLayout = { code: 'SKDN', elements: SKDN_ELEMENTS, cells: [...parts, ...totals] };
