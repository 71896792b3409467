import { makeOpd } from '@pokjanal/prisma/make/opd';
import { makePokjanal } from '@pokjanal/prisma/make/pokjanal';
import { makeUser } from '@pokjanal/prisma/make/user';
import { makeWilayah } from '@pokjanal/prisma/make/wilayah';
import { beforeAll, describe, expect, it } from 'vitest';
import { officerOf } from '../../../test/actors.ts';
import { as } from '../../../test/as.ts';
import { useDatabase } from '../../../test/database.ts';
import type { Actor } from '../../auth/actor.ts';
import type { Database } from '../../db/client.ts';
import { encodeGlobalId } from '../../graphql/ids.ts';
import { fixedClock } from '../../lib/clock.ts';

const clock = fixedClock('2026-08-20T03:00:00Z');
let db: Database;
beforeAll(async () => {
  db = await useDatabase();
});

type Answer = {
  __typename: string;
  code?: string;
  problems?: { path: string; code: string }[];
  currentOpd?: { revision: number } | null;
  opd?: { name: string; revision: number };
};

const gid = (type: string, { id }: { id: string }) => encodeGlobalId(type, id);

async function act(name: 'renameOpd' | 'undoOpdRename', actor: Actor, input: object): Promise<Answer> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const answer = await as(db, actor, clock).run<Record<string, Answer>>(
    `mutation ($input: ${type}!) { ${name}(input: $input) { __typename ... on Error { code }
      ... on InvalidInputError { problems { path code } } ... on ConflictError { currentOpd { revision } }
      ... on OpdSuccess { opd { name revision } } } }`,
    { input },
  );
  return answer[name] as Answer;
}

async function given() {
  const kabkota = await makeWilayah(db);
  const opd = await makeOpd(db, { wilayah: kabkota, name: 'BKKBN Kabupaten', shortName: 'BKKBN', from: '2010-01-01' });
  const admin = { ...officerOf(kabkota), userId: (await makeUser(db)).id };
  const rename = (over: object = {}, actor: Actor = admin) =>
    act('renameOpd', actor, {
      opd: gid('Opd', opd),
      name: 'Dinas P2KB',
      shortName: 'DP2KB',
      on: '2017-01-02',
      basis: 'Perda 7/2016',
      expectedRevision: 0,
      ...over,
    });
  return { kabkota, opd, admin, rename };
}

const wrong = ({ problems }: Answer) => problems?.map(({ path, code }) => `${path} ${code}`);

