import { nextId } from '../ids.ts';
import { onlyRow, type SqlHandle } from '../sql-db.ts';
import { type MadePuskesmas, makePuskesmas } from './puskesmas.ts';
import { type MadeWilayah, makeWilayah } from './wilayah.ts';

export type MadePosyandu = {
  id: string;
  unitNo: number;
  name: string;
  formSet: 'BASIC' | 'ILP';
  desa: MadeWilayah;
  puskesmas: MadePuskesmas | null;
};

export type PosyanduOverrides = Partial<{
  name: string;
  regNo: string;
  formSet: 'BASIC' | 'ILP';
  /** Village it lies in; made when missing, with its own chain above. */
  desa: MadeWilayah;
  /** Puskesmas that mentors it; made with the village as work area when missing, `null` for none. */
  puskesmas: MadePuskesmas | null;
  openedOn: string;
  closedOn: string;
  closeReason: string;
  openingDay: string;
  isDemo: boolean;
}>;

/** Makes a post that operates since 2020 by default, with its reporting unit, placement and all that is missing above. */
export async function makePosyandu(db: SqlHandle, overrides: PosyanduOverrides = {}): Promise<MadePosyandu> {
  const desa = overrides.desa ?? (await makeWilayah(db));
  const puskesmas = overrides.puskesmas === undefined ? await puskesmasOf(db, desa) : overrides.puskesmas;
  const id = nextId(db);
  const isDemo = overrides.isDemo ?? false;
  const formSet = overrides.formSet ?? 'ILP';
  const openedOn = overrides.openedOn ?? '2020-01-01';
  const name = overrides.name ?? `Posyandu ${desa.name}`;
  await db.sql(
    `insert into "Posyandu" ("id", "name", "regNo", "wilayahId", "puskesmasId", "formSet", "openingDay", "isDemo")
     values ($1, $2, $3, $4, $5, $6::"FormSet", $7, $8)`,
    [
      id,
      name,
      overrides.regNo ?? null,
      desa.id,
      puskesmas?.id ?? null,
      formSet,
      overrides.openingDay ?? 'Rabu, minggu kedua',
      isDemo,
    ],
  );
  await db.sql(
    `insert into "PosyanduInterval" ("id", "posyanduId", "openedOn", "closedOn", "closeReason") values ($1, $2, $3, $4, $5)`,
    [nextId(db), id, openedOn, overrides.closedOn ?? null, overrides.closeReason ?? null],
  );
  await db.sql(
    `insert into "PosyanduPlacement" ("id", "posyanduId", "wilayahId", "puskesmasId", "from") values ($1, $2, $3, $4, $5)`,
    [nextId(db), id, desa.id, puskesmas?.id ?? null, openedOn],
  );
  const { no } = onlyRow(
    await db.sql<{ no: number }>(
      `insert into "Unit" ("kind", "posyanduId", "desaNo", "puskesmasNo", "isDemo") values ('POSYANDU', $1, $2, $3, $4) returning "no"`,
      [id, desa.no, puskesmas?.no ?? null, isDemo],
    ),
  );
  return { id, unitNo: no, name, formSet, desa, puskesmas };
}

async function puskesmasOf(db: SqlHandle, desa: MadeWilayah): Promise<MadePuskesmas> {
  const [kecamatan] = await db.sql<MadeWilayah>(
    `select "id", "no", "level", "kind", "code", "name", "path", "zone", "parentId" from "Wilayah" where "id" = $1`,
    [desa.parentId],
  );
  return makePuskesmas(db, { areas: [desa], ...(kecamatan && { wilayah: kecamatan }) });
}
