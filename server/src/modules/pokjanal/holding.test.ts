import { makeOpd } from '@pokjanal/prisma/make/opd';
import { makePokjanal } from '@pokjanal/prisma/make/pokjanal';
import { beforeAll, describe, expect, it } from 'vitest';
import { useDatabase } from '../../../test/database.ts';
import type { Database } from '../../db/client.ts';
import { act, type Answer, gid, givenGroup, hold, managerOf, problemsOf } from './seat.fixture.ts';

let db: Database;

beforeAll(async () => {
  db = await useDatabase();
});

const idOfHeld = ({ holding }: Answer) => holding?.id ?? '';

describe('a seat is taken', () => {
  it('by an office of a member agency, by a decree of the group', async () => {
    const { group, chair, opd, admin } = await givenGroup(db);
    const [decree] = await db.prisma.decreePokjanal.findMany({ where: { pokjanalId: group.id } });
    const held = await hold(db, admin, chair, {
      office: ' Kepala Dinas Kesehatan ',
      from: '2026-01-01',
      opd: gid('Opd', opd),
      decree: gid('Decree', { id: decree?.decreeId ?? '' }),
      acting: true,
    });
    expect(held.holding).toMatchObject({ office: 'Kepala Dinas Kesehatan', from: '2026-01-01', to: null, revision: 0 });
  });

  it('by nobody else in the same days, and the other holder is named with the days', async () => {
    const { chair, bench, admin } = await givenGroup(db);
    await hold(db, admin, chair, { office: 'Sekda', from: '2026-01-01', to: '2026-06-30' });
    const refused = await hold(db, admin, chair, { office: 'Asisten II', from: '2026-06-30' });
    expect(refused).toMatchObject({
      __typename: 'ConflictError',
      code: 'SEAT_TAKEN',
      message: { id: 'Kursi Ketua sudah dipegang Sekda pada 2026-01-01 s.d. 2026-06-30.' },
      currentHolding: { office: 'Sekda', from: '2026-01-01', to: '2026-06-30' },
    });
    expect(await hold(db, admin, chair, { office: 'Asisten II', from: '2026-07-01' })).toMatchObject({
      __typename: 'HoldingSuccess',
    });
    for (const office of ['Camat A', 'Camat B'])
      expect((await hold(db, admin, bench, { office, from: '2026-01-01' })).__typename).toBe('HoldingSuccess');
  });

  it('by one of two who take it in the same moment, the other is told who has it', async () => {
    const { chair, admin } = await givenGroup(db);
    const answers = await Promise.all(
      ['Sekda', 'Asisten I', 'Asisten II'].map((office) => hold(db, admin, chair, { office, from: '2026-01-01' })),
    );
    expect(answers.map((answer) => answer.code ?? 'OK').sort()).toEqual(['OK', 'SEAT_TAKEN', 'SEAT_TAKEN']);
    const winner = answers.find(({ code }) => !code)?.holding?.office;
    expect(answers.filter(({ code }) => code).map(({ currentHolding }) => currentHolding?.office)).toEqual([
      winner,
      winner,
    ]);
  });

  it('by one holder, whoever writes: the database refuses the other of two connections', async () => {
    const { chair, bench } = await givenGroup(db);
    const insert = (seat: { id: string }, office: string) =>
      db.sql(
        `insert into "SeatHolding" (id, "seatId", office, "from") values (gen_random_uuid(), $1, $2, '2026-01-01')`,
        [seat.id, office],
      );
    const taken = await Promise.allSettled(['A', 'B', 'C', 'D'].map((office) => insert(chair, office)));
    const refused = taken.flatMap((one) => (one.status === 'rejected' ? [one.reason as object] : []));
    expect(refused).toHaveLength(3);
    for (const reason of refused) expect(reason).toMatchObject({ code: '23P01' });
    const many = await Promise.allSettled(['A', 'B'].map((office) => insert(bench, office)));
    expect(many.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
  });

  it('by nobody without the right, and not from a sibling area', async () => {
    const { chair, viewer, stranger } = await givenGroup(db);
    expect((await hold(db, viewer, chair, { from: '2026-01-01' })).__typename).toBe('ForbiddenError');
    expect(await hold(db, stranger, chair, { from: '2026-01-01' })).toMatchObject({ code: 'SEAT_NOT_FOUND' });
  });

  it('with all problems said at once', async () => {
    const { chair, sibling, province, admin } = await givenGroup(db);
    const elsewhere = await makeOpd(db, { wilayah: sibling });
    const other = await makePokjanal(db, { wilayah: sibling });
    const [link] = await db.prisma.decreePokjanal.findMany({ where: { pokjanalId: other.id } });
    const input = {
      office: '',
      person: 'x'.repeat(201),
      from: '2026-02-01',
      to: '2026-01-01',
      opd: gid('Opd', elsewhere),
      decree: gid('Decree', { id: link?.decreeId ?? '' }),
    };
    const found = ['office REQUIRED', 'person TOO_LONG', 'to DAY_BEFORE_START'];
    expect(problemsOf(await hold(db, admin, chair, input))).toEqual([
      ...found,
      'opd OPD_NOT_FOUND',
      'decree DECREE_OF_OTHERS',
    ]);
    const above = await managerOf(db, province, 'ADMIN_PROVINSI');
    expect(problemsOf(await hold(db, above, chair, input))).toContain('opd OPD_OUTSIDE');
  });

  it('by an agency above the area, and by a vertical office elsewhere that the caller sees', async () => {
    const { bench, sibling, province, admin } = await givenGroup(db);
    const above = await makeOpd(db, { wilayah: province });
    const office = await makeOpd(db, { wilayah: sibling, form: 'INSTANSI_VERTIKAL' });
    const gone = await makeOpd(db, { wilayah: province, to: '2025-12-31' });
    const take = (actor: typeof admin, opd: { id: string }) =>
      hold(db, actor, bench, { from: '2026-01-01', opd: gid('Opd', opd) });
    expect((await take(admin, above)).__typename).toBe('HoldingSuccess');
    expect(problemsOf(await take(admin, office))).toEqual(['opd OPD_NOT_FOUND']);
    expect((await take(await managerOf(db, province, 'ADMIN_PROVINSI'), office)).__typename).toBe('HoldingSuccess');
    expect(problemsOf(await take(admin, gone))).toEqual(['opd OPD_ENDED']);
  });
});

describe('a holding ends', () => {
  it('on its last day, earlier than foreseen too, and not twice', async () => {
    const { chair, admin } = await givenGroup(db);
    const id = idOfHeld(await hold(db, admin, chair, { from: '2026-01-01', to: '2026-12-31' }));
    const end = (on: string) => act(db, admin, 'endHolding', { holding: id, on });
    expect((await end('2026-06-30')).holding).toMatchObject({ to: '2026-06-30', revision: 1 });
    expect(await end('2026-07-31')).toMatchObject({ code: 'HOLDING_ENDED', currentHolding: { to: '2026-06-30' } });
    expect(problemsOf(await end('2025-12-31'))).toEqual(['on DAY_BEFORE_START']);
  });

  it('by nobody without the right, and not from a sibling area', async () => {
    const { chair, admin, viewer, stranger } = await givenGroup(db);
    const input = { holding: idOfHeld(await hold(db, admin, chair, { from: '2026-01-01' })), on: '2026-06-30' };
    expect((await act(db, viewer, 'endHolding', input)).__typename).toBe('ForbiddenError');
    expect(await act(db, stranger, 'endHolding', input)).toMatchObject({ code: 'HOLDING_NOT_FOUND' });
  });
});

describe('a seat is handed over', () => {
  const next = { office: 'Asisten II', acting: true };

  it('in one act: one goes, the other comes on the day after', async () => {
    const { chair, admin } = await givenGroup(db);
    const id = idOfHeld(await hold(db, admin, chair, { from: '2026-01-01' }));
    const done = await act(db, admin, 'handOverSeat', { holding: id, lastDay: '2026-06-30', holder: next });
    expect(done.holding).toMatchObject({ office: 'Asisten II', from: '2026-07-01', to: null });
    const rows = await db.prisma.seatHolding.findMany({ where: { seatId: chair.id }, orderBy: { from: 'asc' } });
    expect(rows.map(({ office, acting }) => [office, acting])).toEqual([
      ['Sekretaris Daerah', false],
      ['Asisten II', true],
    ]);
  });

  it('not at all when the next one cannot come: nobody leaves then', async () => {
    const { chair, admin } = await givenGroup(db);
    const id = idOfHeld(await hold(db, admin, chair, { from: '2026-01-01', to: '2026-08-31' }));
    await hold(db, admin, chair, { office: 'Asisten I', from: '2026-09-01' });
    const refused = await act(db, admin, 'handOverSeat', { holding: id, lastDay: '2026-06-30', holder: next });
    expect(refused).toMatchObject({ code: 'SEAT_TAKEN', currentHolding: { office: 'Asisten I' } });
    const [first] = await db.prisma.seatHolding.findMany({ where: { seatId: chair.id }, orderBy: { from: 'asc' } });
    expect(first?.to?.toISOString()).toBe('2026-08-31T00:00:00.000Z');
  });

  it('by nobody without the right, not from a sibling area, not to no office', async () => {
    const { chair, admin, viewer, stranger } = await givenGroup(db);
    const holding = idOfHeld(await hold(db, admin, chair, { from: '2026-01-01' }));
    const input = { holding, lastDay: '2025-06-30', holder: { office: '' } };
    expect((await act(db, viewer, 'handOverSeat', input)).__typename).toBe('ForbiddenError');
    expect(await act(db, stranger, 'handOverSeat', input)).toMatchObject({ code: 'HOLDING_NOT_FOUND' });
    const problems = problemsOf(await act(db, admin, 'handOverSeat', input));
    expect(problems).toEqual(['lastDay DAY_BEFORE_START', 'office REQUIRED']);
  });
});

describe('a holding is put right', () => {
  it('by whoever saw its newest revision; the other gets it as it stands', async () => {
    const { chair, admin } = await givenGroup(db);
    const holding = idOfHeld(await hold(db, admin, chair, { from: '2026-01-01', person: 'Ibu Sari' }));
    const correct = (office: string) =>
      act(db, admin, 'correctHolding', { holding, holder: { office }, from: '2026-02-01', expectedRevision: 0 });
    expect((await correct('Asisten I')).holding).toMatchObject({
      office: 'Asisten I',
      from: '2026-02-01',
      revision: 1,
    });
    expect(await correct('Asisten II')).toMatchObject({
      code: 'STALE_HOLDING',
      currentHolding: { office: 'Asisten I', revision: 1 },
    });
    const rows = await db.prisma.seatHolding.findMany({ where: { seatId: chair.id }, select: { id: true } });
    const changes = await db.prisma.change.findMany({
      where: { subject: 'SeatHolding', subjectId: { in: rows.map(({ id }) => id) } },
      orderBy: { revision: 'asc' },
    });
    expect(changes.at(-1)).toMatchObject({
      action: 'holding.corrected',
      diff: { office: ['Sekretaris Daerah', 'Asisten I'], from: ['2026-01-01', '2026-02-01'] },
    });
    expect(JSON.stringify(changes)).not.toContain('Sari');
  });

  it('not into the days of another holder', async () => {
    const { chair, admin } = await givenGroup(db);
    await hold(db, admin, chair, { office: 'Sekda', from: '2026-01-01', to: '2026-06-30' });
    const holding = idOfHeld(await hold(db, admin, chair, { office: 'Asisten', from: '2026-07-01' }));
    const refused = await act(db, admin, 'correctHolding', {
      holding,
      holder: { office: 'Asisten' },
      from: '2026-06-30',
      expectedRevision: 0,
    });
    expect(refused).toMatchObject({ code: 'SEAT_TAKEN', currentHolding: { office: 'Sekda' } });
  });

  it('by nobody without the right, not from a sibling area, not into nonsense', async () => {
    const { chair, admin, viewer, stranger } = await givenGroup(db);
    const holding = idOfHeld(await hold(db, admin, chair, { from: '2026-01-01' }));
    const input = { holding, holder: { office: ' ' }, from: '2026-02-01', to: '2026-01-01', expectedRevision: 0 };
    expect((await act(db, viewer, 'correctHolding', input)).__typename).toBe('ForbiddenError');
    expect(await act(db, stranger, 'correctHolding', input)).toMatchObject({ code: 'HOLDING_NOT_FOUND' });
    const problems = problemsOf(await act(db, admin, 'correctHolding', input));
    expect(problems).toEqual(['office REQUIRED', 'to DAY_BEFORE_START']);
  });
});

describe('a holding is withdrawn', () => {
  it('with a reason; the seat is free again and the record stays', async () => {
    const { chair, admin } = await givenGroup(db);
    const holding = idOfHeld(await hold(db, admin, chair, { from: '2026-01-01' }));
    const withdraw = (reason: string) => act(db, admin, 'withdrawHolding', { holding, reason });
    expect(problemsOf(await withdraw(''))).toEqual(['reason REASON_REQUIRED']);
    expect((await withdraw('Salah kursi')).__typename).toBe('HoldingSuccess');
    expect(await withdraw('Salah kursi')).toMatchObject({ code: 'HOLDING_WITHDRAWN' });
    expect((await hold(db, admin, chair, { from: '2026-01-01' })).__typename).toBe('HoldingSuccess');
    expect(await db.prisma.seatHolding.count({ where: { seatId: chair.id } })).toBe(2);
  });

  it('by nobody without the right, and not from a sibling area', async () => {
    const { chair, admin, viewer, stranger } = await givenGroup(db);
    const input = { holding: idOfHeld(await hold(db, admin, chair, { from: '2026-01-01' })), reason: 'x' };
    expect((await act(db, viewer, 'withdrawHolding', input)).__typename).toBe('ForbiddenError');
    expect(await act(db, stranger, 'withdrawHolding', input)).toMatchObject({ code: 'HOLDING_NOT_FOUND' });
  });
});
