import { makePokjanal } from '@pokjanal/prisma/make/pokjanal';
import { beforeAll, describe, expect, it } from 'vitest';
import { as } from '../../../test/as.ts';
import { useDatabase } from '../../../test/database.ts';
import type { Database } from '../../db/client.ts';
import { act, gid, givenOldGroups, type Line, newDecree, propose, taking } from './succession.fixture.ts';

let db: Database;

beforeAll(async () => {
  db = await useDatabase();
});

const lineOf = (lines: readonly Line[], words: string) =>
  lines.find(({ key, title }) => title === words || key === words);

/** Everything of a group and its area that an undo must bring back, as text. */
async function stateOf(areaId: string): Promise<string> {
  const groups = await db.prisma.pokjanal.findMany({
    where: { wilayahId: areaId },
    select: {
      id: true,
      successorId: true,
      supersededOn: true,
      seats: {
        select: {
          id: true,
          holdings: {
            select: { id: true, office: true, actingAs: true, from: true, to: true },
            orderBy: { id: 'asc' },
          },
        },
        orderBy: { id: 'asc' },
      },
      members: { select: { id: true, opdId: true, from: true, to: true }, orderBy: { id: 'asc' } },
      commitments: { select: { id: true, ownerSeatId: true, state: true, dueOn: true }, orderBy: { id: 'asc' } },
      meetings: { select: { id: true } },
      credits: { select: { id: true } },
    },
    orderBy: { id: 'asc' },
  });
  return JSON.stringify(groups);
}

describe('what is proposed', () => {
  it('names seats, holders, members, commitments and plans with reasons, in as many statements for one group as for many', async () => {
    const { province, first, full, governor, viewer } = await givenOldGroups(db);
    const { nodes, totalCount, cost } = await propose(db, governor, province);
    expect(totalCount).toBe(3);
    const one = nodes.find(({ pokjanalId }) => pokjanalId === gid('Pokjanal', full.group));
    const lines = one?.lines ?? [];
    expect(one).toMatchObject({ standing: null, problems: [], name: expect.stringContaining('Tim Pembina Posyandu') });
    expect(lineOf(lines, 'group')).toMatchObject({ act: 'FOUND' });
    expect(lines.filter(({ section }) => section === 'SEAT')).toHaveLength(12);
    expect(lineOf(lines, 'Ketua TP PKK')).toMatchObject({ seat: 'KETUA', isProposed: true });
    expect(lineOf(lines, 'Sekretaris Daerah')).toMatchObject({ seat: 'KETUA', isProposed: false });
    expect(lineOf(lines, 'Kepala Dinas Sosial')).toMatchObject({ seat: 'KETUA_BIDANG_SOSIAL', isProposed: true });
    expect(lineOf(lines, 'Kepala Puskesmas')).toMatchObject({ seat: null, isProposed: false, isPossible: true });
    expect(lineOf(lines, 'Dinas Kesehatan')).toMatchObject({ act: 'CARRY', isProposed: true });
    expect(lineOf(lines, 'Dinas Ketahanan Pangan')).toMatchObject({ isProposed: false, isPossible: true });
    expect(lineOf(lines, 'Dinas Pendidikan')).toMatchObject({ act: 'JOIN', isProposed: true });
    expect(lineOf(lines, 'absent:PERKIM')).toMatchObject({ act: 'NOTE', isPossible: false });
    expect(lines.filter(({ section }) => section === 'COMMITMENT').map(({ title }) => title)).toEqual([
      'Lengkapi data kader',
    ]);
    expect(lineOf(lines, 'Rencana 2026')).toMatchObject({ isProposed: true });
    const few = await propose(db, governor, first);
    expect(few.totalCount).toBe(1);
    expect(cost).toBeLessThanOrEqual(few.cost);
    expect(cost).toBeLessThanOrEqual(35);
    await expect(propose(db, viewer, first)).rejects.toThrow(/pokjanal\.manage|FORBIDDEN|may not|hak|not allowed/i);
  });
});

