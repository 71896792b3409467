import type { Role } from '@pokjanal/prisma/client';
import type { Actor } from '../../auth/actor.ts';

export const LANDINGS = ['REPORT_FORM', 'POSTS_BY_STATE', 'HOME', 'DASHBOARD'] as const;
export type Landing = (typeof LANDINGS)[number];

/** Roles from the widest to the narrowest: a person with several starts where the widest one works. */
const BY_STRENGTH: readonly (readonly [Role, Landing])[] = [
  ['ADMIN_PUSAT', 'HOME'],
  ['ADMIN_PROVINSI', 'HOME'],
  ['ADMIN_KABKOTA', 'HOME'],
  ['ADMIN_KECAMATAN', 'HOME'],
  ['PETUGAS_PUSKESMAS', 'POSTS_BY_STATE'],
  ['OPERATOR_DESA', 'POSTS_BY_STATE'],
  ['KADER', 'REPORT_FORM'],
  ['PEJABAT_OPD', 'HOME'],
  ['VIEWER', 'DASHBOARD'],
  ['PARTNER', 'DASHBOARD'],
];

/** Says on which page a person's work starts, by the strongest role in force. */
export function landingOf(actor: Actor): Landing {
  if (actor.kind !== 'user') return 'DASHBOARD';
  const held = new Set(actor.assignments.map((assignment) => assignment.role));
  return BY_STRENGTH.find(([role]) => held.has(role))?.[1] ?? 'DASHBOARD';
}
