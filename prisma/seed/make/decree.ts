import { nextId } from '../ids.ts';
import type { SqlHandle } from '../sql-db.ts';

export type MadeDecree = { id: string; number: string };

export type DecreeOverrides = Partial<{
  kind: 'ESTABLISHMENT' | 'CHANGE' | 'CHAIR_INDUCTION' | 'DISSOLUTION';
  number: string;
  date: string;
  issuer: string;
  subject: string;
  termStart: string | null;
  termEnd: string | null;
  legalBases: string[];
  supersedes: MadeDecree;
  /** Groups it forms, changes or ends. */
  pokjanal: { id: string }[];
  isDemo: boolean;
}>;

/** Makes a decree whose term runs from 2024 to 2028 by default, entered on the day it was signed. */
export async function makeDecree(db: SqlHandle, overrides: DecreeOverrides = {}): Promise<MadeDecree> {
  const id = nextId(db);
  const number = overrides.number ?? `400.7/${id.slice(-8)}/2024`;
  await db.sql(
    `insert into "Decree" ("id", "kind", "number", "date", "issuer", "subject", "termStart", "termEnd", "legalBases", "supersedesId", "isDemo", "createdAt")
     values ($1, $2::"DecreeKind", $3, $4, $5, $6, $7, $8, $9::text[], $10, $11, $4::date)`,
    [
      id,
      overrides.kind ?? 'ESTABLISHMENT',
      number,
      overrides.date ?? '2024-01-02',
      overrides.issuer ?? 'Bupati',
      overrides.subject ?? 'Kelompok Kerja Operasional Pembinaan Pos Pelayanan Terpadu',
      overrides.termStart === undefined ? '2024-01-02' : overrides.termStart,
      overrides.termEnd === undefined ? '2028-12-31' : overrides.termEnd,
      overrides.legalBases ?? [],
      overrides.supersedes?.id ?? null,
      overrides.isDemo ?? false,
    ],
  );
  for (const pokjanal of overrides.pokjanal ?? []) {
    await db.sql(`insert into "DecreePokjanal" ("decreeId", "pokjanalId") values ($1, $2)`, [id, pokjanal.id]);
  }
  return { id, number };
}
