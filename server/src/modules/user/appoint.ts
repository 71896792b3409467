import type { Prisma, Role, WilayahLevel } from '@pokjanal/prisma/client';
import type { Actor, Target } from '../../auth/actor.ts';
import { type Action, can } from '../../auth/policy.ts';

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

/** Lists the roles the actor may appoint somewhere, each with what it is held over. */
export function appointableBy(actor: Actor): { role: Role; place: PlaceKind; level: WilayahLevel | null }[] {
  if (actor.kind !== 'user') return [];
  const below = new Set(actor.assignments.flatMap((own) => appoints[own.role]));
  return (Object.keys(heldOver) as Role[])
    .filter((role) => below.has(role))
    .map((role) => ({ role, place: heldOver[role].place, level: heldOver[role].level ?? null }));
}

const areaPath = { select: { path: true } } as const;

/** What must be read of an assignment to judge who stands above its holder. */
export const heldRole = {
  role: true,
  wilayah: areaPath,
  puskesmas: { select: { id: true, no: true, wilayah: areaPath } },
  posyandu: { select: { id: true, puskesmasId: true, wilayah: areaPath } },
  opd: { select: { id: true, wilayah: areaPath } },
} as const satisfies Prisma.RoleAssignmentSelect;

export type HeldRole = Prisma.RoleAssignmentGetPayload<{ select: typeof heldRole }>;

/** Says where the place of an assignment lies; one that lost its place lies nowhere. */
export function targetOf({ wilayah, puskesmas, posyandu, opd }: HeldRole): Target {
  if (wilayah) return { path: wilayah.path };
  if (puskesmas) return { path: puskesmas.wilayah.path, puskesmasId: puskesmas.id, puskesmasNo: puskesmas.no };
  if (posyandu) {
    return { path: posyandu.wilayah.path, posyanduId: posyandu.id, puskesmasId: posyandu.puskesmasId };
  }
  return opd ? { path: opd.wilayah.path, opdId: opd.id } : {};
}

/**
 * Tells whether the actor stands above every role a person holds: above one of them only, a code issued could be
 * used to take over an account that reaches further.
 */
export function isOfficerOver(actor: Actor, held: readonly HeldRole[]): boolean {
  return held.length > 0 && held.every((one) => mayAppoint(actor, 'user.issueCode', one.role, targetOf(one)));
}

/** Lists what the actor may do to the account of a person with these roles. */
export function accountAbilities(actor: Actor, held: readonly HeldRole[]): Action[] {
  return isOfficerOver(actor, held) ? ['user.issueCode'] : [];
}
