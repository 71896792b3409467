import { readFileSync } from 'node:fs';
import { makeOpd } from '@pokjanal/prisma/make/opd';
import { makePokjanal } from '@pokjanal/prisma/make/pokjanal';
import { makePosyandu } from '@pokjanal/prisma/make/posyandu';
import { makePuskesmas } from '@pokjanal/prisma/make/puskesmas';
import { makeUser } from '@pokjanal/prisma/make/user';
import { makeWilayah, makeWilayahChain, type MadeWilayah } from '@pokjanal/prisma/make/wilayah';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Actor, ANONYMOUS, systemActor, type Target, type UserActor } from '../src/auth/actor.ts';
import { loadPerson } from '../src/auth/load-actor.sql.ts';
import {
  abilitiesFor,
  abilitiesOf,
  type Action,
  actions,
  assertCan,
  can,
  may,
  policy,
  reach,
} from '../src/auth/policy.ts';
import { covers, reachSql } from '../src/auth/reach.ts';
import { visible } from '../src/auth/visible.ts';
import type { Database } from '../src/db/client.ts';
import { useDatabase } from './database.ts';
import { actorAtHome, answer, columnsOf, renderPermissions, roles } from './permissions-grid.ts';

/** Names and shapes of areas are on every map; what happens in them is not. */
const NO_SECRET: readonly Action[] = ['wilayah.read', 'boundary.read'];

const isWrite = (action: Action) => policy[action].kind === 'write';

describe('the page of rights', () => {
  it('is the committed one; after a wanted change run `npm run permissions -w server`', () => {
    expect(readFileSync(new URL('../../docs/permissions.md', import.meta.url), 'utf8')).toBe(renderPermissions());
  });
});

describe('the rights table', () => {
  it('gives nobody above the puskesmas the figures of a post to edit', () => {
    const typists = policy['submission.submit'].grants.flatMap((grant): readonly string[] => grant.roles);
    expect(typists).toEqual(['KADER', 'PETUGAS_PUSKESMAS', 'OPERATOR_DESA']);
  });

  it('lets no role write, nor read posts, reports or sums, in a sibling or parent area', () => {
    const open: string[] = [];
    for (const action of actions) {
      for (const column of columnsOf[policy[action].subject]) {
        if (!/sibling area|parent area/.test(column.title) || NO_SECRET.includes(action)) continue;
        open.push(
          ...roles.filter((role) => answer(role, action, column)).map((role) => `${role} ${action} ${column.title}`),
        );
      }
    }
    expect(open).toEqual([]);
  });

  it('gives a caller who has not signed in nothing at all', () => {
    expect(abilitiesOf(ANONYMOUS)).toEqual([]);
    for (const action of actions) {
      expect(() => assertCan(ANONYMOUS, action, { path: '/1/' })).toThrow(
        expect.objectContaining({ code: 'UNAUTHENTICATED' }),
      );
    }
  });

  it('lets a token read what its owner reads, and write nothing', () => {
    for (const role of roles) {
      const readable = actions.filter((action) => may(actorAtHome(role), action) && !isWrite(action));
      expect(abilitiesOf(actorAtHome(role, true)), role).toEqual(readable);
    }
  });

  it('lets our own workers do everything', () => {
    expect(abilitiesOf(systemActor('worker'))).toEqual(actions);
  });

  it('tells a thing out of sight as not found, and one in sight as forbidden', () => {
    const kader = actorAtHome('KADER');
    const ownPost = { path: '/1/2/3/4/5/', posyanduId: 'post-own', unitNo: 701 };
    const otherPost = { path: '/1/2/3/4/5/', posyanduId: 'post-2', unitNo: 702 };
    expect(() => assertCan(kader, 'submission.submit', ownPost)).not.toThrow();
    expect(() => assertCan(kader, 'submission.verify', ownPost)).toThrow(
      expect.objectContaining({ code: 'FORBIDDEN_ACTION' }),
    );
    expect(() => assertCan(kader, 'submission.submit', otherPost)).toThrow(
      expect.objectContaining({ code: 'REPORT_NOT_FOUND' }),
    );
    expect(() => assertCan(actorAtHome('KADER', true), 'submission.submit', ownPost)).toThrow(
      expect.objectContaining({ code: 'TOKEN_READ_ONLY' }),
    );
    expect(abilitiesFor(kader, 'report', ownPost)).toEqual(['submission.submit']);
    expect(abilitiesFor(kader, 'report', otherPost)).toEqual([]);
  });

  it('keeps the limit of a shallow right to its own subtree when a person holds another role elsewhere', () => {
    const viewer = actorAtHome('VIEWER');
    const both: UserActor = {
      ...viewer,
      assignments: [
        ...viewer.assignments,
        { id: 'second', role: 'ADMIN_KECAMATAN', wilayah: { id: 'x', no: 9, path: '/1/2/9/7/', level: 'KECAMATAN' } },
      ],
    };
    expect(can(both, 'analytics.read', { path: '/1/2/3/4/5/' })).toBe(false);
    expect(can(both, 'analytics.read', { path: '/1/2/9/7/6/' })).toBe(true);
  });
});

