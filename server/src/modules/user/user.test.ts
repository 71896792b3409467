import { makeOpd } from '@pokjanal/prisma/make/opd';
import { makePosyandu } from '@pokjanal/prisma/make/posyandu';
import { makePuskesmas } from '@pokjanal/prisma/make/puskesmas';
import { makeAssignment, makeUser } from '@pokjanal/prisma/make/user';
import { makeWilayah, makeWilayahChain } from '@pokjanal/prisma/make/wilayah';
import { beforeAll, describe, expect, it } from 'vitest';
import { kaderOf, officerOf, petugasOf } from '../../../test/actors.ts';
import { as } from '../../../test/as.ts';
import { useDatabase } from '../../../test/database.ts';
import type { UserActor } from '../../auth/actor.ts';
import type { Database } from '../../db/client.ts';
import { encodeGlobalId } from '../../graphql/ids.ts';
import { appoints } from './appoint.ts';

let db: Database;
let area: Awaited<ReturnType<typeof makeWilayahChain>>;
let otherKecamatan: Awaited<ReturnType<typeof makeWilayah>>;
let post: Awaited<ReturnType<typeof makePosyandu>>;
let strangePost: Awaited<ReturnType<typeof makePosyandu>>;

beforeAll(async () => {
  db = await useDatabase();
  area = await makeWilayahChain(db);
  otherKecamatan = await makeWilayah(db, { parent: area.kabkota });
  post = await makePosyandu(db, { desa: area.desa });
  strangePost = await makePosyandu(db);
});

const CREATE = `mutation($input: CreateUserInput!) { createUser(input: $input) {
  __typename
  ... on CreateUserSuccess { code codeExpiresAt user { id name username phoneMasked hasSecret abilities assignments { role posyandu { id } } } }
  ... on Error { code }
  ... on InvalidInputError { problems { path code } } } }`;
const ISSUE = `mutation($user: ID!) { issueOneTimeCode(user: $user) { __typename ... on IssueCodeSuccess { code } ... on Error { code } } }`;

type Outcome = {
  __typename: string;
  code?: string;
  problems?: { path: string; code: string }[];
  user?: Record<string, unknown>;
};
/** Codes and accounts name the officer who made them, so the caller must have an account too. */
async function asOfficer(actor: UserActor) {
  const email = `${actor.userId}@pokjanal.invalid`;
  await db.prisma.user.upsert({
    where: { id: actor.userId },
    create: { id: actor.userId, name: 'Petugas', email },
    update: {},
  });
  return as(db, actor);
}
const create = async (actor: UserActor, input: object) =>
  (await (await asOfficer(actor)).run<{ createUser: Outcome }>(CREATE, { input })).createUser;
const issue = async (actor: UserActor, userId: string) => {
  const user = encodeGlobalId('User', userId);
  return (await (await asOfficer(actor)).run<{ issueOneTimeCode: Outcome }>(ISSUE, { user })).issueOneTimeCode;
};
const kaderInput = (of = post) => ({
  name: 'Kader Melati',
  role: 'KADER',
  posyandu: encodeGlobalId('Posyandu', of.id),
});

