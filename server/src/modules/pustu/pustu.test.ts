import { makePosyandu } from '@pokjanal/prisma/make/posyandu';
import { makePuskesmas } from '@pokjanal/prisma/make/puskesmas';
import { makePustu } from '@pokjanal/prisma/make/pustu';
import { makeUser } from '@pokjanal/prisma/make/user';
import { makeWilayah } from '@pokjanal/prisma/make/wilayah';
import { beforeAll, describe, expect, it } from 'vitest';
import { officerOf, petugasOf } from '../../../test/actors.ts';
import { as } from '../../../test/as.ts';
import { useDatabase } from '../../../test/database.ts';
import type { UserActor } from '../../auth/actor.ts';
import type { Database } from '../../db/client.ts';
import { encodeGlobalId } from '../../graphql/ids.ts';
import { fixedClock } from '../../lib/clock.ts';

const clock = fixedClock('2026-08-20T03:00:00Z');
const gid = (type: string, { id }: { id: string }) => encodeGlobalId(type, id);

let db: Database;
beforeAll(async () => {
  db = await useDatabase();
});

/** A district with a puskesmas that serves the whole of it, three villages, and its regency's admin. */
async function givenDistrict() {
  const kabkota = await makeWilayah(db, { level: 'KABKOTA' });
  const kecamatan = await makeWilayah(db, { parent: kabkota });
  const desa = [
    await makeWilayah(db, { parent: kecamatan, name: 'Atas' }),
    await makeWilayah(db, { parent: kecamatan, name: 'Bawah' }),
    await makeWilayah(db, { parent: kecamatan, name: 'Cabang' }),
  ] as const;
  const puskesmas = await makePuskesmas(db, { wilayah: kecamatan, areas: [kecamatan] });
  const admin: UserActor = { ...officerOf(kabkota), userId: (await makeUser(db)).id };
  return { kabkota, kecamatan, desa, puskesmas, admin };
}

type Scene = Awaited<ReturnType<typeof givenDistrict>>;
type Answer = {
  __typename: string;
  code?: string;
  problems?: { path: string; code: string }[];
  currentPustu?: { revision: number } | null;
  pustu?: { id: string; revision: number; name: string; isOpen: boolean; villages: { name: string }[] };
};

async function act(actor: UserActor, name: string, input: object): Promise<Answer> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const answer = await as(db, actor, clock).run<Record<string, Answer>>(
    `mutation ($input: ${type}!) { ${name}(input: $input) { __typename
      ... on Error { code } ... on InvalidInputError { problems { path code } }
      ... on ConflictError { currentPustu { revision } }
      ... on PustuSuccess { pustu { id revision name isOpen villages { name } } } } }`,
    { input },
  );
  return answer[name] as Answer;
}

const wrong = ({ problems }: Answer) => problems?.map(({ path, code }) => `${path} ${code}`);

function factsOf({ desa, puskesmas }: Scene, over: object = {}) {
  const [first, second] = desa;
  return {
    name: 'Pustu Atas',
    kind: 'PUSTU',
    wilayah: gid('Wilayah', first),
    puskesmas: gid('Puskesmas', puskesmas),
    villages: [gid('Wilayah', first), gid('Wilayah', second)],
    ...over,
  };
}

async function given() {
  const scene = await givenDistrict();
  const { pustu } = await act(scene.admin, 'openPustu', { facts: factsOf(scene), openedOn: '2021-03-01' });
  if (!pustu) throw new Error('not opened');
  return { ...scene, pustu };
}

const daysOf = (pustu: { id: string }) =>
  db.sql(
    `select w.name, a."from"::text, a."to"::text from "PustuArea" a join "Wilayah" w on w.id = a."wilayahId"
     where a."pustuId" = $1 order by a."from", w.name`,
    [Buffer.from(pustu.id, 'base64url').toString().split(':')[1]],
  );

const villages = ({ pustu }: Answer) => pustu?.villages.map(({ name }) => name);