describe('an agency is renamed', () => {
  it('from a day on: the former name stays with its days, answers of a day call it so, and a search finds it', async () => {
    const { kabkota, opd, admin, rename } = await given();
    expect(await rename()).toMatchObject({ opd: { name: 'Dinas P2KB', revision: 1 } });
    const again = {
      name: 'Dinas KBP3A',
      shortName: null,
      on: '2021-03-01',
      basis: 'Perbup 4/2021',
      expectedRevision: 1,
    };
    expect(await rename(again)).toMatchObject({ opd: { name: 'Dinas KBP3A', revision: 2 } });
    const ask = `query ($id: ID!, $within: ID!) {
      opd(id: $id) { name shortName day0: name(on: "2017-01-01") short0: shortName(on: "2017-01-01") day1: name(on: "2017-01-02")
        day2: name(on: "2021-02-28") day3: name(on: "2021-03-01") short3: shortName(on: "2021-03-01")
        formerNames { name shortName from until basis } changes { action revision fields { field before after } } abilities }
      opdList(within: $within, search: "p2kb") { totalCount nodes { name } } }`;
    const asked = await as(db, admin, clock).run(ask, { id: gid('Opd', opd), within: gid('Wilayah', kabkota) });
    expect(asked).toMatchObject({
      opd: {
        name: 'Dinas KBP3A',
        shortName: null,
        day0: 'BKKBN Kabupaten',
        short0: 'BKKBN',
        day1: 'Dinas P2KB',
        day2: 'Dinas P2KB',
        day3: 'Dinas KBP3A',
        short3: null,
        formerNames: [
          { name: 'Dinas P2KB', shortName: 'DP2KB', from: '2017-01-02', until: '2021-02-28', basis: 'Perbup 4/2021' },
          {
            name: 'BKKBN Kabupaten',
            shortName: 'BKKBN',
            from: '2010-01-01',
            until: '2017-01-01',
            basis: 'Perda 7/2016',
          },
        ],
        changes: [
          { action: 'opd.renamed', revision: 2 },
          { action: 'opd.renamed', revision: 1 },
        ],
        abilities: expect.arrayContaining(['opd.manage']),
      },
      opdList: { totalCount: 1, nodes: [{ name: 'Dinas KBP3A' }] },
    });
  });

  it('and the graph and the lists of members as of a day name it as it was called then', async () => {
    const { kabkota, opd, admin, rename } = await given();
    const group = await makePokjanal(db, {
      wilayah: kabkota,
      seats: [{ code: 'ANGGOTA', name: 'Anggota', holder: { office: 'Kepala', opdId: opd.id } }],
    });
    await db.prisma.pokjanalMember.create({ data: { pokjanalId: group.id, opdId: opd.id } });
    await rename();
    const ask = `query ($within: ID!, $group: ID!, $on: Day!) {
      pokjanalGraph(within: $within, on: $on) { nodes { kind name } }
      pokjanal(id: $group) { memberships(on: $on) { opd { name(on: $on) } } seats(on: $on) { holders(on: $on) { opd { name(on: $on) } } } }
    }`;
    const on = async (day: string) => {
      const values = { within: gid('Wilayah', kabkota), group: gid('Pokjanal', group), on: day };
      return JSON.stringify(await as(db, admin, clock).run(ask, values)).match(/BKKBN Kabupaten|Dinas P2KB/g);
    };
    expect(await on('2016-12-31')).toEqual(['BKKBN Kabupaten', 'BKKBN Kabupaten', 'BKKBN Kabupaten']);
    expect(await on('2026-08-20')).toEqual(['Dinas P2KB', 'Dinas P2KB', 'Dinas P2KB']);
    const search = `query ($within: ID!, $on: Day!) { findInGraph(within: $within, on: $on, search: "bkkbn") { name } }`;
    const found = await as(db, admin, clock).run(search, { within: gid('Wilayah', kabkota), on: '2026-08-20' });
    expect(JSON.stringify(found)).toContain('Dinas P2KB');
  });

  it('not without a name, a basis and a day that can be; all said at once', async () => {
    const { kabkota, rename } = await given();
    await makeOpd(db, { wilayah: kabkota, name: 'Dinas Sosial' });
    expect(wrong(await rename({ name: 'dinas sosial', on: '2010-01-01', basis: ' ' }))).toEqual([
      'name OPD_SAME_NAME',
      'on DAY_BEFORE_START',
      'basis REQUIRED',
    ]);
    expect(wrong(await rename({ name: 'BKKBN Kabupaten', shortName: 'BKKBN', on: '2026-08-21' }))).toEqual([
      'name OPD_NAME_KEPT',
      'on DAY_TOO_FAR',
    ]);
    await rename();
    const early = { name: 'Lain', on: '2017-01-02', expectedRevision: 1 };
    expect(wrong(await rename(early))).toEqual(['on DAY_BEFORE_START']);
  });

  it('by who saw it as it stands, within reach and with the right; a mistake is taken back', async () => {
    const { kabkota, opd, admin, rename } = await given();
    const elsewhere = officerOf(await makeWilayah(db));
    expect((await rename({}, elsewhere)).code).toBe('OPD_NOT_FOUND');
    expect((await rename({}, officerOf(kabkota, 'VIEWER'))).__typename).toBe('ForbiddenError');
    const both = await Promise.all([rename(), rename({ name: 'Dinas Lain' })]);
    expect(both.map(({ code }) => code ?? 'OK').sort()).toEqual(['OK', 'STALE_OPD']);
    expect(both.find(({ code }) => code)).toMatchObject({ currentOpd: { revision: 1 } });
    const undo = { opd: gid('Opd', opd), reason: 'salah OPD', expectedRevision: 1 };
    expect(wrong(await act('undoOpdRename', admin, { ...undo, reason: ' ' }))).toEqual(['reason REASON_REQUIRED']);
    expect(await act('undoOpdRename', admin, undo)).toMatchObject({ opd: { name: 'BKKBN Kabupaten', revision: 2 } });
    expect(await db.prisma.opdName.count({ where: { opdId: opd.id } })).toBe(0);
    expect((await act('undoOpdRename', admin, { ...undo, expectedRevision: 2 })).code).toBe('OPD_NEVER_RENAMED');
  });
});
