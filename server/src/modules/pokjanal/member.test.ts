import { makeEvidence } from '@pokjanal/prisma/make/evidence';
import { makeOpd } from '@pokjanal/prisma/make/opd';
import { makePokjanal } from '@pokjanal/prisma/make/pokjanal';
import { makeUser } from '@pokjanal/prisma/make/user';
import { makeWilayah } from '@pokjanal/prisma/make/wilayah';
import { beforeAll, describe, expect, it } from 'vitest';
import { as } from '../../../test/as.ts';
import { useDatabase } from '../../../test/database.ts';
import type { UserActor } from '../../auth/actor.ts';
import { loadPerson } from '../../auth/load-actor.sql.ts';
import { visibleEvidence } from '../../auth/visible.ts';
import type { Database } from '../../db/client.ts';
import { act, gid, givenGroup, hold, problemsOf } from './seat.fixture.ts';

let db: Database;

beforeAll(async () => {
  db = await useDatabase();
});

describe('agencies join a group', () => {
  it('from a day on, leave, and join again, never twice in the same days', async () => {
    const { group, opd, admin } = await givenGroup(db);
    const join = (from: string, to?: string) =>
      act(db, admin, 'joinMembers', { pokjanal: gid('Pokjanal', group), opds: [gid('Opd', opd)], from, to });
    const [first] = (await join('2024-01-01')).memberships ?? [];
    const leave = (on: string) => act(db, admin, 'leaveMember', { membership: first?.id, on });
    expect(problemsOf(await join('2025-01-01'))).toEqual(['opds.0 MEMBER_ALREADY']);
    expect((await leave('2024-12-31')).membership).toMatchObject({ to: '2024-12-31' });
    expect(await leave('2025-01-31')).toMatchObject({ __typename: 'ConflictError', code: 'MEMBER_LEFT' });
    expect(problemsOf(await leave('2023-12-31'))).toEqual(['on DAY_BEFORE_START']);
    expect((await join('2026-01-01')).memberships).toMatchObject([{ opd: { name: 'Dinas Kesehatan' } }]);
    const { pokjanal } = await as(db, admin).run<{ pokjanal: Record<string, object[]> }>(
      `query ($id: ID!) { pokjanal(id: $id) {
        early: members(on: "2024-12-31") { name } between: members(on: "2025-06-01") { name } now: members { name } } }`,
      { id: gid('Pokjanal', group) },
    );
    expect(pokjanal).toEqual({ early: [{ name: opd.name }], between: [], now: [{ name: opd.name }] });
  });

  it('one of two who let it join in the same moment is refused', async () => {
    const { group, opd, admin } = await givenGroup(db);
    const input = { pokjanal: gid('Pokjanal', group), opds: [gid('Opd', opd)], from: '2026-01-01' };
    const answers = await Promise.all([1, 2, 3].map(() => act(db, admin, 'joinMembers', input)));
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual([
      'InvalidInputError',
      'InvalidInputError',
      'JoinMembersSuccess',
    ]);
  });

  it('by nobody without the right, and not a group of a sibling area', async () => {
    const { group, opd, viewer, stranger } = await givenGroup(db);
    const input = { pokjanal: gid('Pokjanal', group), opds: [gid('Opd', opd)], from: '2026-01-01' };
    expect((await act(db, viewer, 'joinMembers', input)).__typename).toBe('ForbiddenError');
    expect(await act(db, stranger, 'joinMembers', input)).toMatchObject({ code: 'POKJANAL_NOT_FOUND' });
  });

  it('with all problems said at once', async () => {
    const { group, opd, sibling, admin } = await givenGroup(db);
    const elsewhere = await makeOpd(db, { wilayah: sibling });
    const refused = await act(db, admin, 'joinMembers', {
      pokjanal: gid('Pokjanal', group),
      opds: [gid('Opd', elsewhere), gid('Opd', opd), gid('Opd', opd)],
      from: '2026-01-01',
      to: '2025-01-01',
    });
    expect(problemsOf(refused)).toEqual(['to DAY_BEFORE_START', 'opds.0 OPD_NOT_FOUND']);
    const twice = await act(db, admin, 'joinMembers', {
      pokjanal: gid('Pokjanal', group),
      opds: [gid('Opd', opd), gid('Opd', opd)],
      from: '2026-01-01',
    });
    expect(problemsOf(twice)).toEqual(['opds.1 OPD_TWICE']);
  });

  it('out of those in line with its area, whom only its managers are shown', async () => {
    const { group, regency, province, sibling, admin, viewer } = await givenGroup(db);
    await makeOpd(db, { wilayah: province, name: 'Dinas Provinsi' });
    await makeOpd(db, { wilayah: sibling, name: 'Dinas Tetangga' });
    await makeOpd(db, { wilayah: await makeWilayah(db, { parent: regency }), name: 'Kantor Kecamatan' });
    const ask = 'query ($id: ID!) { pokjanal(id: $id) { opdCandidates { name } } }';
    const namesFor = async (actor: typeof admin) => {
      const { pokjanal } = await as(db, actor).run<{ pokjanal: { opdCandidates: { name: string }[] } }>(ask, {
        id: gid('Pokjanal', group),
      });
      return pokjanal.opdCandidates.map(({ name }) => name);
    };
    expect(await namesFor(admin)).toEqual(['Kantor Kecamatan', 'Dinas Kesehatan', 'Dinas Provinsi']);
    expect(await namesFor(viewer)).toEqual([]);
  });
});