describe('a pustu is entered', () => {
  it('with the villages it serves, from its first day on', async () => {
    const { pustu, admin } = await given();
    expect(pustu).toMatchObject({ revision: 0, isOpen: true, villages: [{ name: 'Atas' }, { name: 'Bawah' }] });
    expect(await daysOf(pustu)).toEqual([
      { name: 'Atas', from: '2021-03-01', to: null },
      { name: 'Bawah', from: '2021-03-01', to: null },
    ]);
    const { read } = await as(db, admin, clock).run<{ read: { changes: object[] } }>(
      'query ($id: ID!) { read: pustu(id: $id) { changes { action fields { field after } } } }',
      { id: pustu.id },
    );
    expect(read.changes).toMatchObject([{ action: 'pustu.opened' }]);
    expect(read.changes[0]).toMatchObject({
      fields: expect.arrayContaining([{ field: 'villages', after: 'Atas\nBawah' }]),
    });
  });

  it('not with what does not hold; all is said at once', async () => {
    const scene = await given();
    const { admin, kecamatan } = scene;
    const far = await makePuskesmas(db);
    const open = (over: object, openedOn: string | null = null) =>
      act(admin, 'openPustu', { facts: factsOf(scene, over), openedOn });
    expect(
      wrong(await open({ name: 'pustu atas', puskesmas: gid('Puskesmas', far), villages: [] }, '2026-09-01')),
    ).toEqual([
      'puskesmas PUSKESMAS_ELSEWHERE',
      'villages PUSTU_SERVES_NONE',
      'name PUSTU_SAME_NAME',
      'openedOn DAY_TOO_FAR',
    ]);
    const district = gid('Wilayah', kecamatan);
    const elsewhere = gid('Wilayah', far.wilayah);
    expect(wrong(await open({ name: ' ', wilayah: district, villages: [district, elsewhere] }))).toEqual([
      'name REQUIRED',
      'wilayah NOT_A_VILLAGE',
      'villages NOT_A_VILLAGE',
      'villages WILAYAH_NOT_FOUND',
    ]);
  });

  it('once, when several enter it at one instant', async () => {
    const scene = await givenDistrict();
    const facts = factsOf(scene);
    const answers = await Promise.all([1, 2, 3].map(() => act(scene.admin, 'openPustu', { facts })));
    expect(answers.map(({ __typename }) => __typename).toSorted()).toEqual([
      'InvalidInputError',
      'InvalidInputError',
      'PustuSuccess',
    ]);
  });

  it('by nobody without the right, and by nobody of elsewhere', async () => {
    const scene = await given();
    const post = await makePosyandu(db, { desa: scene.desa[0], puskesmas: scene.puskesmas });
    const input = { facts: factsOf(scene, { name: 'Lain' }) };
    expect((await act(petugasOf(post), 'openPustu', input)).__typename).toBe('ForbiddenError');
    const other = officerOf(await makeWilayah(db, { level: 'KABKOTA' }));
    expect(wrong(await act(other, 'openPustu', input))).toContain('wilayah WILAYAH_NOT_FOUND');
    const close = { pustu: scene.pustu.id, on: '2026-08-01', reason: 'x', expectedRevision: 0 };
    expect(await act(other, 'closePustu', close)).toMatchObject({ code: 'PUSTU_NOT_FOUND' });
    expect((await act(petugasOf(post), 'closePustu', close)).__typename).toBe('ForbiddenError');
  });
});

describe('a pustu is put right', () => {
  it('and serves other villages from a day on; the former ones stay on record; the second who writes is told', async () => {
    const scene = await given();
    const { admin, pustu, desa } = scene;
    const facts = factsOf(scene, { kind: 'POSKESDES', villages: [gid('Wilayah', desa[0]), gid('Wilayah', desa[2])] });
    const input = { pustu: pustu.id, facts, on: '2026-05-01', expectedRevision: 0 };
    expect(villages(await act(admin, 'correctPustu', input))).toEqual(['Atas', 'Cabang']);
    expect(await daysOf(pustu)).toEqual([
      { name: 'Atas', from: '2021-03-01', to: null },
      { name: 'Bawah', from: '2021-03-01', to: '2026-04-30' },
      { name: 'Cabang', from: '2026-05-01', to: null },
    ]);
    expect(await act(admin, 'correctPustu', input)).toMatchObject({
      code: 'STALE_PUSTU',
      currentPustu: { revision: 1 },
    });
    const early = { ...input, expectedRevision: 1, on: '2020-01-01' };
    expect(wrong(await act(admin, 'correctPustu', early))).toEqual(['on DAY_BEFORE_START']);
  });
});