/** Two whole branches of a country, with a thing of every kind at many places. */
async function givenCountry(db: Database) {
  const chain = await makeWilayahChain(db);
  const areas: MadeWilayah[] = Object.values(chain);
  const branch = async (parent: MadeWilayah): Promise<void> => {
    const below = await makeWilayah(db, { parent });
    areas.push(below);
    if (below.level !== 'DESA') await branch(below);
  };
  for (const parent of [chain.nasional, chain.provinsi, chain.kabkota, chain.kecamatan]) await branch(parent);
  const ofLevel = (level: string) => areas.filter((area) => area.level === level);
  const own = await makePuskesmas(db, { wilayah: chain.kecamatan, areas: [chain.desa] });
  const mentors = [own];
  for (const wilayah of ofLevel('KECAMATAN')) mentors.push(await makePuskesmas(db, { wilayah }));
  const posts = [];
  for (const desa of ofLevel('DESA')) {
    for (const puskesmas of [own, mentors[1] ?? own]) posts.push(await makePosyandu(db, { desa, puskesmas }));
  }
  const opd = [];
  for (const wilayah of [...ofLevel('KABKOTA'), ...ofLevel('DESA')]) opd.push(await makeOpd(db, { wilayah }));
  const groups = [];
  for (const wilayah of areas) groups.push(await makePokjanal(db, { wilayah }));
  await db.prisma.pokjanalMember.create({ data: { pokjanalId: groups.at(-1)?.id ?? '', opdId: opd[0]?.id ?? '' } });
  return { chain, areas, mentors, posts, opd, groups };
}