describe('a membership', () => {
  it('is ended by nobody without the right, and not from a sibling area', async () => {
    const { group, opd, admin, viewer, stranger } = await givenGroup(db);
    const joined = await act(db, admin, 'joinMembers', {
      pokjanal: gid('Pokjanal', group),
      opds: [gid('Opd', opd)],
      from: '2026-01-01',
    });
    const input = { membership: joined.memberships?.[0]?.id, on: '2026-06-30' };
    expect((await act(db, viewer, 'leaveMember', input)).__typename).toBe('ForbiddenError');
    expect(await act(db, stranger, 'leaveMember', input)).toMatchObject({ code: 'MEMBER_NOT_FOUND' });
  });

  it('ends with what the agency holds in the group, when that is asked', async () => {
    const { group, chair, bench, opd, admin } = await givenGroup(db);
    const joined = await act(db, admin, 'joinMembers', {
      pokjanal: gid('Pokjanal', group),
      opds: [gid('Opd', opd)],
      from: '2026-01-01',
    });
    await hold(db, admin, chair, { office: 'Kepala Dinas', opd: gid('Opd', opd), from: '2026-01-01' });
    await hold(db, admin, bench, { office: 'Camat', from: '2026-01-01' });
    const membership = joined.memberships?.[0]?.id;
    await act(db, admin, 'leaveMember', { membership, on: '2026-06-30', vacate: true });
    const held = await db.prisma.seatHolding.findMany({
      where: { seat: { pokjanalId: group.id } },
      orderBy: { office: 'desc' },
    });
    expect(held.map(({ office, to }) => [office, to])).toEqual([
      ['Kepala Dinas', new Date('2026-06-30')],
      ['Camat', null],
    ]);
  });

  it('that is over shows the group to its officials no more, but for what they did there and a group that carries it on', async () => {
    const { regency, group, opd } = await givenGroup(db);
    const { id } = await makeUser(db, { role: 'PEJABAT_OPD', opd });
    await makeEvidence(db, { pokjanal: group, opd, title: 'Bukti lama' });
    await db.sql(
      'insert into "PokjanalMember" (id, "pokjanalId", "opdId", "from", "to") values (gen_random_uuid(), $1, $2, $3, $4)',
      [group.id, opd.id, '2024-01-01', '2026-11-20'],
    );
    const sees = async () => {
      const person = await loadPerson(db, id, '2026-11-21');
      const actor = { kind: 'user', via: 'session', readOnly: false, ...person } as UserActor;
      const [evidence] = await db.prisma.evidence.findMany({
        where: { pokjanalId: group.id, AND: [visibleEvidence(actor)] },
      });
      const found = await as(db, actor).run<{ pokjanal: { name: string } | null }>(
        'query ($id: ID!) { pokjanal(id: $id) { name } }',
        { id: gid('Pokjanal', group) },
      );
      return [found.pokjanal?.name ?? null, evidence?.title];
    };
    expect(await sees()).toEqual([null, 'Bukti lama']);
    const heir = await makePokjanal(db, { wilayah: regency, regime: 'TIM_PEMBINA' });
    await db.prisma.pokjanal.update({ where: { id: group.id }, data: { successorId: heir.id } });
    await db.sql('insert into "PokjanalMember" (id, "pokjanalId", "opdId") values (gen_random_uuid(), $1, $2)', [
      heir.id,
      opd.id,
    ]);
    expect(await sees()).toEqual([group.name, 'Bukti lama']);
  });

  it('is alone in its days, whoever writes', async () => {
    const { group, opd } = await givenGroup(db);
    const insert = (from: string | null, to: string | null) =>
      db.sql(
        'insert into "PokjanalMember" (id, "pokjanalId", "opdId", "from", "to") values (gen_random_uuid(), $1, $2, $3, $4)',
        [group.id, opd.id, from, to],
      );
    await insert(null, '2024-12-31');
    await insert('2025-01-01', null);
    await expect(insert('2024-12-31', '2024-12-31')).rejects.toMatchObject({ code: '23P01' });
  });
});

describe('the offices of a group', () => {
  it('are set by whoever saw its newest revision; the other gets the group as it stands', async () => {
    const { group, admin } = await givenGroup(db);
    const set = (contactOffice: string, expectedRevision: number) =>
      act(db, admin, 'setPokjanalOffices', { pokjanal: gid('Pokjanal', group), contactOffice, expectedRevision });
    expect((await set(' DPMD ', 0)).pokjanal).toMatchObject({ contactOffice: 'DPMD', secretariat: null, revision: 1 });
    expect(await set('Bappeda', 0)).toMatchObject({
      code: 'STALE_GROUP',
      currentPokjanal: { contactOffice: 'DPMD', revision: 1 },
    });
    expect(problemsOf(await set('x'.repeat(201), 1))).toEqual(['contactOffice TOO_LONG']);
  });

  it('are set by nobody without the right, and not from a sibling area', async () => {
    const { group, viewer, stranger } = await givenGroup(db);
    const input = { pokjanal: gid('Pokjanal', group), contactOffice: 'DPMD', expectedRevision: 0 };
    expect((await act(db, viewer, 'setPokjanalOffices', input)).__typename).toBe('ForbiddenError');
    expect(await act(db, stranger, 'setPokjanalOffices', input)).toMatchObject({ code: 'POKJANAL_NOT_FOUND' });
  });
});
