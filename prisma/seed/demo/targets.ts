import { nextId, randomOf } from '../ids.ts';
import type { MadeWilayah } from '../make/wilayah.ts';
import { insertRows, type SqlHandle, type Value } from '../sql-db.ts';
import { DEMO_REGENCIES, HOME } from './places.ts';

/** What the demo province wants to reach in a year; regencies follow it more or less. */
const GOALS: readonly (readonly [indicator: string, value: number])[] = [
  ['SKDN_DS', 80],
  ['SKDN_KS', 95],
  ['SKDN_ND', 65],
  ['ANC_K1', 95],
  ['ANC_K6', 80],
  ['IMM_IDL', 90],
  ['IMM_DPT3', 92],
  ['NUT_STUNT', 18.8],
  ['NUT_ASI', 70],
  ['PTM_SKRIN', 60],
  ['LAN_SKRIN', 70],
  ['POS_BUKA', 95],
  ['KDR_AKTIF', 85],
  ['LAP_LENGKAP', 95],
];

const TARGET = {
  id: 'uuid',
  indicatorCode: 'text',
  wilayahId: 'uuid',
  period: 'text',
  value: 'numeric',
  source: 'text',
  isDemo: 'boolean',
};

/** Writes targets of the demo province and its regencies for the years in which the demonstration has all forms. */
export async function writeTargets(
  tx: SqlHandle,
  areas: ReadonlyMap<string, MadeWilayah>,
  { seed, lastMonth }: { seed: number; lastMonth: number },
): Promise<void> {
  const year = Math.floor(lastMonth / 12);
  const codes = [
    HOME.province,
    ...DEMO_REGENCIES.map(({ code }) => code).filter((code) => code.startsWith(HOME.province)),
  ];
  const rows: Value[][] = [];
  for (const code of codes) {
    const random = randomOf(seed, 'targets', code);
    const own = code !== HOME.province;
    for (const [indicator, value] of GOALS) {
      const moved = own && random() < 0.4 ? Math.round(value + (random() - 0.5) * 8) : value;
      // Half of the regencies have passed on only some targets; the rest they take from the province.
      if (own && random() < 0.35) continue;
      for (const period of [year - 1, year]) {
        const source = own ? 'Renja kabupaten/kota (contoh)' : 'Renstra provinsi (contoh)';
        rows.push([nextId(tx), indicator, areas.get(code)?.id, String(period), Math.min(100, moved), source, true]);
      }
    }
  }
  await insertRows(tx, '"Target"', TARGET, rows);
}
