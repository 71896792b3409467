import { Conflict, type ErrorCode, type ErrorData } from '../../lib/errors.ts';
import type { EvidenceState } from './evidence-content.ts';

type EvidenceConflictData = ErrorData & { readonly evidenceId: string };

/** The refusal of an act on a record that meanwhile stands otherwise. */
export function evidenceConflict(code: ErrorCode, evidenceId: string, data: ErrorData = {}) {
  return new Conflict<EvidenceConflictData>(code, { ...data, evidenceId });
}

/** The record a conflict is about; null for a conflict about something else. */
export function evidenceIdInConflict(conflict: Conflict<object>): string | null {
  return (conflict.data as Partial<EvidenceConflictData>).evidenceId ?? null;
}

/** Refuses an act on a record that changed since the caller saw it. @throws Conflict */
export function refuseStale({ id, revision: actual }: EvidenceState, expected: number): void {
  if (actual !== expected) throw evidenceConflict('EVIDENCE_STALE', id, { expected, actual });
}
