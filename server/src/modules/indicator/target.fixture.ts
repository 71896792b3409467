import { makeUser } from '@pokjanal/prisma/make/user';
import { makeWilayah, type MadeWilayah } from '@pokjanal/prisma/make/wilayah';
import { seedCatalogues } from '@pokjanal/prisma/seed/reference';
import type { Role } from '@pokjanal/prisma/client';
import { officerOf } from '../../../test/actors.ts';
import { as } from '../../../test/as.ts';
import { useDatabase } from '../../../test/database.ts';
import type { UserActor } from '../../auth/actor.ts';
import type { Database } from '../../db/client.ts';
import { encodeGlobalId } from '../../graphql/ids.ts';

export const gid = (area: { id: string }) => encodeGlobalId('Wilayah', area.id);

/** A person of the user table with a role over an area, so that what they set can name them. */
export async function personOf(
  db: Database,
  area: MadeWilayah,
  role: Role = 'ADMIN_KABKOTA',
  office?: string,
): Promise<UserActor> {
  const { id } = await makeUser(db, { role, wilayah: area, ...(office ? { office } : {}) });
  return { ...officerOf(area, role), userId: id };
}

/** A province with two regencies and districts in the first, and the admins of each. */
export async function givenTargetScene() {
  const db = await useDatabase();
  await seedCatalogues(db);
  const provinsi = await makeWilayah(db, { level: 'PROVINSI' });
  const kabkota = await makeWilayah(db, { parent: provinsi });
  const other = await makeWilayah(db, { parent: provinsi });
  const districts = [
    await makeWilayah(db, { parent: kabkota }),
    await makeWilayah(db, { parent: kabkota }),
    await makeWilayah(db, { parent: kabkota }),
  ] as const;
  const admin = await personOf(db, kabkota, 'ADMIN_KABKOTA', 'Dinas Kesehatan');
  const province = await personOf(db, provinsi, 'ADMIN_PROVINSI');
  return { db, provinsi, kabkota, other, districts, admin, province, caller: as(db, admin) };
}

export type Failure = {
  __typename: string;
  code?: string;
  message?: { id: string; en: string };
  problems?: { path: string; code: string }[];
};

/** What every mutation of targets and notes may answer instead of success. */
export const FAILURES = /* GraphQL */ `
  ... on Error { code message { id en } }
  ... on InvalidInputError { problems { path code } }
`;
