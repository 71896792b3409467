import type { Role, WilayahLevel } from '@pokjanal/prisma/client';
import type { Actor, Target } from '../../auth/actor.ts';
import { can } from '../../auth/policy.ts';

const FIELD = ['OPERATOR_DESA', 'KADER'] as const;
const OF_REGENCY = ['ADMIN_KECAMATAN', 'PETUGAS_PUSKESMAS', ...FIELD, 'PEJABAT_OPD', 'VIEWER', 'PARTNER'] as const;

/** Whom each role may give an account: only roles below its own; the country's admins alone appoint their equals. */
export const appoints: Readonly<Record<Role, readonly Role[]>> = {
  ADMIN_PUSAT: ['ADMIN_PUSAT', 'ADMIN_PROVINSI', 'ADMIN_KABKOTA', ...OF_REGENCY],
  ADMIN_PROVINSI: ['ADMIN_KABKOTA', ...OF_REGENCY],
  ADMIN_KABKOTA: OF_REGENCY,
  ADMIN_KECAMATAN: FIELD,
  PETUGAS_PUSKESMAS: ['KADER'],
  OPERATOR_DESA: ['KADER'],
  KADER: [],
  PEJABAT_OPD: [],
  VIEWER: [],
  PARTNER: [],
};

export type PlaceKind = 'wilayah' | 'puskesmas' | 'posyandu' | 'opd';

/** Over what a role is held; an area of one level, of any when no level is named. */
export const heldOver: Readonly<Record<Role, { place: PlaceKind; level?: WilayahLevel }>> = {
  KADER: { place: 'posyandu' },
  OPERATOR_DESA: { place: 'wilayah', level: 'DESA' },
  PETUGAS_PUSKESMAS: { place: 'puskesmas' },
  ADMIN_KECAMATAN: { place: 'wilayah', level: 'KECAMATAN' },
  ADMIN_KABKOTA: { place: 'wilayah', level: 'KABKOTA' },
  ADMIN_PROVINSI: { place: 'wilayah', level: 'PROVINSI' },
  ADMIN_PUSAT: { place: 'wilayah', level: 'NASIONAL' },
  PEJABAT_OPD: { place: 'opd' },
  VIEWER: { place: 'wilayah' },
  PARTNER: { place: 'wilayah' },
};

/**
 * Tells whether the actor may appoint a role at a place, or act on the account of somebody who holds it.
 * One and the same assignment must be above the role and reach the place: rights of two offices do not add up.
 */
export function mayAppoint(actor: Actor, action: 'user.create' | 'user.issueCode', role: Role, place: Target): boolean {
  if (actor.kind === 'system') return true;
  if (actor.kind === 'anonymous') return false;
  return actor.assignments.some(
    (own) => appoints[own.role].includes(role) && can({ ...actor, assignments: [own] }, action, place),
  );
}
