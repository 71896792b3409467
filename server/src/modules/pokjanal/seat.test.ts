import { makePokjanal } from '@pokjanal/prisma/make/pokjanal';
import { makeWilayah } from '@pokjanal/prisma/make/wilayah';
import { seedCatalogues } from '@pokjanal/prisma/seed/reference';
import { beforeAll, describe, expect, it } from 'vitest';
import { officerOf } from '../../../test/actors.ts';
import { as } from '../../../test/as.ts';
import { useDatabase } from '../../../test/database.ts';
import type { Database } from '../../db/client.ts';
import { act, gid, givenGroup, hold, problemsOf } from './seat.fixture.ts';

let db: Database;

beforeAll(async () => {
  db = await useDatabase();
  await seedCatalogues(db);
});

describe('seats are added', () => {
  it('from the standard set by code and as own ones by name, after those there are', async () => {
    const { group, admin } = await givenGroup(db);
    const done = await act(db, admin, 'addSeats', {
      pokjanal: gid('Pokjanal', group),
      seats: [{ code: 'WAKIL_KETUA' }, { code: 'HUMAS', name: ' Hubungan masyarakat ' }],
    });
    expect(done.seats).toMatchObject([
      { code: 'WAKIL_KETUA', name: 'Wakil ketua', single: false, order: 3 },
      { code: 'HUMAS', name: 'Hubungan masyarakat', single: true, order: 4 },
    ]);
    const told = await db.sql<{ payload: object }>(
      `select payload from outbox where type = 'seat.added' and node_no = $1`,
      [group.wilayah.no],
    );
    expect(told).toMatchObject([{ payload: { pokjanal: group.id } }]);
  });

  it('by nobody without the right, and the group of a sibling area is not found', async () => {
    const { group, viewer, stranger } = await givenGroup(db);
    const input = { pokjanal: gid('Pokjanal', group), seats: [{ code: 'BENDAHARA' }] };
    expect((await act(db, viewer, 'addSeats', input)).__typename).toBe('ForbiddenError');
    expect(await act(db, stranger, 'addSeats', input)).toMatchObject({ code: 'POKJANAL_NOT_FOUND' });
  });

  it('with all problems said at once', async () => {
    const { group, admin } = await givenGroup(db);
    const refused = await act(db, admin, 'addSeats', {
      pokjanal: gid('Pokjanal', group),
      seats: [{ code: 'huruf kecil', name: 'X' }, { code: 'HUMAS' }, { code: 'BENDAHARA' }, { code: 'BENDAHARA' }],
    });
    expect(problemsOf(refused)).toEqual([
      'seats.0.code SEAT_CODE_FORM',
      'seats.1.name SEAT_NOT_STANDARD',
      'seats.3.code SEAT_CODE_TAKEN',
    ]);
    const taken = await act(db, admin, 'addSeats', {
      pokjanal: gid('Pokjanal', group),
      seats: [{ code: 'KETUA' }],
    });
    expect(problemsOf(taken)).toEqual(['seats.0.code SEAT_CODE_TAKEN']);
  });

  it('not to a group whose work went on in another', async () => {
    const { group, regency, admin } = await givenGroup(db);
    const old = await makePokjanal(db, { wilayah: regency, successor: group });
    const input = { pokjanal: gid('Pokjanal', old), seats: [{ code: 'KETUA' }] };
    expect(await act(db, admin, 'addSeats', input)).toMatchObject({
      __typename: 'ConflictError',
      code: 'POKJANAL_SUPERSEDED',
    });
  });
});

describe('the standard set', () => {
  it('follows regime and level, with source and how sure it is', async () => {
    const { group, province, admin } = await givenGroup(db);
    const district = await makeWilayah(db, { parent: await makeWilayah(db, { parent: province }) });
    const local = await makePokjanal(db, { wilayah: district });
    const team = await makePokjanal(db, { wilayah: group.wilayah, regime: 'TIM_PEMBINA' });
    const of = async (id: string) => {
      const { pokjanal } = await as(db, officerOf(province, 'ADMIN_PROVINSI')).run<{
        pokjanal: { standardSeats: { code: string; confidence: string; source: string }[] };
      }>('query ($id: ID!) { pokjanal(id: $id) { standardSeats { code confidence source name { id } single } } }', {
        id,
      });
      return pokjanal.standardSeats;
    };
    const regency = await of(gid('Pokjanal', group));
    expect(regency.map(({ code }) => code)).not.toContain('PENANGGUNG_JAWAB');
    expect((await of(gid('Pokjanal', local))).map(({ code }) => code)).toContain('PENANGGUNG_JAWAB');
    expect((await of(gid('Pokjanal', team))).map(({ code }) => code)).toContain('KETUA_BIDANG_KESEHATAN');
    expect(regency.find(({ code }) => code === 'BENDAHARA')).toMatchObject({ confidence: 'unsure' });
    expect(regency.every(({ source }) => source !== '')).toBe(true);
    expect(admin).toBeDefined();
  });
});

