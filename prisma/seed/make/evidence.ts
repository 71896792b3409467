import { nextId } from '../ids.ts';
import type { SqlHandle } from '../sql-db.ts';

export type MadeEvidence = { id: string; title: string };

export type EvidenceOverrides = Partial<{
  title: string;
  status: 'DRAFT' | 'SUBMITTED' | 'ACCEPTED' | 'RETURNED';
  /** A file kept beside it. */
  attachmentId: string;
}> & { pokjanal: { id: string }; opd: { id: string } };

/** Makes a visit of the third quarter of 2026 that an agency handed in and that counts for its duty. */
export async function makeEvidence(db: SqlHandle, overrides: EvidenceOverrides): Promise<MadeEvidence> {
  const { pokjanal, opd, title = 'Kunjungan pembinaan', status = 'SUBMITTED', attachmentId } = overrides;
  const id = nextId(db);
  const [first, last] = [2026 * 12 + 6, 2026 * 12 + 8];
  const details = { plannedOn: '2026-08-10', heldOn: '2026-08-12', place: title, followUps: [title] };
  await db.sql(
    `insert into "Evidence" (id, "pokjanalId", "opdId", kind, period, "fromMonth", "toMonth", title, status, details)
     values ($1, $2, $3, 'VISIT', '2026-Q3', $4, $5, $6, $7::"EvidenceStatus", $8::jsonb)`,
    [id, pokjanal.id, opd.id, first, last, title, status, JSON.stringify(details)],
  );
  await db.sql(
    `insert into "DutyCredit" (id, "subjectKind", "subjectId", "evidenceId", "pokjanalId", "opdId", "dutyCode", period, "fromMonth", "toMonth", state, at)
     values ($1, 'EVIDENCE', $2, $2, $3, $4, 'BINA_MONEV', '2026-Q3', $5, $6, 'ACCEPTED', '2026-08-20')`,
    [nextId(db), id, pokjanal.id, opd.id, first, last],
  );
  if (attachmentId) {
    await db.sql(`insert into "EvidenceFile" ("evidenceId", "attachmentId") values ($1, $2)`, [id, attachmentId]);
  }
  return { id, title };
}
