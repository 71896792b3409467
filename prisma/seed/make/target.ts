import { nextId } from '../ids.ts';
import { onlyRow, type SqlHandle } from '../sql-db.ts';
import { makeWilayah } from './wilayah.ts';

export type MadeTarget = {
  id: string;
  indicator: string;
  wilayah: { id: string };
  period: string;
  value: number;
  revision: number;
};

export type TargetOverrides = Partial<{
  /** Code of the catalogue, which must be there; D/S by default. */
  indicator: string;
  wilayah: { id: string };
  period: string;
  value: number;
  source: string;
  isVerified: boolean;
  revision: number;
  setBy: { id: string };
  isDemo: boolean;
}>;

/** Makes a target set by hand, of a regency made for it when none is given. */
export async function makeTarget(db: SqlHandle, overrides: TargetOverrides = {}): Promise<MadeTarget> {
  const made: MadeTarget = {
    id: nextId(db),
    indicator: overrides.indicator ?? 'SKDN_DS',
    wilayah: overrides.wilayah ?? (await makeWilayah(db, { level: 'KABKOTA' })),
    period: overrides.period ?? '2026',
    value: overrides.value ?? 85,
    revision: overrides.revision ?? 1,
  };
  await db.sql(
    `insert into "Target" ("id", "indicatorCode", "wilayahId", "period", "value", "isVerified", "source", "revision", "setById", "isDemo")
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      made.id,
      made.indicator,
      made.wilayah.id,
      made.period,
      made.value,
      overrides.isVerified ?? true,
      overrides.source ?? 'Keputusan uji',
      made.revision,
      overrides.setBy?.id ?? null,
      overrides.isDemo ?? false,
    ],
  );
  return made;
}

/** Reads how a target stands: what makers and tests compare. @throws when there is none. */
export async function getTarget(
  db: SqlHandle,
  key: { indicator: string; wilayah: { id: string }; period: string },
): Promise<{ id: string; value: number; source: string; revision: number; isDerived: boolean }> {
  return onlyRow(
    await db.sql(
      `select "id", "value"::float8 as "value", "source", "revision", "pathId" is not null as "isDerived"
       from "Target" where "indicatorCode" = $1 and "wilayahId" = $2 and "period" = $3`,
      [key.indicator, key.wilayah.id, key.period],
    ),
  );
}
