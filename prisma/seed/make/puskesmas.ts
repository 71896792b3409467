import { nextId } from '../ids.ts';
import { onlyRow, type SqlHandle } from '../sql-db.ts';
import { type MadeWilayah, makeWilayah } from './wilayah.ts';

export type MadePuskesmas = { id: string; no: number; name: string; wilayah: MadeWilayah };

export type PuskesmasOverrides = Partial<{
  name: string;
  code: string;
  /** District or regency where it stands. */
  wilayah: MadeWilayah;
  /** Villages or districts of its work area; the place where it stands by default. */
  areas: MadeWilayah[];
  isDemo: boolean;
}>;

/** Makes a puskesmas with its work area, and a district for it to stand in when none is given. */
export async function makePuskesmas(db: SqlHandle, overrides: PuskesmasOverrides = {}): Promise<MadePuskesmas> {
  const wilayah = overrides.wilayah ?? (await makeWilayah(db, { level: 'KECAMATAN' }));
  const id = nextId(db);
  const name = overrides.name ?? `Puskesmas ${wilayah.name}`;
  const { no } = onlyRow(
    await db.sql<{ no: number }>(
      `insert into "Puskesmas" ("id", "code", "name", "wilayahId", "isDemo") values ($1, $2, $3, $4, $5) returning "no"`,
      [id, overrides.code ?? null, name, wilayah.id, overrides.isDemo ?? false],
    ),
  );
  for (const area of overrides.areas ?? [wilayah]) {
    await db.sql(`insert into "PuskesmasArea" ("id", "puskesmasId", "wilayahId") values ($1, $2, $3)`, [
      nextId(db),
      id,
      area.id,
    ]);
  }
  return { id, no, name, wilayah };
}