describe('a succession', () => {
  it('is rehearsed without a trace, done for three groups by one decree, and found from both ends', async () => {
    const { province, first, full, governor } = await givenOldGroups(db);
    const { nodes } = await propose(db, governor, province);
    const before = await stateOf(first.id);
    const decree = newDecree();
    const input = { decree, groups: nodes.map((one) => taking(one)) };
    const rehearsed = await act(db, governor, 'succeedGroups', { ...input, dryRun: true });
    expect(rehearsed.outcomes?.map(({ isDone }) => isDone)).toEqual([true, true, true]);
    expect(await stateOf(first.id)).toBe(before);
    expect(await db.prisma.decree.count({ where: { number: decree.content.number } })).toBe(0);

    const done = await act(db, governor, 'succeedGroups', input);
    expect(done.outcomes?.map(({ problems }) => problems)).toEqual([[], [], []]);
    const asked = await as(db, governor).run<{ pokjanal: Record<string, unknown>; successionBatch: object[] }>(
      `query ($id: ID!, $batch: ID!) {
        successionBatch(id: $batch) { successorName decree { number } mayUndo by lines { key isTaken } }
        pokjanal(id: $id) { status supersededOn before: status(on: "2026-05-31") seats { holders { office } }
          succession { decree { number groups { id } } }
          successor { status decreeInForce { number } predecessors { id } memberships { opd { name } }
            seats { code holders { office acting actingAs decree { number } } }
            meetings(first: 5) { status title agenda { source text } }
            successionsInto { predecessor { id status } lines { title isTaken } } } } }`,
      { id: gid('Pokjanal', full.group), batch: done.batch },
    );
    const { number } = decree.content;
    expect(asked.successionBatch).toHaveLength(3);
    expect(asked.successionBatch[0]).toMatchObject({ decree: { number }, mayUndo: true, by: 'Sekretariat provinsi' });
    expect(asked.pokjanal).toMatchObject({
      status: 'SUPERSEDED',
      supersededOn: '2026-06-01',
      before: 'ACTIVE',
      seats: Array.from({ length: 5 }, () => ({ holders: [] })),
      succession: { decree: { number, groups: [{}, {}, {}] } },
      successor: {
        status: 'ACTIVE',
        decreeInForce: { number },
        predecessors: [{ id: gid('Pokjanal', full.group) }],
        memberships: ['Dinas Kesehatan', 'Dinas Pendidikan', 'Dinas Sosial'].map((name) => ({ opd: { name } })),
        successionsInto: [{ predecessor: { id: gid('Pokjanal', full.group) } }],
      },
    });
    const heir = asked.pokjanal['successor'] as {
      seats: { code: string; holders: object[] }[];
      meetings: { agenda: { source: string; text: string }[] }[];
    };
    const seat = (code: string) => heir.seats.find((one) => one.code === code)?.holders;
    expect(seat('KETUA')).toEqual([{ office: 'Ketua TP PKK', acting: false, actingAs: null, decree: { number } }]);
    expect(seat('BENDAHARA')).toMatchObject([{ office: 'Bendahara Dinkes', acting: true, actingAs: 'PLH' }]);
    expect(heir.meetings[0]?.agenda.map(({ source }) => source)).toEqual(
      expect.arrayContaining(['TYPED', 'OVERDUE_COMMITMENT', 'VACANT_SEAT']),
    );
    // The same commitment, with its clock, its meeting and one more entry in its log.
    const carried = await db.prisma.commitment.findUniqueOrThrow({
      where: { id: full.commitmentId },
      include: { steps: { orderBy: { no: 'asc' } }, ownerSeat: true, pokjanal: true },
    });
    expect(carried).toMatchObject({
      state: 'OPEN',
      dueOn: new Date('2026-03-02'),
      ownerSeat: { code: 'KETUA' },
      pokjanal: { regime: 'TIM_PEMBINA' },
    });
    expect(carried.meetingId).not.toBeNull();
    expect(carried.steps.map(({ no }) => no)).toEqual([0, 1]);
    expect(
      await db.prisma.dutyCredit.count({ where: { evidenceId: full.planId, pokjanalId: carried.pokjanalId } }),
    ).toBe(1);

    // A second time each group says that it is done, and nothing else is touched.
    const again = await act(db, governor, 'succeedGroups', { ...input, decree: newDecree() });
    expect(again.outcomes?.map(({ problems }) => problems[0]?.code)).toEqual(
      Array.from({ length: 3 }, () => 'SUCCESSION_DONE'),
    );

    // Taken back as a whole: everything stands as before, and the decree stays readable as withdrawn.
    expect((await act(db, governor, 'undoSuccession', { batch: done.batch, reason: ' ' })).problems).toEqual([
      { path: 'reason', code: 'REASON_REQUIRED' },
    ]);
    expect((await act(db, governor, 'undoSuccession', { batch: done.batch, reason: 'Salah SK' })).__typename).toBe(
      'UndoSuccessionSuccess',
    );
    expect(await stateOf(first.id)).toBe(before);
    const { pokjanal } = await as(db, governor).run<{ pokjanal: object }>(
      'query ($id: ID!) { pokjanal(id: $id) { status successor { id } decrees { number withdrawReason } } }',
      { id: gid('Pokjanal', full.group) },
    );
    expect(pokjanal).toMatchObject({
      status: 'ACTIVE',
      successor: null,
      decrees: expect.arrayContaining([{ number, withdrawReason: 'Salah SK' }]),
    });
    expect(await act(db, governor, 'undoSuccession', { batch: done.batch, reason: 'lagi' })).toMatchObject({
      code: 'SUCCESSION_UNDONE',
    });
  });

  it('takes the lines confirmed and no others, into the seats chosen, and a group that fails hinders no other', async () => {
    const { province, full, others, governor } = await givenOldGroups(db);
    const { nodes } = await propose(db, governor, province);
    const [one, other, third] = nodes as [(typeof nodes)[0], (typeof nodes)[0], (typeof nodes)[0]];
    const key = (words: string) => lineOf(one.lines, words)?.key ?? '';
    const lines = [
      'seat:KETUA',
      'seat:ANGGOTA',
      'seat:BENDAHARA',
      key('Sekretaris Daerah'),
      key('Kepala Puskesmas'),
      key('Dinas Ketahanan Pangan'),
    ];
    const send = (groups: object[], more: object = {}) =>
      act(db, governor, 'succeedGroups', { decree: newDecree(), groups, ...more });
    // Two holders for one seat, a holder without a seat, a line that is none, a proposal that is old.
    const wrong = await send([
      taking(one, { lines: [...lines, key('Ketua TP PKK'), 'plan:nobody'] }),
      taking(other, { fingerprint: 'lama' }),
    ]);
    expect(wrong.outcomes?.[0]?.problems.map(({ path, code }) => `${code} ${path}`).sort()).toEqual([
      'SUCCESSION_LINE_UNKNOWN plan:nobody',
      `SUCCESSION_SEAT_MISSING ${key('Kepala Puskesmas')}`,
      expect.stringContaining('SUCCESSION_SEAT_TWICE'),
    ]);
    expect(wrong.outcomes?.[1]?.problems).toEqual([{ path: 'group', code: 'SUCCESSION_STALE' }]);
    expect(await db.prisma.groupSuccession.count({ where: { predecessorId: full.group.id } })).toBe(0);

    // One of three goes; the second is of yesterday's proposal; the third brings its own decree.
    const own = newDecree({ issuer: 'Bupati' });
    const done = await send([
      taking(one, { lines, seats: [{ line: key('Kepala Puskesmas'), seat: 'ANGGOTA' }], name: 'Tim Pembina Kita' }),
      taking(other, { fingerprint: 'lama' }),
      taking(third, { decree: own }),
    ]);
    expect(done.outcomes).toMatchObject([
      { isDone: true, name: 'Tim Pembina Kita', taken: 7 },
      { isDone: false, problems: [{ code: 'SUCCESSION_STALE' }] },
      { isDone: true },
    ]);
    const heir = await db.prisma.pokjanal.findFirstOrThrow({
      where: { predecessors: { some: { id: full.group.id } } },
      include: {
        seats: { include: { holdings: true }, orderBy: { order: 'asc' } },
        members: true,
        meetings: true,
        commitments: true,
      },
    });
    expect(heir.seats.map(({ code, holdings }) => [code, holdings[0]?.office])).toEqual([
      ['KETUA', 'Sekretaris Daerah'],
      ['BENDAHARA', undefined],
      ['ANGGOTA', 'Kepala Puskesmas'],
    ]);
    expect([heir.members.length, heir.meetings.length, heir.commitments.length]).toEqual([1, 0, 0]);
    expect((await db.prisma.commitment.findUniqueOrThrow({ where: { id: full.commitmentId } })).pokjanalId).toBe(
      full.group.id,
    );
    const ofThird = await db.prisma.groupSuccession.findFirstOrThrow({
      where: { predecessorId: others[1].id },
      include: { decree: true },
    });
    expect(ofThird.decree?.number).toBe(own.content.number);

    // What stands on a successor keeps it: a seat filled afterwards names itself.
    await db.sql(`update "SeatHolding" set revision = 1 where id = $1`, [heir.seats[0]?.holdings[0]?.id]);
    expect(await act(db, governor, 'undoSuccession', { batch: done.batch, reason: 'x' })).toMatchObject({
      code: 'SUCCESSION_BUILT_ON',
      message: { id: expect.stringContaining('masa jabatan') },
    });

    // So does what a release has counted.
    await db.sql(`update "SeatHolding" set revision = 0 where id = $1`, [heir.seats[0]?.holdings[0]?.id]);
    const { on, createdAt } = ofThird;
    const month = on.getUTCFullYear() * 12 + on.getUTCMonth();
    await db.sql(
      `insert into "Release" (id, "wilayahId", month, number, at, approved, "left") values (gen_random_uuid(), $1, $2, 1, $3, 5, 0)`,
      [province.id, month, new Date(createdAt.getTime() + 1)],
    );
    expect(await act(db, governor, 'undoSuccession', { batch: done.batch, reason: 'x' })).toMatchObject({
      code: 'SUCCESSION_BUILT_ON',
      message: { id: expect.stringContaining('rilis bulan') },
    });
    const asked = { batch: done.batch, reason: '', dryRun: true };
    expect(await act(db, governor, 'undoSuccession', asked)).toMatchObject({ code: 'SUCCESSION_BUILT_ON' });
    await db.sql('delete from "Release" where "wilayahId" = $1', [province.id]);
    // A dry run says that it could be taken back, and takes nothing.
    expect((await act(db, governor, 'undoSuccession', asked)).__typename).toBe('UndoSuccessionSuccess');
    expect(await db.prisma.groupSuccession.count({ where: { batchId: ofThird.batchId, undoneAt: null } })).toBe(
      await db.prisma.groupSuccession.count({ where: { batchId: ofThird.batchId } }),
    );
    expect((await act(db, governor, 'undoSuccession', { batch: done.batch, reason: 'keliru' })).__typename).toBe(
      'UndoSuccessionSuccess',
    );
  });

  it('takes decrees in a list: lines of one document share it, and what says two things of it is refused', async () => {
    const { province, governor } = await givenOldGroups(db);
    const { nodes } = await propose(db, governor, province);
    const [one, other, third] = nodes.map(({ pokjanalId }) => pokjanalId) as [string, string, string];
    const dated = await propose(db, governor, province, `, days: [{ pokjanal: "${third}", on: "2026-05-01" }]`);
    expect(dated.nodes.map(({ pokjanalId }) => pokjanalId)).toEqual([one, other, third]);
    const taken = (at: number, decree: object) => taking(dated.nodes[at] ?? dated.nodes[0]!, { decree });
    const twice = newDecree();
    const own = newDecree({ date: '2026-05-01', termStart: '2026-05-01' });
    const apart = { content: { ...twice.content, termEnd: '2029-12-31' } };
    expect((await act(db, governor, 'succeedGroups', { groups: [taken(0, twice), taken(1, apart)] })).problems).toEqual(
      [{ path: 'groups.1.decree', code: 'SUCCESSION_DECREE_APART' }],
    );
    const input = { groups: [taken(0, twice), taken(1, twice), taken(2, own)] };
    const rehearsed = await act(db, governor, 'succeedGroups', { ...input, dryRun: true });
    expect(rehearsed.outcomes?.map(({ isDone }) => isDone)).toEqual([true, true, true]);
    const done = await act(db, governor, 'succeedGroups', input);
    expect(done.outcomes?.map(({ problems }) => problems)).toEqual([[], [], []]);
    const rows = await db.prisma.groupSuccession.findMany({
      where: { undoneAt: null, decree: { number: { in: [twice.content.number, own.content.number] } } },
      select: { on: true, decree: { select: { number: true, _count: { select: { pokjanal: true } } } } },
      orderBy: { on: 'asc' },
    });
    expect(rows).toEqual([
      { on: new Date('2026-05-01'), decree: { number: own.content.number, _count: { pokjanal: 1 } } },
      ...Array.from({ length: 2 }, () => ({
        on: new Date('2026-06-01'),
        decree: { number: twice.content.number, _count: { pokjanal: 2 } },
      })),
    ]);
    expect((await act(db, governor, 'undoSuccession', { batch: done.batch, reason: 'keliru' })).__typename).toBe(
      'UndoSuccessionSuccess',
    );
    expect(await db.prisma.decree.count({ where: { number: own.content.number, withdrawnAt: null } })).toBe(0);
  });

  it('goes into a group of the new law that stands there, by a decree on record', async () => {
    const { first, full, governor } = await givenOldGroups(db);
    const standing = await makePokjanal(db, {
      wilayah: first,
      regime: 'TIM_PEMBINA',
      decree: null,
      seats: [{ code: 'KETUA', name: 'Ketua', holder: { office: 'Ketua TP PKK' } }],
    });
    const decree = await db.prisma.decree.create({
      data: {
        kind: 'ESTABLISHMENT',
        number: `77/${process.pid}`,
        date: new Date('2026-06-01'),
        issuer: 'Bupati',
        subject: 'x',
        pokjanal: { create: { pokjanalId: standing.id } },
      },
    });
    const { nodes } = await propose(db, governor, first);
    expect(nodes[0]).toMatchObject({ standing: gid('Pokjanal', standing), name: standing.name });
    expect(lineOf(nodes[0]?.lines ?? [], 'Ketua TP PKK')).toMatchObject({ isProposed: false });
    const done = await act(db, governor, 'succeedGroups', {
      decree: { decree: gid('Decree', decree) },
      groups: nodes.map((one) => taking(one)),
    });
    expect(done.outcomes).toMatchObject([{ isDone: true, problems: [] }]);
    expect((await act(db, governor, 'undoSuccession', { batch: done.batch, reason: 'keliru' })).__typename).toBe(
      'UndoSuccessionSuccess',
    );
    const left = await db.prisma.pokjanal.findUniqueOrThrow({
      where: { id: standing.id },
      include: { seats: true, predecessors: true },
    });
    expect([left.seats.length, left.predecessors.length]).toEqual([1, 0]);
    expect((await db.prisma.pokjanal.findUniqueOrThrow({ where: { id: full.group.id } })).successorId).toBeNull();
  });

  it('is refused to a role that only looks, for a group of another area, and without a decree', async () => {
    const { province, others, governor, regent, viewer } = await givenOldGroups(db);
    const { nodes } = await propose(db, governor, province);
    const groups = nodes.map((one) => taking(one));
    expect(await act(db, viewer, 'succeedGroups', { decree: newDecree(), groups })).toMatchObject({
      __typename: 'ForbiddenError',
    });
    expect(await act(db, regent, 'succeedGroups', { decree: newDecree(), groups })).toMatchObject({
      code: 'POKJANAL_NOT_FOUND',
    });
    expect((await act(db, governor, 'succeedGroups', { groups })).problems).toEqual([
      { path: 'decree', code: 'REQUIRED' },
    ]);
    const wrong = newDecree({ number: ' ', date: '2027-01-01', termStart: null, kind: 'DISSOLUTION' });
    expect(
      (await act(db, governor, 'succeedGroups', { decree: wrong, groups })).problems?.map(
        ({ path, code }) => `${path} ${code}`,
      ),
    ).toEqual(['decree.number REQUIRED', 'decree.date DATE_IN_FUTURE', 'decree.kind SUCCESSION_DECREE_KIND']);
    const done = await act(db, governor, 'succeedGroups', { decree: newDecree(), groups });
    expect(await act(db, regent, 'undoSuccession', { batch: done.batch, reason: 'x' })).toMatchObject({
      code: 'SUCCESSION_NOT_FOUND',
    });
    expect(others).toHaveLength(2);
  });
});
