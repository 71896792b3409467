import { seedBench } from '@pokjanal/prisma/seed/bench';
import { makeUser } from '@pokjanal/prisma/make/user';
import { seedReference } from '@pokjanal/prisma/seed/reference';
import { fingerprint, hashSecret, newToken } from '../../src/auth/secret.ts';
import { type Database, openDatabase } from '../../src/db/client.ts';
import { migrate } from '../../src/db/migrate.ts';
import { withSeedDb } from '../../src/db/seed-face.ts';
import { monthOfDay } from '../../src/lib/pure/month.ts';
import { rebuild } from '../../src/modules/analytics/rebuild-rollups.ts';

export const SECRET = 'rahasia-ukur-2026';
const PROVINCE = '35';

export type Area = { readonly id: string; readonly no: number; readonly code: string };
/** Posts of an officer, those that have not reported yet first. */
export type Officer = { readonly username: string; readonly posts: readonly OwnPost[] };
type OwnPost = { readonly id: string; readonly revision: number };

/** What a measurement needs to know of the filled database. */
export type Office = {
  readonly db: Database;
  readonly posts: number;
  readonly months: number;
  /** Last month with reports, the one before the present. */
  readonly lastMonth: number;
  readonly province: Area;
  readonly regencies: readonly Area[];
  readonly postIds: readonly string[];
  /** Token of an admin of the province. */
  readonly token: string;
  /** Officers of the largest puskesmas, who submit. */
  readonly officers: readonly Officer[];
};

type Size = { readonly posts: number; readonly months: number; readonly officers: number };
type Say = (text: string) => void;

/** Brings a database to the size to measure at, unless it holds posts already, and gives callers to it. */
export async function openOffice(databaseUrl: string, size: Size, say: Say): Promise<Office> {
  const db = await openDatabase({ databaseUrl, poolSize: 4, statementTimeoutMs: 0 });
  const lastMonth = monthOfDay(new Date().toISOString().slice(0, 10)) - 1;
  await migrate(db.pool);
  const year = Math.floor(lastMonth / 12);
  await db.sql('select ensure_year_partitions($1, $2)', [year - 2, year + 1]);
  await withSeedDb(db, (seed) => seedReference(seed));
  const [found] = await db.sql<{ filled: boolean }>('select exists (select from "Posyandu") as filled');
  if (!found?.filled) {
    say(`filling ${size.posts} posts x ${size.months} months`);
    await withSeedDb(db, (seed) =>
      seedBench(seed, { posyandu: size.posts, months: size.months, lastMonth, province: PROVINCE }),
    );
    say('building the roll-ups');
    await rebuild(db, { tell: false });
    await db.sql('vacuum analyze');
  }
  return describe(db, lastMonth, size.officers);
}

async function describe(db: Database, lastMonth: number, officers: number): Promise<Office> {
  const areas = await db.sql<Area>(
    `select id, no, code from "Wilayah" where code = $1
       or "parentId" = (select id from "Wilayah" where code = $1) and "endedOn" is null order by length(code), code`,
    [PROVINCE],
  );
  const [province, ...regencies] = areas;
  if (!province) throw new Error('The province to measure is not there');
  const posts = await db.sql<{ id: string }>('select id from "Posyandu" order by md5(id::text) limit 500');
  const [size] = await db.sql<{ posts: number; months: number }>(
    `select (select count(*) from "Posyandu")::int as posts, (select count(distinct month) from report)::int as months`,
  );
  return {
    db,
    posts: size?.posts ?? 0,
    months: size?.months ?? 0,
    lastMonth,
    province,
    regencies,
    postIds: posts.map(({ id }) => id),
    token: await makeToken(db, province),
    officers: await makeOfficers(db, officers, lastMonth + 1),
  };
}

async function makeToken(db: Database, wilayah: Area): Promise<string> {
  const user = await makeUser(db, { role: 'ADMIN_PROVINSI', wilayah });
  const token = newToken();
  await db.sql(
    `insert into "AccessToken" (id, "userId", name, "tokenHash", hint, "expiresAt")
     values (gen_random_uuid(), $1, 'bench', $2, $3, now() + interval '1 day')`,
    [user.id, fingerprint(token), token.slice(0, 10)],
  );
  return token;
}

async function makeOfficers(db: Database, count: number, month: number): Promise<Officer[]> {
  const puskesmas = await db.sql<{ id: string; posts: OwnPost[] }>(
    `select k.id, jsonb_agg(jsonb_build_object('id', p.id, 'revision', coalesce(o.head_rev, 0)) order by coalesce(o.head_rev, 0), u.no) as posts
     from "Puskesmas" k join "Posyandu" p on p."puskesmasId" = k.id join "Unit" u on u."posyanduId" = p.id
     left join obligation o on o.unit_no = u.no and o.month = $2
     group by k.id order by count(*) desc limit $1`,
    [count, month],
  );
  const passwordHash = await hashSecret(SECRET);
  const officers: Officer[] = [];
  for (const { id, posts } of puskesmas) {
    const user = await makeUser(db, { role: 'PETUGAS_PUSKESMAS', puskesmas: { id }, passwordHash });
    officers.push({ username: user.username, posts });
  }
  return officers;
}
