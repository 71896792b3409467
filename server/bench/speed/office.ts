import { seedBench } from '@pokjanal/prisma/seed/bench';
import { makeUser } from '@pokjanal/prisma/make/user';
import { onlyRow } from '@pokjanal/prisma/seed/sql-db';
import { seedReference } from '@pokjanal/prisma/seed/reference';
import { fingerprint, hashSecret, newToken } from '../../src/auth/secret.ts';
import { type Database, openDatabase } from '../../src/db/client.ts';
import { insidePath } from '../../src/db/inside-path.ts';
import { migrate } from '../../src/db/migrate.ts';
import { withSeedDb } from '../../src/db/seed-face.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { monthOfDay } from '../../src/lib/pure/month.ts';
import { rebuild } from '../../src/modules/analytics/rebuild-rollups.ts';
import { formNosOf, loadCatalogue, MAIN_BLOCK } from '../../src/modules/submission/catalogue.ts';
import { openDueMonths } from '../../src/modules/submission/open-month.ts';

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
  /** Posts of the other provinces. */
  readonly elsewhere: number;
  readonly months: number;
  /** Last month with reports, the one before the present. */
  readonly lastMonth: number;
  readonly province: Area;
  readonly regencies: readonly Area[];
  /** Those of the province whose districts are few enough to be answered with all indicators at once. */
  readonly smallRegencies: readonly Area[];
  /** Areas whose month has enough forms to fill a page, and not many more. */
  readonly explained: readonly Area[];
  readonly postIds: readonly string[];
  /** Token of an admin of the province. */
  readonly token: string;
  /** Token of an admin of the whole country. */
  readonly countryToken: string;
  /** Officers of the largest puskesmas, who submit. */
  readonly officers: readonly Officer[];
};

export type Size = {
  readonly posts: number;
  readonly months: number;
  /** Posts of all other provinces together, which report one month. */
  readonly national: number;
};
type Say = (text: string) => void;

/** How many forms a figure is taken apart into. */
export const FORMS_EXPLAINED = 100;
/** Larger areas have more forms to be counted, and are another question. */
export const MOST_EXPLAINED = 300;
/** With more districts, all indicators to date would read more sums than our server allows for one answer. */
export const MOST_DISTRICTS = 19;

/** A database with posts and reports; how long filling it took, null when it was full before. */
export type Filled = { readonly db: Database; readonly lastMonth: number; readonly seconds: number | null };

/** Opens a database and fills the province to measure at, unless the database holds posts already. */
export async function fillProvince(databaseUrl: string, { posts, months }: Size, say: Say): Promise<Filled> {
  const db = await openDatabase({ databaseUrl, poolSize: 4, statementTimeoutMs: 0 });
  const lastMonth = monthOfDay(new Date().toISOString().slice(0, 10)) - 1;
  await migrate(db.pool);
  const year = Math.floor(lastMonth / 12);
  await db.sql('select ensure_year_partitions($1, $2)', [year - 2, year + 1]);
  await withSeedDb(db, (seed) => seedReference(seed));
  const [found] = await db.sql<{ filled: boolean }>('select exists (select from "Posyandu") as filled');
  if (found?.filled) return { db, lastMonth, seconds: null };
  say(`filling ${posts} posts × ${months} months`);
  const began = performance.now();
  await withSeedDb(db, (seed) => seedBench(seed, { posyandu: posts, months, lastMonth, province: PROVINCE }));
  const seconds = (performance.now() - began) / 1000;
  await db.sql('vacuum analyze');
  return { db, lastMonth, seconds };
}

/** Adds what the questions need besides: posts elsewhere, the months that are due, and the roll-ups of all. */
export async function fillCountry({ db, lastMonth, seconds }: Filled, { national }: Size, say: Say): Promise<void> {
  if (seconds === null) return;
  if (national > 0) {
    say(`filling ${national} posts elsewhere × 1 month`);
    const skeleton = { posyandu: national, months: 1, lastMonth, province: null, outside: PROVINCE, seed: 2 };
    await withSeedDb(db, (seed) => seedBench(seed, { ...skeleton, forms: 'SKDN' }));
  }
  // What our server would do at its start; its marks are spared, because all sums are made here.
  await openDueMonths({ db, clock: systemClock });
  await db.sql('truncate dirty');
  say('making the roll-ups');
  const [made] = await db.sql<{ some: boolean }>('select exists (select from rollup) as some');
  // Only these months have changed; with nothing there they are stored at once instead of being compared row by row.
  const months = [lastMonth, lastMonth + 1];
  if (made?.some) await forgetSums(db, months);
  await rebuild(db, { tell: false, ...(made?.some ? { months } : {}) });
  await db.sql('vacuum analyze');
}

