import { nextId } from '../ids.ts';
import type { SqlHandle } from '../sql-db.ts';
import { makeOpd } from './opd.ts';
import { makePosyandu } from './posyandu.ts';
import { makePuskesmas } from './puskesmas.ts';
import { makeWilayah } from './wilayah.ts';

export type Role =
  | 'KADER'
  | 'OPERATOR_DESA'
  | 'PETUGAS_PUSKESMAS'
  | 'ADMIN_KECAMATAN'
  | 'ADMIN_KABKOTA'
  | 'ADMIN_PROVINSI'
  | 'ADMIN_PUSAT'
  | 'PEJABAT_OPD'
  | 'VIEWER'
  | 'PARTNER';

export type MadeUser = { id: string; username: string; name: string; assignment: MadeAssignment };
export type MadeAssignment = {
  id: string;
  role: Role;
  wilayahId: string | null;
  puskesmasId: string | null;
  posyanduId: string | null;
  opdId: string | null;
};

type Place = Partial<{
  wilayah: { id: string };
  puskesmas: { id: string };
  posyandu: { id: string };
  opd: { id: string };
}>;

export type UserOverrides = Place &
  Partial<{
    role: Role;
    name: string;
    username: string;
    phone: string;
    office: string;
    /** Hash of the secret as the sign-in library keeps it; without it the person cannot sign in yet. */
    passwordHash: string;
    from: string;
    to: string;
    disabledAt: Date;
    isDemo: boolean;
  }>;

const AREA_LEVEL = {
  OPERATOR_DESA: 'DESA',
  ADMIN_KECAMATAN: 'KECAMATAN',
  ADMIN_KABKOTA: 'KABKOTA',
  ADMIN_PROVINSI: 'PROVINSI',
  ADMIN_PUSAT: 'NASIONAL',
  VIEWER: 'KABKOTA',
  PARTNER: 'PROVINSI',
} as const;

/** Makes an account with one role, a kader by default, and the place the role is held over when none is given. */
export async function makeUser(db: SqlHandle, overrides: UserOverrides = {}): Promise<MadeUser> {
  const role = overrides.role ?? 'KADER';
  const id = nextId(db);
  const username = overrides.username ?? `${role.toLowerCase()}.${id.slice(-12)}`;
  const name = overrides.name ?? `Akun ${role} ${id.slice(-4)}`;
  await db.sql(
    `insert into "User" ("id", "name", "email", "username", "displayUsername", "phone", "office", "disabledAt", "isDemo", "updatedAt")
     values ($1, $2, $3, $4, $4, $5, $6, $7, $8, now())`,
    [
      id,
      name,
      `${id}@pokjanal.invalid`,
      username,
      overrides.phone ?? null,
      overrides.office ?? null,
      overrides.disabledAt ?? null,
      overrides.isDemo ?? false,
    ],
  );
  if (overrides.passwordHash !== undefined) {
    await db.sql(
      `insert into "Account" ("id", "accountId", "providerId", "userId", "password", "updatedAt")
       values ($1, $2, 'credential', $3, $4, now())`,
      [nextId(db), id, id, overrides.passwordHash],
    );
  }
  const assignment = await makeAssignment(db, { id }, { ...overrides, role });
  return { id, username, name, assignment };
}

/** Gives a person one more role over a place, which is made when missing. */
export async function makeAssignment(
  db: SqlHandle,
  user: { id: string },
  given: Place & { role: Role; from?: string; to?: string },
): Promise<MadeAssignment> {
  const place = await placeOf(db, given);
  const made: MadeAssignment = {
    id: nextId(db),
    role: given.role,
    wilayahId: place.wilayah?.id ?? null,
    puskesmasId: place.puskesmas?.id ?? null,
    posyanduId: place.posyandu?.id ?? null,
    opdId: place.opd?.id ?? null,
  };
  await db.sql(
    `insert into "RoleAssignment" ("id", "userId", "role", "wilayahId", "puskesmasId", "posyanduId", "opdId", "from", "to")
     values ($1, $2, $3::"Role", $4, $5, $6, $7, $8, $9)`,
    [
      made.id,
      user.id,
      made.role,
      made.wilayahId,
      made.puskesmasId,
      made.posyanduId,
      made.opdId,
      given.from ?? null,
      given.to ?? null,
    ],
  );
  return made;
}

async function placeOf(db: SqlHandle, given: Place & { role: Role }): Promise<Place> {
  if (given.wilayah ?? given.puskesmas ?? given.posyandu ?? given.opd) return given;
  switch (given.role) {
    case 'KADER':
      return { posyandu: await makePosyandu(db) };
    case 'PETUGAS_PUSKESMAS':
      return { puskesmas: await makePuskesmas(db) };
    case 'PEJABAT_OPD':
      return { opd: await makeOpd(db) };
    default:
      return { wilayah: await makeWilayah(db, { level: AREA_LEVEL[given.role] }) };
  }
}
