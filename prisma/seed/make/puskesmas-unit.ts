import { onlyRow, type SqlHandle } from '../sql-db.ts';
import { type MadePuskesmas, makePuskesmas } from './puskesmas.ts';
import { type MadeWilayah, makeWilayah } from './wilayah.ts';

export type MadePuskesmasUnit = { unitNo: number; desa: MadeWilayah; puskesmas: MadePuskesmas };

export type PuskesmasUnitOverrides = Partial<{
  /** Village answered for; made when missing, with its own chain above. */
  desa: MadeWilayah;
  /** Puskesmas that answers for it; made with the village as work area when missing. */
  puskesmas: MadePuskesmas;
  isDemo: boolean;
}>;

/** Makes the reporting unit by which a puskesmas answers for one village, with all that is missing above. */
export async function makePuskesmasUnit(
  db: SqlHandle,
  overrides: PuskesmasUnitOverrides = {},
): Promise<MadePuskesmasUnit> {
  const desa = overrides.desa ?? (await makeWilayah(db));
  const puskesmas = overrides.puskesmas ?? (await makePuskesmas(db, { areas: [desa] }));
  const { no } = onlyRow(
    await db.sql<{ no: number }>(
      `insert into "Unit" ("kind", "desaNo", "puskesmasNo", "isDemo") values ('PUSKESMAS_DESA', $1, $2, $3) returning "no"`,
      [desa.no, puskesmas.no, overrides.isDemo ?? false],
    ),
  );
  return { unitNo: no, desa, puskesmas };
}
