import { makeEvidence } from '@pokjanal/prisma/make/evidence';
import { makeMeeting } from '@pokjanal/prisma/make/meeting';
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
import { newId } from '../../lib/ids.ts';

const clock = fixedClock('2026-08-20T03:00:00Z');
let db: Database;
beforeAll(async () => {
  db = await useDatabase();
});

type Answer = {
  __typename: string;
  code?: string;
  problems?: { path: string; code: string }[];
  merger?: string | null;
  lines?: { key: string; section: string; title: string; isTaken: boolean }[];
  others?: number;
  accounts?: number;
};

const gid = (type: string, { id }: { id: string }) => encodeGlobalId(type, id);
const wrong = ({ problems }: Answer) => problems?.map(({ path, code }) => `${path} ${code}`);

async function act(name: 'mergeOpd' | 'undoOpdMerger', actor: Actor, input: object): Promise<Answer> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const told = name === 'mergeOpd' ? 'merger others accounts lines { key section title isTaken }' : 'opd { id }';
  const answer = await as(db, actor, clock).run<Record<string, Answer>>(
    `mutation ($input: ${type}!) { ${name}(input: $input) { __typename ... on Error { code }
      ... on InvalidInputError { problems { path code } }
      ... on ${name === 'mergeOpd' ? 'MergeOpdSuccess' : 'UndoOpdMergerSuccess'} { ${told} } } }`,
    { input },
  );
  return answer[name] as Answer;
}

/** Two agencies that go on in a third, with work behind and before them. */
async function given() {
  const province = await makeWilayah(db, { level: 'PROVINSI' });
  const kabkota = await makeWilayah(db, { parent: province });
  const old = await makeOpd(db, { wilayah: kabkota, name: 'Dinas Sosial', shortName: 'Dinsos' });
  const other = await makeOpd(db, { wilayah: kabkota, name: 'DP3A' });
  const into = await makeOpd(db, { wilayah: kabkota, name: 'Dinsos P3A' });
  const pokjanal = await makePokjanal(db, {
    wilayah: kabkota,
    seats: [{ code: 'KETUA', name: 'Ketua', holder: { office: 'Kepala Dinas Sosial', opdId: old.id } }],
  });
  await db.prisma.seatHolding.updateMany({ where: { opdId: old.id }, data: { person: 'Seseorang' } });
  for (const opdId of [old.id, other.id])
    await db.prisma.pokjanalMember.create({ data: { pokjanalId: pokjanal.id, opdId } });
  const owned = { owner: 'Kepala Dinas Sosial', ownerOpdId: old.id, dueOn: '2026-09-01' };
  const past = await makeMeeting(db, {
    pokjanal,
    date: '2026-05-01',
    organiser: 'Dinas Sosial',
    commitments: [{ text: 'Data anak', ...owned }],
  });
  const coming = await makeMeeting(db, {
    pokjanal,
    date: '2026-10-01',
    title: 'Rapat Oktober',
    organiser: 'Dinas Sosial',
  });
  await db.prisma.meeting.updateMany({ where: { id: { in: [past.id, coming.id] } }, data: { organiserOpdId: old.id } });
  await db.prisma.meeting.update({ where: { id: coming.id }, data: { status: 'PLANNED' } });
  const plan = await makeEvidence(db, { pokjanal, opd: old, title: 'Rencana 2026' });
  const done = await makeEvidence(db, { pokjanal, opd: old, title: 'Bukti lama' });
  const ahead = { kind: 'PLAN' as const, status: 'DRAFT' as const, toMonth: 2026 * 12 + 11 };
  await db.prisma.evidence.update({ where: { id: plan.id }, data: ahead });
  await db.prisma.evidence.update({ where: { id: done.id }, data: { ...ahead, status: 'ACCEPTED' } });
  await makeUser(db, { role: 'PEJABAT_OPD', opd: old });
  const admin = { ...officerOf(kabkota), userId: (await makeUser(db)).id };
  const ref = (opd: { id: string }, expectedRevision = 0) => ({ opd: gid('Opd', opd), expectedRevision });
  const merge = (over: object = {}, actor: Actor = admin) =>
    act('mergeOpd', actor, {
      from: [ref(old), ref(other)],
      into: ref(into),
      on: '2026-07-31',
      basis: 'Perda 3/2026',
      ...over,
    });
  return { province, kabkota, old, other, into, pokjanal, past, coming, plan, done, admin, ref, merge };
}

