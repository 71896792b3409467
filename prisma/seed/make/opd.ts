import { nextId } from '../ids.ts';
import type { SqlHandle } from '../sql-db.ts';
import { type MadeWilayah, makeWilayah } from './wilayah.ts';

export type MadeOpd = { id: string; name: string; wilayah: MadeWilayah };

export type OpdOverrides = Partial<{
  name: string;
  shortName: string;
  wilayah: MadeWilayah;
  form: 'PERANGKAT_DAERAH' | 'INSTANSI_VERTIKAL' | 'MITRA';
  /** Codes of the national catalogue; the reference data must be there for them. */
  kinds: string[];
  from: string;
  to: string;
  mergedInto: MadeOpd;
  /** Group it is a member of. */
  memberOf: { id: string };
  isDemo: boolean;
}>;

/** Makes a member agency, and a regency for it when none is given. */
export async function makeOpd(db: SqlHandle, overrides: OpdOverrides = {}): Promise<MadeOpd> {
  const wilayah = overrides.wilayah ?? (await makeWilayah(db, { level: 'KABKOTA' }));
  const id = nextId(db);
  const name = overrides.name ?? `Dinas Kesehatan ${wilayah.name}`;
  await db.sql(
    `insert into "Opd" ("id", "wilayahId", "name", "shortName", "form", "from", "to", "mergedIntoId", "isDemo")
     values ($1, $2, $3, $4, $5::"OpdForm", $6, $7, $8, $9)`,
    [
      id,
      wilayah.id,
      name,
      overrides.shortName ?? null,
      overrides.form ?? 'PERANGKAT_DAERAH',
      overrides.from ?? null,
      overrides.to ?? null,
      overrides.mergedInto?.id ?? null,
      overrides.isDemo ?? false,
    ],
  );
  for (const kind of overrides.kinds ?? []) {
    await db.sql(`insert into "OpdKindOpd" ("opdId", "kindCode") values ($1, $2)`, [id, kind]);
  }
  if (overrides.memberOf) {
    await db.sql(`insert into "PokjanalMember" ("id", "pokjanalId", "opdId", "from") values ($1, $2, $3, $4)`, [
      nextId(db),
      overrides.memberOf.id,
      id,
      overrides.from ?? null,
    ]);
  }
  return { id, name, wilayah };
}
