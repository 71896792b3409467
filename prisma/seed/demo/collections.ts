import { nextId } from '../ids.ts';
import type { MadeWilayah } from '../make/wilayah.ts';
import type { SqlHandle } from '../sql-db.ts';
import { HOME } from './places.ts';

type Asked = {
  readonly code: string;
  readonly level: string;
  readonly note: string;
  readonly byHand: Record<string, string>;
};

const REQUESTS: readonly Asked[] = [
  {
    code: HOME.province,
    level: 'KABKOTA',
    note: 'Mohon SK kelompok beserta berkas pindaiannya untuk bahan pemeriksaan tahunan.',
    byHand: { '62.09': 'SK diserahkan dalam bentuk cetak kepada sekretariat provinsi.' },
  },
  {
    code: HOME.regency,
    level: 'KECAMATAN',
    note: 'Pendataan SK Pokjanal kecamatan tahun ini.',
    byHand: {},
  },
];

/** Writes two requests for decrees that run until the end of the second month after the last one, partly answered. */
export async function writeCollections(
  tx: SqlHandle,
  areas: ReadonlyMap<string, MadeWilayah>,
  lastMonth: number,
): Promise<void> {
  const deadline = new Date(Date.UTC(Math.floor(lastMonth / 12), (lastMonth % 12) + 3, 0)).toISOString().slice(0, 10);
  const madeOn = new Date(Date.UTC(Math.floor(lastMonth / 12), lastMonth % 12, 10)).toISOString();
  for (const { code, level, note, byHand } of REQUESTS) {
    const id = nextId(tx);
    await tx.sql(
      `insert into "CollectionRequest" ("id", "wilayahId", "level", "regimes", "deadline", "note", "createdAt", "isDemo")
       values ($1, $2, $3::"WilayahLevel", '{}', $4::date, $5, $6::timestamptz, true)`,
      [id, areas.get(code)?.id ?? null, level, deadline, note, madeOn],
    );
    for (const [area, reason] of Object.entries(byHand)) {
      await tx.sql(
        `insert into "CollectionAnswer" ("id", "requestId", "wilayahId", "reason", "at") values ($1, $2, $3, $4, $5::timestamptz)`,
        [nextId(tx), id, areas.get(area)?.id ?? null, reason, madeOn],
      );
    }
  }
}