describe('a seat is renamed', () => {
  it('by whoever saw its newest revision', async () => {
    const { chair, admin } = await givenGroup(db);
    const rename = (name: string, expectedRevision: number) =>
      act(db, admin, 'renameSeat', { seat: gid('Seat', chair), name, expectedRevision });
    expect((await rename('Ketua Umum', 0)).seats).toMatchObject([{ name: 'Ketua Umum' }]);
    expect(await rename('Ketua Satu', 0)).toMatchObject({ __typename: 'ConflictError', code: 'STALE_SEAT' });
    expect(problemsOf(await rename('  ', 1))).toEqual(['name REQUIRED']);
    const [change] = await db.prisma.change.findMany({ where: { subject: 'Seat', subjectId: chair.id } });
    expect(change).toMatchObject({ action: 'seat.renamed', revision: 1, diff: { name: ['Ketua', 'Ketua Umum'] } });
  });

  it('by nobody without the right, and not from a sibling area', async () => {
    const { chair, viewer, stranger } = await givenGroup(db);
    const input = { seat: gid('Seat', chair), name: 'X', expectedRevision: 0 };
    expect((await act(db, viewer, 'renameSeat', input)).__typename).toBe('ForbiddenError');
    expect(await act(db, stranger, 'renameSeat', input)).toMatchObject({ code: 'SEAT_NOT_FOUND' });
  });
});

describe('seats are put in order', () => {
  it('when every seat there is is named once', async () => {
    const { group, chair, bench, admin } = await givenGroup(db);
    const reorder = (...seats: { id: string }[]) =>
      act(db, admin, 'reorderSeats', {
        pokjanal: gid('Pokjanal', group),
        seats: seats.map((seat) => gid('Seat', seat)),
      });
    expect((await reorder(bench, chair)).seats).toMatchObject([{ code: 'ANGGOTA' }, { code: 'KETUA' }]);
    expect(problemsOf(await reorder(bench))).toEqual(['seats SEATS_INCOMPLETE']);
    expect(problemsOf(await reorder(bench, bench))).toEqual(['seats SEATS_INCOMPLETE']);
  });

  it('by nobody without the right, and not from a sibling area', async () => {
    const { group, chair, viewer, stranger } = await givenGroup(db);
    const input = { pokjanal: gid('Pokjanal', group), seats: [gid('Seat', chair)] };
    expect((await act(db, viewer, 'reorderSeats', input)).__typename).toBe('ForbiddenError');
    expect(await act(db, stranger, 'reorderSeats', input)).toMatchObject({ code: 'POKJANAL_NOT_FOUND' });
  });
});

describe('a seat ends', () => {
  it('on its last day, and stays in the group as it was until then', async () => {
    const { group, chair, admin } = await givenGroup(db);
    const end = () => act(db, admin, 'endSeat', { seat: gid('Seat', chair), on: '2026-06-30', reason: 'SK baru' });
    expect((await end()).seats).toMatchObject([{ endedOn: '2026-06-30' }]);
    expect(await end()).toMatchObject({ code: 'SEAT_ENDED' });
    const { pokjanal } = await as(db, admin).run<{ pokjanal: Record<string, { code: string }[]> }>(
      `query ($id: ID!) { pokjanal(id: $id) { before: seats(on: "2026-06-30") { code } after: seats(on: "2026-07-01") { code } } }`,
      { id: gid('Pokjanal', group) },
    );
    expect(pokjanal).toEqual({ before: [{ code: 'KETUA' }, { code: 'ANGGOTA' }], after: [{ code: 'ANGGOTA' }] });
    expect(await hold(db, admin, chair, { from: '2026-06-01' })).toMatchObject({
      problems: [{ path: 'to', code: 'SEAT_ENDED' }],
    });
    expect(await hold(db, admin, chair, { from: '2026-06-01', to: '2026-06-30' })).toMatchObject({
      __typename: 'HoldingSuccess',
    });
  });

  it('not while somebody holds it beyond that day, who is named', async () => {
    const { chair, admin } = await givenGroup(db);
    await hold(db, admin, chair, { from: '2026-01-01', office: 'Asisten II' });
    const refused = await act(db, admin, 'endSeat', { seat: gid('Seat', chair), on: '2026-06-30', reason: 'x' });
    expect(refused).toMatchObject({ code: 'SEAT_STILL_HELD', currentHolding: { office: 'Asisten II' } });
  });

  it('by nobody without the right, not from a sibling area, not without a reason', async () => {
    const { chair, admin, viewer, stranger } = await givenGroup(db);
    const input = { seat: gid('Seat', chair), on: '2026-06-30', reason: '' };
    expect((await act(db, viewer, 'endSeat', input)).__typename).toBe('ForbiddenError');
    expect(await act(db, stranger, 'endSeat', input)).toMatchObject({ code: 'SEAT_NOT_FOUND' });
    expect(problemsOf(await act(db, admin, 'endSeat', input))).toEqual(['reason REASON_REQUIRED']);
  });
});