describe('a pustu closes', () => {
  it('at the end of a day with a reason, serves no village then, and opens again for those it served', async () => {
    const { admin, pustu } = await given();
    const close = (over: object) =>
      act(admin, 'closePustu', {
        pustu: pustu.id,
        on: '2026-06-30',
        reason: 'tidak ada bidan',
        expectedRevision: 0,
        ...over,
      });
    expect(wrong(await close({ on: '2026-09-01', reason: ' ' }))).toEqual(['on DAY_TOO_FAR', 'reason REASON_REQUIRED']);
    expect((await close({})).pustu).toMatchObject({ isOpen: false, villages: [], revision: 1 });
    expect(await close({ expectedRevision: 1 })).toMatchObject({ code: 'PUSTU_CLOSED' });
    const reopen = (on: string) => act(admin, 'reopenPustu', { pustu: pustu.id, on, expectedRevision: 1 });
    expect(wrong(await reopen('2026-06-30'))).toEqual(['on DAY_BEFORE_START']);
    const opened = await reopen('2026-08-01');
    expect(opened.pustu).toMatchObject({ isOpen: true, revision: 2 });
    expect(villages(opened)).toEqual(['Atas', 'Bawah']);
    expect(await daysOf(pustu)).toEqual([
      { name: 'Atas', from: '2021-03-01', to: '2026-06-30' },
      { name: 'Bawah', from: '2021-03-01', to: '2026-06-30' },
      { name: 'Atas', from: '2026-08-01', to: null },
      { name: 'Bawah', from: '2026-08-01', to: null },
    ]);
    expect(await act(admin, 'reopenPustu', { pustu: pustu.id, on: '2026-08-02', expectedRevision: 2 })).toMatchObject({
      code: 'PUSTU_OPEN',
    });
  });

  it('and a closed one can still be put right, without coming to serve a village', async () => {
    const scene = await given();
    const { admin, pustu } = scene;
    await act(admin, 'closePustu', { pustu: pustu.id, on: '2026-06-30', reason: 'pindah', expectedRevision: 0 });
    const facts = factsOf(scene, { name: 'Pustu Lama' });
    const done = await act(admin, 'correctPustu', { pustu: pustu.id, facts, expectedRevision: 1 });
    expect(done.pustu).toMatchObject({ name: 'Pustu Lama', isOpen: false, villages: [] });
  });

  it('or is taken back as entered by mistake, and is in no list then', async () => {
    const { admin, pustu, kabkota } = await given();
    const input = { pustu: pustu.id, reason: 'tercatat dua kali', expectedRevision: 0 };
    expect((await act(admin, 'withdrawPustu', input)).__typename).toBe('PustuSuccess');
    const { pustuList } = await as(db, admin, clock).run<{ pustuList: object }>(
      'query ($within: ID) { pustuList(within: $within) { totalCount nodes { id } } }',
      { within: gid('Wilayah', kabkota) },
    );
    expect(pustuList).toEqual({ totalCount: 0, nodes: [] });
    expect(await act(admin, 'withdrawPustu', { ...input, expectedRevision: 1 })).toMatchObject({
      code: 'PUSTU_WITHDRAWN',
    });
  });
});

const TREE = `query ($within: ID) { puskesmasList(within: $within) { nodes {
  name network { pustu villageCount withoutPustu villages { name hasPustu } }
  pustu { name kind wilayah { name } villages { name } posyandu { name wilayah { name } } } } } }`;

