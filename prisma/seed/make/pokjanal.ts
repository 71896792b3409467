import { nextId } from '../ids.ts';
import type { SqlHandle } from '../sql-db.ts';
import { type DecreeOverrides, makeDecree } from './decree.ts';
import { type MadeWilayah, makeWilayah } from './wilayah.ts';

export type MadePokjanal = { id: string; name: string; regime: 'POKJANAL' | 'TIM_PEMBINA'; wilayah: MadeWilayah };

export type SeatOverrides = {
  code: string;
  name: string;
  single?: boolean;
  /** Office that holds it; none leaves the seat vacant. */
  holder?: HolderOverrides;
  /** Offices that hold it together, or held it before. */
  holders?: HolderOverrides[];
};

export type HolderOverrides = {
  office: string;
  opdId?: string;
  exOfficio?: boolean;
  /** Acts as a Plt. unless another capacity is said. */
  acting?: boolean | 'PJ' | 'PLT' | 'PLH';
  from?: string;
  to?: string;
};

export type PokjanalOverrides = Partial<{
  name: string;
  regime: 'POKJANAL' | 'TIM_PEMBINA';
  wilayah: MadeWilayah;
  planned: boolean;
  contactOffice: string;
  /** Body that took over. */
  successor: MadePokjanal;
  /** First day of that body. */
  supersededOn: string;
  /** Forming decree; one in force is made by default, `null` leaves the body waiting for it. */
  decree: Omit<DecreeOverrides, 'pokjanal'> | null;
  seats: SeatOverrides[];
  isDemo: boolean;
}>;

/** Makes a group with a decree in force and a regency for it, unless told otherwise. */
export async function makePokjanal(db: SqlHandle, overrides: PokjanalOverrides = {}): Promise<MadePokjanal> {
  const wilayah = overrides.wilayah ?? (await makeWilayah(db, { level: 'KABKOTA' }));
  const regime = overrides.regime ?? 'POKJANAL';
  const made: MadePokjanal = {
    id: nextId(db),
    name: overrides.name ?? `${regime === 'POKJANAL' ? 'Pokjanal' : 'Tim Pembina'} Posyandu ${wilayah.name}`,
    regime,
    wilayah,
  };
  await db.sql(
    `insert into "Pokjanal" ("id", "wilayahId", "regime", "name", "planned", "contactOffice", "successorId", "supersededOn", "catalogueId", "isDemo")
     values ($1, $2, $3::"Regime", $4, $5, $6, $7, $8::date,
       (select "id" from "DutyCatalogue" where "regime" = $3::"Regime" and "level" = $9::"WilayahLevel" order by "validFrom" desc limit 1), $10)`,
    [
      made.id,
      wilayah.id,
      regime,
      made.name,
      overrides.planned ?? false,
      overrides.contactOffice ?? null,
      overrides.successor?.id ?? null,
      overrides.supersededOn ?? null,
      wilayah.level,
      overrides.isDemo ?? false,
    ],
  );
  const decree =
    overrides.decree === null
      ? null
      : await makeDecree(db, { isDemo: overrides.isDemo ?? false, ...overrides.decree, pokjanal: [made] });
  for (const [order, seat] of (overrides.seats ?? []).entries()) {
    await makeSeat(db, made, { ...seat, order, decreeId: decree?.id ?? null });
  }
  return made;
}

/** Makes a seat of a group with the offices that hold or held it. */
export async function makeSeat(
  db: SqlHandle,
  pokjanal: { id: string },
  seat: SeatOverrides & { order?: number; decreeId?: string | null },
): Promise<{ id: string }> {
  const id = nextId(db);
  await db.sql(
    `insert into "Seat" ("id", "pokjanalId", "code", "name", "order", "single") values ($1, $2, $3, $4, $5, $6)`,
    [id, pokjanal.id, seat.code, seat.name, seat.order ?? 0, seat.single ?? true],
  );
  for (const holder of [...(seat.holder ? [seat.holder] : []), ...(seat.holders ?? [])]) {
    await db.sql(
      `insert into "SeatHolding" ("id", "seatId", "office", "opdId", "exOfficio", "acting", "actingAs", "from", "to", "decreeId")
       values ($1, $2, $3, $4, $5, $6, $7::"ActingKind", $8, $9, $10)`,
      [
        nextId(db),
        id,
        holder.office,
        holder.opdId ?? null,
        holder.exOfficio ?? true,
        Boolean(holder.acting),
        holder.acting === true ? 'PLT' : holder.acting || null,
        holder.from ?? null,
        holder.to ?? null,
        seat.decreeId ?? null,
      ],
    );
  }
  return { id };
}