describe('making an account', () => {
  it('gives the code once and shows the account to the officer', async () => {
    const made = await create(petugasOf(post), { ...kaderInput(), phone: '0813 0000 1111' });
    expect(made).toMatchObject({
      __typename: 'CreateUserSuccess',
      code: expect.stringMatching(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/),
      codeExpiresAt: '2026-11-23T03:00:00.000Z',
      user: {
        username: expect.stringMatching(/^kader\.melati\.\w{6}$/),
        phoneMasked: '+62813••••••11',
        hasSecret: false,
        abilities: ['user.issueCode'],
        assignments: [{ role: 'KADER', posyandu: { id: encodeGlobalId('Posyandu', post.id) } }],
      },
    });
  });

  it('is open for exactly the roles below one’s own', async () => {
    const places = {
      wilayah: {
        DESA: area.desa,
        KECAMATAN: area.kecamatan,
        KABKOTA: area.kabkota,
        PROVINSI: area.provinsi,
        NASIONAL: area.nasional,
      },
      puskesmas: await makePuskesmas(db, { wilayah: area.kecamatan }),
      opd: await makeOpd(db, { wilayah: area.desa }),
    };
    const placeOf = (role: string) => {
      if (role === 'KADER') return { posyandu: encodeGlobalId('Posyandu', post.id) };
      if (role === 'PETUGAS_PUSKESMAS') return { puskesmas: encodeGlobalId('Puskesmas', places.puskesmas.id) };
      if (role === 'PEJABAT_OPD') return { opd: encodeGlobalId('Opd', places.opd.id) };
      const level = {
        OPERATOR_DESA: 'DESA',
        ADMIN_KECAMATAN: 'KECAMATAN',
        ADMIN_KABKOTA: 'KABKOTA',
        ADMIN_PROVINSI: 'PROVINSI',
        ADMIN_PUSAT: 'NASIONAL',
      }[role];
      return { wilayah: encodeGlobalId('Wilayah', places.wilayah[(level ?? 'DESA') as 'DESA'].id) };
    };
    const officers = {
      ADMIN_PUSAT: area.nasional,
      ADMIN_PROVINSI: area.provinsi,
      ADMIN_KABKOTA: area.kabkota,
      ADMIN_KECAMATAN: area.kecamatan,
      OPERATOR_DESA: area.desa,
      VIEWER: area.kabkota,
      PARTNER: area.nasional,
    };
    for (const [own, at] of Object.entries(officers)) {
      const allowed: string[] = [];
      for (const role of Object.keys(appoints)) {
        const made = await create(officerOf(at, own as 'VIEWER'), { name: `Akun ${role}`, role, ...placeOf(role) });
        if (made.__typename === 'CreateUserSuccess') allowed.push(role);
      }
      expect(allowed.sort(), own).toEqual([...appoints[own as 'VIEWER']].sort());
    }
    expect((await create(kaderOf(post), kaderInput())).code).toBe('POSYANDU_NOT_FOUND');
  });

  it('reaches no further than the officer: another area’s post is not found', async () => {
    for (const officer of [officerOf(area.kabkota), officerOf(area.desa, 'OPERATOR_DESA'), petugasOf(post)]) {
      expect(await create(officer, kaderInput(strangePost))).toMatchObject({
        __typename: 'NotFoundError',
        code: 'POSYANDU_NOT_FOUND',
      });
    }
    const desk = { name: 'Kecamatan lain', role: 'OPERATOR_DESA', wilayah: encodeGlobalId('Wilayah', area.desa.id) };
    expect((await create(officerOf(otherKecamatan, 'ADMIN_KECAMATAN'), desk)).code).toBe('WILAYAH_NOT_FOUND');
  });

  it('does not add up the rights of two offices', async () => {
    const regent = officerOf(otherKecamatan, 'ADMIN_KECAMATAN');
    const operator = officerOf(area.desa, 'OPERATOR_DESA');
    const both = { ...regent, assignments: [...regent.assignments, ...operator.assignments] };
    const desk = { name: 'Operator', role: 'OPERATOR_DESA', wilayah: encodeGlobalId('Wilayah', area.desa.id) };
    expect((await create(both, desk)).code).toBe('FORBIDDEN_ACTION');
  });

  it('names bad fields, a missing place, a wrong level and a taken name', async () => {
    const admin = officerOf(area.kabkota);
    const taken = await makeUser(db, { posyandu: post });
    expect((await create(admin, { ...kaderInput(), name: ' ', username: 'X!', phone: '12' })).problems).toEqual([
      { path: 'name', code: 'REQUIRED' },
      { path: 'username', code: 'TOO_SHORT' },
      { path: 'phone', code: 'BAD_PHONE' },
    ]);
    expect((await create(admin, { ...kaderInput(), username: '081234567890' })).problems).toMatchObject([
      { path: 'username' },
    ]);
    expect((await create(admin, { name: 'A', role: 'KADER' })).problems).toEqual([
      { path: 'posyandu', code: 'REQUIRED' },
    ]);
    const wrongLevel = { name: 'A', role: 'ADMIN_KECAMATAN', wilayah: encodeGlobalId('Wilayah', area.desa.id) };
    expect((await create(admin, wrongLevel)).problems).toEqual([{ path: 'wilayah', code: 'WRONG_LEVEL' }]);
    expect((await create(admin, { ...kaderInput(), username: taken.username })).problems).toEqual([
      { path: 'username', code: 'NAME_TAKEN' },
    ]);
  });
});

describe('two officers at one moment', () => {
  it('cannot give the same name twice: one makes the account, the others hear that it is taken', async () => {
    const input = { ...kaderInput(), username: 'melati.bersama', phone: '0811 2222 3333' };
    const officers = [officerOf(area.kabkota), officerOf(area.kecamatan, 'ADMIN_KECAMATAN'), petugasOf(post)];
    const made = await Promise.all(officers.map((officer) => create(officer, input)));
    expect(made.filter((one) => one.__typename === 'CreateUserSuccess')).toHaveLength(1);
    for (const one of made.filter((other) => other.__typename !== 'CreateUserSuccess')) {
      expect(one.problems).toEqual([{ path: 'username', code: 'NAME_TAKEN' }]);
    }
    const samePhone = await create(officerOf(area.kabkota), { ...input, username: 'melati.sendiri' });
    expect(samePhone.problems).toEqual([{ path: 'phone', code: 'NAME_TAKEN' }]);
  });
});

