import type { EvidenceField } from '../../lib/pure/evidence-field.ts';
import { EVIDENCE, type EvidenceKind } from '../../lib/pure/evidence-kinds.ts';

/** Writes a name with a capital in front. */
export const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** Name of the type of a kind of evidence in the API, such as `VisitEvidence`. */
export const typeNameOf = (kind: EvidenceKind): string => `${capital(EVIDENCE[kind].key)}Evidence`;

/** Name of the type of a field's choices or rows, such as `VisitKind` or `AnalysisOptions`. */
export function fieldTypeName(kind: EvidenceKind, { name }: EvidenceField): string {
  const { key } = EVIDENCE[kind];
  return name.startsWith(key) ? capital(name) : `${capital(key)}${capital(name)}`;
}
