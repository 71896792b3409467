import { nextId } from '../ids.ts';
import { onlyRow, type SqlHandle } from '../sql-db.ts';

export type Level = 'NASIONAL' | 'PROVINSI' | 'KABKOTA' | 'KECAMATAN' | 'DESA';
export type Kind =
  | 'NEGARA'
  | 'PROVINSI'
  | 'KABUPATEN'
  | 'KOTA'
  | 'KECAMATAN'
  | 'DISTRIK'
  | 'DESA'
  | 'KELURAHAN'
  | 'DESA_ADAT';
export type Zone = 'WIB' | 'WITA' | 'WIT';

export type MadeWilayah = {
  id: string;
  no: number;
  level: Level;
  kind: Kind;
  code: string;
  name: string;
  path: string;
  zone: Zone;
  parentId: string | null;
};

export type WilayahOverrides = Partial<{
  level: Level;
  kind: Kind;
  code: string;
  name: string;
  shortName: string;
  zone: Zone;
  /** Area above; without it a chain of its own is made up to a new root. */
  parent: MadeWilayah;
  endedOn: string;
}>;

export const LEVELS: readonly Level[] = ['NASIONAL', 'PROVINSI', 'KABKOTA', 'KECAMATAN', 'DESA'];

const KIND_OF: Record<Level, Kind> = {
  NASIONAL: 'NEGARA',
  PROVINSI: 'PROVINSI',
  KABKOTA: 'KABUPATEN',
  KECAMATAN: 'KECAMATAN',
  DESA: 'DESA',
};
const WORD_OF: Record<Level, string> = {
  NASIONAL: 'Negara Uji',
  PROVINSI: 'Provinsi Uji',
  KABKOTA: 'Kabupaten Uji',
  KECAMATAN: 'Kecamatan Uji',
  DESA: 'Desa Uji',
};

/** Makes an area and whatever is missing above it, up to a root that no other caller shares; a village by default. */
export async function makeWilayah(db: SqlHandle, overrides: WilayahOverrides = {}): Promise<MadeWilayah> {
  const level = overrides.level ?? childLevel(overrides.parent) ?? 'DESA';
  const parent = overrides.parent ?? (await makeParentOf(db, level, overrides.zone));
  const { no } = onlyRow(await db.sql<{ no: number }>(`select nextval('node_no_seq')::int as no`));
  const made: MadeWilayah = {
    id: nextId(db),
    no,
    level,
    kind: overrides.kind ?? KIND_OF[level],
    code: overrides.code ?? (await freeCode(db, level, parent, no)),
    name: overrides.name ?? `${WORD_OF[level]} ${no}`,
    path: `${parent?.path ?? '/'}${no}/`,
    zone: overrides.zone ?? parent?.zone ?? 'WIB',
    parentId: parent?.id ?? null,
  };
  await db.sql(
    `insert into "Wilayah" ("id", "no", "level", "kind", "code", "name", "shortName", "parentId", "path", "zone", "endedOn")
     values ($1, $2, $3::"WilayahLevel", $4::"WilayahKind", $5, $6, $7, $8, $9, $10::"TimeZone", $11)`,
    [
      made.id,
      made.no,
      made.level,
      made.kind,
      made.code,
      made.name,
      overrides.shortName ?? null,
      made.parentId,
      made.path,
      made.zone,
      overrides.endedOn ?? null,
    ],
  );
  await db.sql(`insert into "WilayahCode" ("id", "wilayahId", "system", "code") values ($1, $2, 'KEMENDAGRI', $3)`, [
    nextId(db),
    made.id,
    made.code,
  ]);
  if (made.parentId) {
    await db.sql(`insert into "WilayahParent" ("id", "wilayahId", "parentId") values ($1, $2, $3)`, [
      nextId(db),
      made.id,
      made.parentId,
    ]);
  }
  return made;
}

/** Makes a chain root, province, regency, district, village in one call, for tests that need all of them. */
export async function makeWilayahChain(db: SqlHandle, overrides: { zone?: Zone } = {}) {
  const nasional = await makeWilayah(db, { level: 'NASIONAL', ...overrides });
  const provinsi = await makeWilayah(db, { parent: nasional });
  const kabkota = await makeWilayah(db, { parent: provinsi });
  const kecamatan = await makeWilayah(db, { parent: kabkota });
  const desa = await makeWilayah(db, { parent: kecamatan });
  return { nasional, provinsi, kabkota, kecamatan, desa };
}

/** Reads an area that is already there by its code in force. @throws when there is none. */
export async function getWilayahByCode(db: SqlHandle, code: string): Promise<MadeWilayah> {
  const [found] = await db.sql<MadeWilayah>(
    `select "id", "no", "level", "kind", "code", "name", "path", "zone", "parentId"
     from "Wilayah" where "code" = $1 and "endedOn" is null`,
    [code],
  );
  if (!found) throw new Error(`No area has the code ${code}`);
  return found;
}

function childLevel(parent: MadeWilayah | undefined): Level | undefined {
  return parent && LEVELS[LEVELS.indexOf(parent.level) + 1];
}

async function makeParentOf(db: SqlHandle, level: Level, zone: Zone | undefined): Promise<MadeWilayah | null> {
  const above = LEVELS[LEVELS.indexOf(level) - 1];
  return above === undefined ? null : makeWilayah(db, { level: above, ...(zone && { zone }) });
}

/**
 * Follows the official shape below the province; roots and provinces carry their number, which nobody else has. Five
 * digits are no official code, so that none is ever read as a regency typed without its dot.
 */
async function freeCode(db: SqlHandle, level: Level, parent: MadeWilayah | null, no: number): Promise<string> {
  if (level === 'NASIONAL') return `0-${no}`;
  if (level === 'PROVINSI' || parent === null) return `9${String(no).padStart(4, '0')}`;
  const [{ count } = { count: 0 }] = await db.sql<{ count: number }>(
    `select count(*)::int as count from "Wilayah" where "parentId" = $1`,
    [parent.id],
  );
  const serial = level === 'DESA' ? String(2001 + count) : String(1 + count).padStart(2, '0');
  return `${parent.code}.${serial}`;
}