type Scene = Awaited<ReturnType<typeof given>>;

/** All that a merger may touch, as it stands. */
async function stateOf({ old, other, into, pokjanal, coming, plan, done }: Scene) {
  const ids = [old.id, other.id, into.id];
  const [opds, members, holdings, commitments, meeting, evidence] = await Promise.all([
    db.sql('select name, "to"::text, "mergedIntoId" from "Opd" where id = any($1::uuid[]) order by name', [ids]),
    db.sql(
      'select o.name, m."from"::text, m."to"::text from "PokjanalMember" m join "Opd" o on o.id = m."opdId" where m."pokjanalId" = $1 order by o.name, m."from" nulls first',
      [pokjanal.id],
    ),
    db.sql(
      'select office, person, h."from"::text, h."to"::text from "SeatHolding" h join "Seat" s on s.id = h."seatId" where s."pokjanalId" = $1 order by h."from" nulls first',
      [pokjanal.id],
    ),
    db.sql(
      'select c.owner, o.name, c.state from "Commitment" c join "Opd" o on o.id = c."ownerOpdId" where c."pokjanalId" = $1',
      [pokjanal.id],
    ),
    db.sql('select g.organiser, o.name from "Meeting" g join "Opd" o on o.id = g."organiserOpdId" where g.id = $1', [
      coming.id,
    ]),
    db.sql(
      'select o.name from "Evidence" e join "Opd" o on o.id = e."opdId" where e.id = any($1::uuid[]) order by e.status',
      [[plan.id, done.id]],
    ),
  ]);
  return { opds, members, holdings, commitments, meeting, evidence };
}

