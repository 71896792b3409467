import type { OpdSet } from './offices.ts';

type Regime = 'POKJANAL' | 'TIM_PEMBINA';

/** A group of the demonstration: where, by which law, in which state of its life. */
export type DemoBody = {
  code: string;
  regime: Regime;
  state: 'ACTIVE' | 'ENDING' | 'EXPIRED' | 'PLANNED' | 'AWAITING_DECREE' | 'DISSOLVED' | 'SUPERSEDED';
  opd: OpdSet | null;
  /** A decree as the records tell it; others are made up and say so in their number. */
  decree?: { number: string; date: string; subject: string; legalBases: string[]; years: readonly [number, number] };
  /** Seats that nobody holds. */
  vacant?: string[];
  /** Seats held by an acting officer. */
  acting?: string[];
};

const body = (code: string, regime: Regime, state: DemoBody['state'], opd: OpdSet | null = null): DemoBody => ({
  code,
  regime,
  state,
  opd,
});

/** An old group and the team that took its place. */
const succeeded = (code: string): DemoBody[] => [
  body(code, 'TIM_PEMBINA', 'ACTIVE', 'six'),
  body(code, 'POKJANAL', 'SUPERSEDED'),
];

/** Groups above the district; in Kalimantan Tengah 62.04 and 62.13 have none, which is the gap an admin should find. */
export const DEMO_BODIES: readonly DemoBody[] = [
  ...succeeded('0'),
  body('12', 'POKJANAL', 'ACTIVE', 'usual'),
  body('36', 'TIM_PEMBINA', 'ACTIVE', 'six'),
  ...succeeded('62'),
  body('63', 'TIM_PEMBINA', 'ACTIVE', 'six'),
  {
    ...body('12.72', 'POKJANAL', 'ACTIVE', 'siantar'),
    decree: {
      number: '002.3/400.7.27.2/683/V/2024',
      date: '2024-05-22',
      subject: 'Kelompok Kerja Operasional Pembinaan Pos Pelayanan Terpadu',
      legalBases: ['KMK HK.01.07/MENKES/2015/2023'],
      years: [2024, 2028],
    },
  },
  { ...body('36.71', 'POKJANAL', 'ACTIVE', 'city'), acting: ['WAKIL_KETUA'] },
  body('62.01', 'POKJANAL', 'AWAITING_DECREE', 'usual'),
  { ...body('62.02', 'POKJANAL', 'ACTIVE', 'usual'), vacant: ['BENDAHARA', 'BIDANG_SDM'] },
  body('62.03', 'POKJANAL', 'EXPIRED', 'usual'),
  body('62.05', 'POKJANAL', 'PLANNED'),
  body('62.06', 'POKJANAL', 'ENDING', 'usual'),
  ...succeeded('62.07'),
  body('62.08', 'POKJANAL', 'DISSOLVED'),
  body('62.09', 'POKJANAL', 'ACTIVE', 'usual'),
  body('62.10', 'POKJANAL', 'ACTIVE', 'gumas'),
  { ...body('62.11', 'POKJANAL', 'ACTIVE', 'usual'), vacant: ['SEKRETARIAT'] },
  body('62.12', 'POKJANAL', 'EXPIRED', 'usual'),
  body('62.71', 'TIM_PEMBINA', 'ACTIVE', 'six'),
  ...succeeded('63.10'),
];

/** Districts of the home regency without a group, and the one whose group still waits for its decree. */
export const HOME_DISTRICT_GAPS = { none: ['62.10.08', '62.10.09'], waiting: '62.10.12' } as const;

/** How many villages of the home district have their own Pokja, all formed by one decree. */
export const HOME_POKJA = 6;
