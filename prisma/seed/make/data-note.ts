import { nextId } from '../ids.ts';
import type { SqlHandle } from '../sql-db.ts';
import { makeWilayah } from './wilayah.ts';

export type MadeDataNote = { id: string; wilayah: { id: string }; text: string };

export type DataNoteOverrides = Partial<{
  /** Code of the catalogue; null: every indicator. */
  indicator: string | null;
  wilayah: { id: string };
  /** Months as year × 12 + month − 1. */
  firstMonth: number;
  lastMonth: number;
  text: string;
  visibility: 'AREA' | 'EVERYONE';
  author: { id: string };
  withdrawnAt: Date;
  isDemo: boolean;
}>;

/** Makes a note on the figures of one month, of a regency made for it when none is given. */
export async function makeDataNote(db: SqlHandle, overrides: DataNoteOverrides = {}): Promise<MadeDataNote> {
  const firstMonth = overrides.firstMonth ?? 2026 * 12 + 4;
  const made: MadeDataNote = {
    id: nextId(db),
    wilayah: overrides.wilayah ?? (await makeWilayah(db, { level: 'KABKOTA' })),
    text: overrides.text ?? 'Timbangan dacin diganti; angka bulan ini belum lengkap.',
  };
  await db.sql(
    `insert into "DataNote" ("id", "indicatorCode", "wilayahId", "firstMonth", "lastMonth", "text", "visibility", "authorId", "withdrawnAt", "isDemo")
     values ($1, $2, $3, $4, $5, $6, $7::"NoteVisibility", $8, $9, $10)`,
    [
      made.id,
      overrides.indicator ?? null,
      made.wilayah.id,
      firstMonth,
      overrides.lastMonth ?? firstMonth,
      made.text,
      overrides.visibility ?? 'EVERYONE',
      overrides.author?.id ?? null,
      overrides.withdrawnAt ?? null,
      overrides.isDemo ?? false,
    ],
  );
  return made;
}
