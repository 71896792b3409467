import { nextId } from '../ids.ts';
import type { SqlHandle } from '../sql-db.ts';
import { type MadePuskesmas, makePuskesmas } from './puskesmas.ts';
import { type MadeWilayah, makeWilayah } from './wilayah.ts';

export type MadePustu = { id: string; name: string; wilayah: MadeWilayah; puskesmas: MadePuskesmas };

export type PustuOverrides = Partial<{
  name: string;
  kind: string;
  /** Village it stands in. */
  wilayah: MadeWilayah;
  puskesmas: MadePuskesmas;
  /** Villages it serves; the one it stands in by default. */
  villages: readonly MadeWilayah[];
  openedOn: string;
  isDemo: boolean;
}>;

/** Makes a pustu, with a village and a puskesmas that serves it when none are given. */
export async function makePustu(db: SqlHandle, overrides: PustuOverrides = {}): Promise<MadePustu> {
  const wilayah = overrides.wilayah ?? (await makeWilayah(db, { level: 'DESA' }));
  const puskesmas = overrides.puskesmas ?? (await makePuskesmas(db, { areas: [wilayah] }));
  const id = nextId(db);
  const name = overrides.name ?? `Pustu ${wilayah.name}`;
  await db.sql(
    `insert into "Pustu" ("id", "name", "kind", "puskesmasId", "wilayahId", "openedOn", "isDemo")
     values ($1, $2, $3::"PustuKind", $4, $5, $6, $7)`,
    [
      id,
      name,
      overrides.kind ?? 'PUSTU',
      puskesmas.id,
      wilayah.id,
      overrides.openedOn ?? '2020-01-01',
      overrides.isDemo ?? false,
    ],
  );
  for (const village of overrides.villages ?? [wilayah]) {
    await db.sql(`insert into "PustuArea" ("id", "pustuId", "wilayahId", "from") values ($1, $2, $3, $4)`, [
      nextId(db),
      id,
      village.id,
      overrides.openedOn ?? '2020-01-01',
    ]);
  }
  return { id, name, wilayah, puskesmas };
}