describe('the three faces of a reach', () => {
  let db: Database;
  let country: Awaited<ReturnType<typeof givenCountry>>;
  let people: { role: string; actor: Actor }[];

  beforeAll(async () => {
    db = await useDatabase();
    country = await givenCountry(db);
    const { chain, posts, mentors, opd } = country;
    const homes = [
      { role: 'KADER', posyandu: posts[0] },
      { role: 'OPERATOR_DESA', wilayah: chain.desa },
      { role: 'PETUGAS_PUSKESMAS', puskesmas: mentors[0] },
      { role: 'ADMIN_KECAMATAN', wilayah: chain.kecamatan },
      { role: 'ADMIN_KABKOTA', wilayah: chain.kabkota },
      { role: 'ADMIN_PROVINSI', wilayah: chain.provinsi },
      { role: 'ADMIN_PUSAT', wilayah: chain.nasional },
      { role: 'PEJABAT_OPD', opd: opd[0] },
      { role: 'VIEWER', wilayah: chain.kabkota },
      { role: 'PARTNER', wilayah: chain.provinsi },
    ] as Parameters<typeof makeUser>[1][];
    people = [{ role: 'nobody', actor: ANONYMOUS }];
    for (const home of homes) {
      const user = await makeUser(db, home);
      const person = await loadPerson(db, user.id, '2026-11-21');
      if (!person) throw new Error('The person just made is not there');
      people.push({ role: user.assignment.role, actor: { kind: 'user', ...person, via: 'session', readOnly: false } });
    }
  });

  /** Compares, for one kind of thing, what Prisma finds, what SQL finds, and what is said of each thing in memory. */
  async function expectOneAnswer(
    action: Action,
    things: { id: string; target: Target }[],
    byPrisma: (actor: Actor, ids: string[]) => Promise<{ id: string }[]>,
    bySql: (condition: (columns: Parameters<typeof reachSql>[1]) => string) => string,
  ) {
    const ids = things.map((thing) => thing.id);
    const sizes: number[] = [];
    for (const { role, actor } of people) {
      const within = reach(actor, action);
      const inMemory = things.filter((thing) => covers(within, thing.target)).map((thing) => thing.id);
      const params: unknown[] = [ids];
      const text = bySql((columns) => reachSql(within, columns, params));
      const fromSql = (await db.sql<{ id: string }>(text, params)).map((row) => row.id);
      const fromPrisma = (await byPrisma(actor, ids)).map((row) => row.id);
      expect(fromSql.sort(), `SQL, ${role} ${action}`).toEqual(inMemory.sort());
      expect(fromPrisma.sort(), `Prisma, ${role} ${action}`).toEqual(inMemory);
      sizes.push(inMemory.length);
    }
    expect(Math.max(...sizes), `somebody sees something by ${action}`).toBeGreaterThan(0);
    expect(sizes[0], 'nobody sees nothing').toBe(0);
  }

  it('agree on areas and sums', async () => {
    const things = country.areas.map(({ id, path }) => ({ id, target: { path } }));
    for (const action of ['wilayah.read', 'analytics.read'] as const) {
      await expectOneAnswer(
        action,
        things,
        (actor, ids) => db.prisma.wilayah.findMany({ where: { AND: [{ id: { in: ids } }, visible(actor, action)] } }),
        (within) => `select w."id" from "Wilayah" w where w."id" = any($1::uuid[]) and ${within({ path: 'w."path"' })}`,
      );
    }
  });

  it('agree on posts and their reports', async () => {
    const things = country.posts.map(({ id, unitNo, desa, puskesmas }) => ({
      id,
      target: {
        path: desa.path,
        posyanduId: id,
        unitNo,
        puskesmasId: puskesmas?.id ?? null,
        puskesmasNo: puskesmas?.no ?? null,
      },
    }));
    const columns = { path: 'w."path"', puskesmas: 'u."puskesmasNo"', unit: 'u."no"' };
    for (const action of ['posyandu.read', 'report.read'] as const) {
      await expectOneAnswer(
        action,
        things,
        (actor, ids) => db.prisma.posyandu.findMany({ where: { AND: [{ id: { in: ids } }, visible(actor, action)] } }),
        (within) =>
          `select y."id" from "Posyandu" y join "Unit" u on u."posyanduId" = y."id" join "Wilayah" w on w."id" = y."wilayahId"
           where y."id" = any($1::uuid[]) and ${within(columns)}`,
      );
    }
  });

  it('agree on puskesmas, agencies and groups', async () => {
    await expectOneAnswer(
      'puskesmas.read',
      country.mentors.map(({ id, no, wilayah }) => ({
        id,
        target: { path: wilayah.path, puskesmasId: id, puskesmasNo: no },
      })),
      (actor, ids) =>
        db.prisma.puskesmas.findMany({ where: { AND: [{ id: { in: ids } }, visible(actor, 'puskesmas.read')] } }),
      (within) =>
        `select p."id" from "Puskesmas" p join "Wilayah" w on w."id" = p."wilayahId"
         where p."id" = any($1::uuid[]) and ${within({ path: 'w."path"', puskesmas: 'p."no"' })}`,
    );
    await expectOneAnswer(
      'opd.read',
      country.opd.map(({ id, wilayah }) => ({ id, target: { path: wilayah.path, opdId: id } })),
      (actor, ids) => db.prisma.opd.findMany({ where: { AND: [{ id: { in: ids } }, visible(actor, 'opd.read')] } }),
      (within) =>
        `select o."id" from "Opd" o join "Wilayah" w on w."id" = o."wilayahId"
         where o."id" = any($1::uuid[]) and ${within({ path: 'w."path"', opd: 'o."id"' })}`,
    );
    const lastGroup = country.groups.at(-1)?.id;
    await expectOneAnswer(
      'pokjanal.read',
      country.groups.map(({ id, wilayah }) => ({
        id,
        target: { path: wilayah.path, ...(id === lastGroup ? { opdIds: [country.opd[0]?.id ?? ''] } : {}) },
      })),
      (actor, ids) =>
        db.prisma.pokjanal.findMany({ where: { AND: [{ id: { in: ids } }, visible(actor, 'pokjanal.read')] } }),
      (within) =>
        `select distinct g."id" from "Pokjanal" g join "Wilayah" w on w."id" = g."wilayahId"
         left join "PokjanalMember" m on m."pokjanalId" = g."id"
         where g."id" = any($1::uuid[]) and ${within({ path: 'w."path"', opd: 'm."opdId"' })}`,
    );
  });
});