describe('the network of a puskesmas', () => {
  it('is walked down to the posts in as few statements whatever its size', async () => {
    const { kabkota, kecamatan, desa, puskesmas, admin } = await givenDistrict();
    const grow = async (name: string, village: (typeof desa)[number], served: readonly (typeof desa)[number][]) => {
      await makePustu(db, { name, wilayah: village, villages: served, puskesmas });
      await makePosyandu(db, { name: `Pos ${name}`, desa: village, puskesmas });
    };
    await grow('Pustu A', desa[0], [desa[0], desa[1]]);
    await makePosyandu(db, { name: 'Pos lain', desa: desa[0], puskesmas: await makePuskesmas(db) });
    const caller = as(db, admin, clock);
    const within = gid('Wilayah', kabkota);
    expect(await caller.run(TREE, { within })).toEqual({
      puskesmasList: {
        nodes: [
          {
            name: puskesmas.name,
            network: {
              pustu: 1,
              villageCount: 3,
              withoutPustu: 1,
              villages: [
                { name: 'Atas', hasPustu: true },
                { name: 'Bawah', hasPustu: true },
                { name: 'Cabang', hasPustu: false },
              ],
            },
            pustu: [
              {
                name: 'Pustu A',
                kind: 'PUSTU',
                wilayah: { name: 'Atas' },
                villages: [{ name: 'Atas' }, { name: 'Bawah' }],
                posyandu: [{ name: 'Pos Pustu A', wilayah: { name: 'Atas' } }],
              },
            ],
          },
        ],
      },
    });
    const small = caller.cost();
    for (const letter of ['B', 'C', 'D', 'E']) await grow(`Pustu ${letter}`, desa[2], [desa[2]]);
    await makePuskesmas(db, { wilayah: kecamatan, areas: [desa[1]] });
    await caller.run(TREE, { within });
    expect(caller.cost()).toBe(small);
  });

  it('is seen in the village too, by whoever may see it', async () => {
    const { desa, admin, pustu } = await given();
    const read = (actor: UserActor) =>
      as(db, actor, clock).run<object>('query ($id: ID!) { wilayah(id: $id) { pustu { id } } }', {
        id: gid('Wilayah', desa[1]),
      });
    expect(await read(admin)).toEqual({ wilayah: { pustu: [{ id: pustu.id }] } });
    expect(await read(officerOf(await makeWilayah(db, { level: 'KABKOTA' })))).toEqual({ wilayah: { pustu: [] } });
  });

  it('stands beside the area tree: a village names its puskesmas, by itself or by its district; a regency none', async () => {
    const { kabkota, kecamatan, desa, puskesmas, admin } = await givenDistrict();
    const other = await makePuskesmas(db, { wilayah: kecamatan, name: 'Zamrud', areas: [desa[2]] });
    const read = async (area: { id: string }) =>
      (
        await as(db, admin, clock).run<{ wilayah: { servedBy: { name: string }[] } }>(
          'query ($id: ID!) { wilayah(id: $id) { servedBy { name } } }',
          { id: gid('Wilayah', area) },
        )
      ).wilayah.servedBy.map(({ name }) => name);
    expect(await read(desa[0])).toEqual([puskesmas.name]);
    expect(await read(desa[2])).toEqual([puskesmas.name, other.name]);
    expect(await read(kecamatan)).toEqual([puskesmas.name, other.name]);
    expect(await read(kabkota)).toEqual([]);
  });

  it('keeps its puskesmas from being taken back', async () => {
    const { admin, puskesmas } = await given();
    const { withdrawPuskesmas } = await as(db, admin, clock).run<{ withdrawPuskesmas: object }>(
      `mutation ($input: WithdrawPuskesmasInput!) { withdrawPuskesmas(input: $input) { __typename
        ... on Error { code } ... on ConflictError { currentPuskesmas { name revision abilities } } } }`,
      { input: { puskesmas: gid('Puskesmas', puskesmas), reason: 'salah', expectedRevision: 0 } },
    );
    expect(withdrawPuskesmas).toEqual({
      __typename: 'ConflictError',
      code: 'PUSKESMAS_COUNTED',
      currentPuskesmas: { name: puskesmas.name, revision: 0, abilities: expect.arrayContaining(['puskesmas.manage']) },
    });
  });
});
