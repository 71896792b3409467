import { makePosyandu, type MadePosyandu } from '@pokjanal/prisma/make/posyandu';
import { makePuskesmas } from '@pokjanal/prisma/make/puskesmas';
import { makeUser } from '@pokjanal/prisma/make/user';
import { getWilayahByCode, type MadeWilayah } from '@pokjanal/prisma/make/wilayah';
import { hashSecret } from '../../src/auth/secret.ts';
import type { Database } from '../../src/db/client.ts';
import { monthOfDay } from '../../src/lib/pure/month.ts';
import { openMonth } from '../../src/modules/submission/open-month.ts';

export const SECRET = 'rahasia-lomba-2026';

export type Scene = {
  readonly month: number;
  readonly posts: readonly MadePosyandu[];
  /** Officers who may all write to all posts, so that they get into each other's way. */
  readonly writers: readonly string[];
  readonly reader: string;
};

/** Puts posts into real villages of Gunung Mas, and as many officers of their puskesmas as there are clients. */
export async function makeScene(db: Database, size: { posts: number; clients: number }): Promise<Scene> {
  const kabkota = await getWilayahByCode(db, '62.10');
  const villages = await db.sql<MadeWilayah>(
    `select id, no, level, kind, code, name, path, zone, "parentId" from "Wilayah"
     where level = 'DESA' and starts_with(path, $1) order by code limit 20`,
    [kabkota.path],
  );
  const puskesmas = await makePuskesmas(db, { wilayah: kabkota, areas: villages });
  const posts: MadePosyandu[] = [];
  for (let n = 0; n < size.posts; n += 1) {
    const desa = villages[n % villages.length];
    if (desa)
      posts.push(
        await makePosyandu(db, { desa, puskesmas, name: `Pos ${n + 1}`, formSet: n % 3 === 0 ? 'ILP' : 'BASIC' }),
      );
  }
  const passwordHash = await hashSecret(SECRET);
  const writers: string[] = [];
  for (let n = 0; n < size.clients; n += 1) {
    writers.push((await makeUser(db, { role: 'PETUGAS_PUSKESMAS', puskesmas, passwordHash })).username);
  }
  const root = await getWilayahByCode(db, '0');
  const reader = await makeUser(db, { role: 'ADMIN_PUSAT', wilayah: root, passwordHash });
  const month = monthOfDay(new Date().toISOString().slice(0, 10)) - 1;
  await openMonth({ db }, month);
  return { month, posts, writers, reader: reader.username };
}