describe('issuing a code', () => {
  it('is for officers above; a person out of sight is not found', async () => {
    const kader = await makeUser(db, { posyandu: post });
    expect((await issue(petugasOf(post), kader.id)).__typename).toBe('IssueCodeSuccess');
    expect((await issue(officerOf(area.provinsi, 'ADMIN_PROVINSI'), kader.id)).__typename).toBe('IssueCodeSuccess');
    expect((await issue(petugasOf(strangePost), kader.id)).code).toBe('USER_NOT_FOUND');
    expect((await issue(officerOf(otherKecamatan, 'ADMIN_KECAMATAN'), kader.id)).code).toBe('USER_NOT_FOUND');
  });

  it('does not open the account of an equal, nor of one who is more elsewhere', async () => {
    const colleague = await makeUser(db, { role: 'ADMIN_KABKOTA', wilayah: area.kabkota });
    expect((await issue(officerOf(area.kabkota), colleague.id)).code).toBe('FORBIDDEN_ACTION');
    const kader = await makeUser(db, { posyandu: post });
    await makeAssignment(db, kader, { role: 'ADMIN_PROVINSI', wilayah: area.provinsi });
    expect((await issue(officerOf(area.kabkota), kader.id)).code).toBe('FORBIDDEN_ACTION');
  });
});

describe('the list of accounts', () => {
  it('shows people who hold a role inside the reach, with those roles alone', async () => {
    const kader = await makeUser(db, { posyandu: post });
    await makeAssignment(db, kader, { role: 'KADER', posyandu: strangePost });
    const stranger = await makeUser(db, { posyandu: strangePost });
    const { users } = await as(db, officerOf(area.desa, 'OPERATOR_DESA')).run<{
      users: { nodes: { id: string; assignments: { posyandu: { id: string } }[] }[] };
    }>('{ users(first: 100) { nodes { id assignments { posyandu { id } } } } }');
    const found = users.nodes.find((node) => node.id === encodeGlobalId('User', kader.id));
    expect(found?.assignments).toEqual([{ posyandu: { id: encodeGlobalId('Posyandu', post.id) } }]);
    expect(users.nodes.map((node) => node.id)).not.toContain(encodeGlobalId('User', stranger.id));
  });
  it('is narrowed by role and by part of a name, and a role held out of sight does not find its holder', async () => {
    const kader = await makeUser(db, { posyandu: post, name: 'Anggrek Bulan' });
    await makeAssignment(db, kader, { role: 'VIEWER', wilayah: otherKecamatan });
    const desk = await makeUser(db, { role: 'OPERATOR_DESA', wilayah: area.desa, name: 'Anggrek Desa' });
    const find = async (actor: UserActor, args: string) => {
      const { users } = await as(db, actor).run<{ users: { totalCount: number; nodes: { id: string }[] } }>(
        `query($within: ID!) { users(first: 100, within: $within, ${args}) { totalCount nodes { id } } }`,
        { within: encodeGlobalId('Wilayah', area.kabkota.id) },
      );
      expect(users.totalCount).toBe(users.nodes.length);
      return users.nodes.map(({ id }) => id).sort();
    };
    const [kaderId, deskId] = [encodeGlobalId('User', kader.id), encodeGlobalId('User', desk.id)];
    const admin = officerOf(area.kabkota);
    expect(await find(admin, 'search: "anggrek"')).toEqual([kaderId, deskId].sort());
    expect(await find(admin, `search: "${desk.username?.toUpperCase()}"`)).toEqual([deskId]);
    expect(await find(admin, 'search: "anggrek", role: KADER')).toEqual([kaderId]);
    expect(await find(admin, 'search: "anggrek", role: VIEWER')).toEqual([kaderId]);
    expect(await find(officerOf(area.kecamatan, 'ADMIN_KECAMATAN'), 'search: "anggrek", role: VIEWER')).toEqual([]);
  });
});

describe('the form for a new account', () => {
  it('is offered the roles below the caller’s, with what each is held over', async () => {
    const offered = async (actor: UserActor) => {
      const { me } = await (await asOfficer(actor)).run<{ me: { appoints: object[] } }>(
        '{ me { appoints { role place level } } }',
      );
      return me.appoints;
    };
    expect(await offered(officerOf(area.kecamatan, 'ADMIN_KECAMATAN'))).toEqual([
      { role: 'KADER', place: 'POSYANDU', level: null },
      { role: 'OPERATOR_DESA', place: 'WILAYAH', level: 'DESA' },
    ]);
    expect(await offered(petugasOf(post))).toEqual([{ role: 'KADER', place: 'POSYANDU', level: null }]);
    expect(await offered(kaderOf(post))).toEqual([]);
  });
});