describe('agencies are merged', () => {
  it('after a dry run that writes nothing: what is open goes on in the successor, what was done stays', async () => {
    const scene = await given();
    const { into, merge } = scene;
    const before = await stateOf(scene);
    const rehearsed = await merge({ dryRun: true });
    expect(rehearsed).toMatchObject({ merger: null, others: 0, accounts: 1 });
    expect(rehearsed.lines?.map(({ section }) => section).sort()).toEqual([
      'COMMITMENT',
      'HOLDING',
      'MEETING',
      'MEMBERSHIP',
      'MEMBERSHIP',
      'PLAN',
    ]);
    expect(await stateOf(scene)).toEqual(before);
    const { merger } = await merge();
    expect(await stateOf(scene)).toEqual({
      opds: [
        { name: 'DP3A', to: '2026-07-31', mergedIntoId: into.id },
        { name: 'Dinas Sosial', to: '2026-07-31', mergedIntoId: into.id },
        { name: 'Dinsos P3A', to: null, mergedIntoId: null },
      ],
      members: [
        { name: 'DP3A', from: null, to: '2026-07-31' },
        { name: 'Dinas Sosial', from: null, to: '2026-07-31' },
        { name: 'Dinsos P3A', from: '2026-08-01', to: null },
      ],
      holdings: [
        { office: 'Kepala Dinas Sosial', person: 'Seseorang', from: null, to: '2026-07-31' },
        { office: 'Kepala Dinsos P3A', person: null, from: '2026-08-01', to: null },
      ],
      commitments: [{ owner: 'Kepala Dinsos P3A', name: 'Dinsos P3A', state: 'OPEN' }],
      meeting: [{ organiser: 'Dinsos P3A', name: 'Dinsos P3A' }],
      evidence: [{ name: 'Dinsos P3A' }, { name: 'Dinas Sosial' }],
    });
    expect(wrong(await act('undoOpdMerger', scene.admin, { merger, reason: '' }))).toEqual(['reason REASON_REQUIRED']);
    expect((await act('undoOpdMerger', scene.admin, { merger, reason: 'keliru' })).code).toBeUndefined();
    expect(await stateOf(scene)).toEqual(before);
    expect((await act('undoOpdMerger', scene.admin, { merger, reason: 'lagi' })).code).toBe('OPD_MERGER_UNDONE');
    const again = { from: [scene.ref(scene.old, 2)], into: scene.ref(into, 2) };
    expect((await merge(again)).code).toBeUndefined();
  });

  it('and what is not confirmed ends with them; what changed since stands against taking it back, all named', async () => {
    const scene = await given();
    const { lines = [] } = await scene.merge({ dryRun: true });
    const taken = lines
      .filter(({ section }) => section === 'COMMITMENT' || section === 'MEETING')
      .map(({ key }) => key);
    const { merger, lines: told } = await scene.merge({ lines: taken });
    expect(told?.filter(({ isTaken }) => isTaken)).toHaveLength(2);
    const { members, holdings } = await stateOf(scene);
    expect(members).not.toContainEqual(expect.objectContaining({ name: 'Dinsos P3A' }));
    expect(holdings).toHaveLength(1);
    await db.prisma.meeting.update({ where: { id: scene.coming.id }, data: { revision: { increment: 1 } } });
    await db.prisma.opd.update({ where: { id: scene.old.id }, data: { revision: { increment: 1 } } });
    const refused = await act('undoOpdMerger', scene.admin, { merger, reason: 'keliru' });
    expect(wrong(refused)).toEqual([
      `opd:${scene.old.id} OPD_MERGE_BUILT_ON`,
      `meeting:${scene.coming.id} OPD_MERGE_BUILT_ON`,
    ]);
  });

  it('not across areas, not twice, not into what ended, not on a day that cannot be; all said at once', async () => {
    const { province, old, into, pokjanal, ref, merge } = await given();
    const far = await makeOpd(db, { wilayah: await makeWilayah(db, { parent: province }) });
    await db.prisma.pokjanalMember.updateMany({
      where: { pokjanalId: pokjanal.id, opdId: old.id },
      data: { from: new Date('2026-09-05') },
    });
    const [member] = await db.prisma.pokjanalMember.findMany({ where: { pokjanalId: pokjanal.id, opdId: old.id } });
    const everywhere = officerOf(province, 'ADMIN_PROVINSI');
    expect(
      wrong(await merge({ from: [ref(old), ref(far)], on: '2026-09-01', basis: '', lines: ['x'] }, everywhere)),
    ).toEqual([
      'from.1 OPD_ELSEWHERE',
      'on DAY_TOO_FAR',
      'basis REQUIRED',
      'lines BAD_CODE',
      `membership:${member?.id} OPD_WORK_LATER`,
    ]);
    expect(wrong(await merge({ from: [ref(into), ref(old), ref(old)] }))).toEqual([
      'from.0 OPD_ITSELF',
      'from.2 OPD_TWICE',
    ]);
    await db.prisma.opd.update({ where: { id: into.id }, data: { to: new Date('2026-01-01') } });
    expect(wrong(await merge({ from: [ref(old)], on: '2026-09-10' }))).toContain('into OPD_ENDED');
  });

  it('by nobody without the right, out of reach, or who saw them otherwise', async () => {
    const { kabkota, old, ref, merge } = await given();
    expect((await merge({}, officerOf(kabkota, 'VIEWER'))).__typename).toBe('ForbiddenError');
    expect((await merge({}, officerOf(await makeWilayah(db)))).code).toBe('OPD_NOT_FOUND');
    expect((await merge({ from: [ref(old, 3)] })).code).toBe('STALE_OPD');
    const both = await Promise.all([merge(), merge()]);
    expect(both.map(({ code }) => code ?? 'OK').sort()).toEqual(['OK', 'STALE_OPD']);
  });

  it('and leaves alone, unnamed, what lies in groups of others', async () => {
    const scene = await given();
    const above = await makePokjanal(db, { wilayah: await makeWilayah(db, { level: 'PROVINSI' }), name: 'Rahasia' });
    await db.prisma.pokjanalMember.create({ data: { pokjanalId: above.id, opdId: scene.old.id } });
    const merged = await scene.merge();
    expect(merged.others).toBe(1);
    expect(JSON.stringify(merged)).not.toContain('Rahasia');
    expect(await db.prisma.pokjanalMember.findFirst({ where: { pokjanalId: above.id } })).toMatchObject({ to: null });
  });

  it('with as many statements for thirty groups and three hundred commitments as for one, there and back', async () => {
    const counted = async (work: () => Promise<Answer>) => {
      const before = db.stats.queries;
      const { code, merger } = await work();
      expect(code).toBeUndefined();
      return { merger, statements: db.stats.queries - before };
    };
    const one = await given();
    const few = await counted(() => one.merge());
    const fewBack = await counted(() => act('undoOpdMerger', one.admin, { merger: few.merger, reason: 'keliru' }));

    const scene = await given();
    const { kabkota, old, admin, into } = scene;
    const groups = await Promise.all(
      Array.from({ length: 30 }, (_, at) => makePokjanal(db, { wilayah: kabkota, regime: 'POKJANAL', name: `K${at}` })),
    );
    const rows = groups.flatMap(({ id }) =>
      Array.from({ length: 10 }, (_, at) => ({ id: newId(), pokjanalId: id, order: at })),
    );
    await db.prisma.pokjanalMember.createMany({ data: groups.map(({ id }) => ({ pokjanalId: id, opdId: old.id })) });
    const owned = { owner: 'Kepala Dinas Sosial', ownerOpdId: old.id, dueOn: new Date('2026-09-01'), text: 'Janji' };
    await db.prisma.commitment.createMany({ data: rows.map((row) => ({ ...row, ...owned })) });
    const opened = { no: 0, state: 'OPEN' as const, on: new Date('2026-05-01'), at: clock.now() };
    await db.prisma.commitmentStep.createMany({ data: rows.map(({ id }) => ({ commitmentId: id, ...opened })) });
    const before = await stateOf(scene);
    const many = await counted(() => scene.merge());
    expect(many.statements).toBeLessThanOrEqual(few.statements + 2);
    expect(await db.prisma.commitment.count({ where: { ownerOpdId: into.id, owner: 'Kepala Dinsos P3A' } })).toBe(301);
    expect(await db.prisma.pokjanalMember.count({ where: { opdId: into.id } })).toBe(31);
    const manyBack = await counted(() => act('undoOpdMerger', admin, { merger: many.merger, reason: 'keliru' }));
    expect(manyBack.statements).toBeLessThanOrEqual(fewBack.statements + 2);
    expect(await stateOf(scene)).toEqual(before);
    expect(await db.prisma.commitment.count({ where: { ownerOpdId: old.id, owner: 'Kepala Dinas Sosial' } })).toBe(301);
  });

  it('also when a plan counts for the successor already: it counts once there, and for both again afterwards', async () => {
    const { pokjanal, old, into, plan, admin, merge } = await given();
    const [credit] = await db.prisma.dutyCredit.findMany({ where: { evidenceId: plan.id, opdId: old.id } });
    if (!credit) throw new Error('The plan has no credit');
    await db.prisma.dutyCredit.create({ data: { ...credit, id: newId(), opdId: into.id } });
    const credits = async () => {
      const rows = await db.prisma.dutyCredit.findMany({ where: { evidenceId: plan.id, pokjanalId: pokjanal.id } });
      return rows.map(({ opdId }) => opdId).sort();
    };
    const { merger, code } = await merge();
    expect(code).toBeUndefined();
    expect(await credits()).toEqual([old.id, into.id].sort());
    await act('undoOpdMerger', admin, { merger, reason: 'keliru' });
    expect(await credits()).toEqual([old.id, into.id].sort());
  });
});