async function forgetSums(db: Database, months: readonly number[]): Promise<void> {
  for (const table of ['rollup', 'rollup_pair', 'rollup_obligation']) {
    await db.sql(`delete from ${table} where month = any($1::int[])`, [months]);
  }
}

/** Gives callers to a filled database with roll-ups and tells what is in it. */
export async function openOffice({ db, lastMonth }: Filled, officers: number): Promise<Office> {
  const areas = await db.sql<Area>(
    `select id, no, code from "Wilayah" where code = $1
       or "parentId" = (select id from "Wilayah" where code = $1) and "endedOn" is null order by length(code), code`,
    [PROVINCE],
  );
  const province = onlyRow(areas);
  const posts = await db.sql<{ id: string }>(
    `select p.id from "Posyandu" p join "Wilayah" w on w.id = p."wilayahId" where w.code like $1
     order by md5(p.id::text) limit 500`,
    [`${PROVINCE}.%`],
  );
  const counted = await db.sql<{ posts: number; all: number; months: number }>(
    `select (select count(*) from "Posyandu")::int as all, (select count(*) from "Posyandu" p join "Wilayah" w on w.id = p."wilayahId" where w.code like $1)::int as posts,
       (select count(distinct month) from obligation where head_rev > 0)::int as months`,
    [`${PROVINCE}.%`],
  );
  const country = onlyRow(await db.sql<Area>(`select id, no, code from "Wilayah" where "parentId" is null`));
  const size = onlyRow(counted);
  return {
    db,
    posts: size.posts,
    elsewhere: size.all - size.posts,
    months: size.months,
    lastMonth,
    province,
    regencies: areas.slice(1),
    smallRegencies: await smallRegencies(db),
    explained: await explainedAreas(db, province),
    postIds: posts.map(({ id }) => id),
    token: await makeToken(db, 'ADMIN_PROVINSI', province),
    countryToken: await makeToken(db, 'ADMIN_PUSAT', country),
    officers: await makeOfficers(db, officers, lastMonth + 1),
  };
}

function smallRegencies(db: Database): Promise<Area[]> {
  return db.sql<Area>(
    `select r.id, r.no, r.code from "Wilayah" r join "Wilayah" d on d."parentId" = r.id and d."endedOn" is null
     where r."parentId" = (select id from "Wilayah" where code = $1) and r."endedOn" is null
     group by 1, 2, 3 having count(*) <= ${MOST_DISTRICTS} order by r.code`,
    [PROVINCE],
  );
}

/** The province stands in where there is none. */
async function explainedAreas(db: Database, province: Area): Promise<Area[]> {
  const found = await db.sql<Area>(
    `select id, no, code from (
       select a.id, a.no, a.code, count(*) as posts from "Wilayah" a
       join "Wilayah" w on ${insidePath('w.path', 'a.path')} join "Unit" u on u."desaNo" = w.no
       where a.level in ('PROVINSI', 'KABKOTA', 'KECAMATAN') and (a.code = $1 or a.code like $1 || '.%')
       group by 1, 2, 3) n
     where posts between ${FORMS_EXPLAINED} and ${MOST_EXPLAINED} order by posts, code limit 40`,
    [PROVINCE],
  );
  return found.length === 0 ? [province] : found;
}

/** Makes a caller with a role in an area and gives a token of theirs. */
export async function makeToken(db: Database, role: 'ADMIN_PROVINSI' | 'ADMIN_PUSAT', wilayah: Area): Promise<string> {
  const user = await makeUser(db, { role, wilayah });
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
     join "Wilayah" w on w.id = p."wilayahId" and w.code like $3
     left join obligation o on o.unit_no = u.no and o.month = $2 and o.form_no = any($4::smallint[])
     group by k.id order by count(*) desc limit $1`,
    [count, month, `${PROVINCE}.%`, formNosOf(await loadCatalogue(db), MAIN_BLOCK)],
  );
  const passwordHash = await hashSecret(SECRET);
  const officers: Officer[] = [];
  for (const { id, posts } of puskesmas) {
    const user = await makeUser(db, { role: 'PETUGAS_PUSKESMAS', puskesmas: { id }, passwordHash });
    officers.push({ username: user.username, posts });
  }
  return officers;
}
