import { makeMeeting } from '@pokjanal/prisma/make/meeting';
import { seedCatalogues } from '@pokjanal/prisma/seed/reference';
import { beforeAll, describe, expect, it } from 'vitest';
import { as } from '../../../test/as.ts';
import { useDatabase } from '../../../test/database.ts';
import type { Actor } from '../../auth/actor.ts';
import type { Database } from '../../db/client.ts';
import { fixedClock } from '../../lib/clock.ts';
import { act, gid, givenGuidance, problemsOf } from './guidance.fixture.ts';

let db: Database;
beforeAll(async () => {
  db = await useDatabase();
});

/** A commitment of Diskominfo, made on Saturday 21 November 2026 and due on the Monday after. */
async function givenCommitment() {
  const scene = await givenGuidance(db);
  const { group, seat, admin } = scene;
  const clock = fixedClock('2026-11-21T03:00:00Z');
  const content = { text: 'Pasang spanduk', owner: { seat: gid('Seat', seat) }, dueOn: '2026-11-23' };
  const { commitment } = await act(db, admin, 'recordCommitment', { pokjanal: gid('Pokjanal', group), content }, clock);
  const id = commitment?.id ?? '';
  const move = (actor: Actor, state: string, over: object = {}) =>
    act(db, actor, 'moveCommitment', { commitment: id, state, expectedRevision: 0, ...over }, clock);
  const escalate = (expectedRevision = 0, actor: Actor = admin) =>
    act(db, actor, 'escalateCommitment', { commitment: id, expectedRevision, note: 'Mohon bantuan.' }, clock);
  const listed = async (state: string, actor: Actor = admin) => {
    const text = `query ($state: CommitmentFilter, $group: ID) { commitmentList(state: $state, pokjanal: $group) {
      nodes { text daysOverdue shouldEscalate pokjanal { name level } meeting { title } steps { no by } } } }`;
    type List = { commitmentList: { nodes: { daysOverdue: number; shouldEscalate: boolean }[] } };
    const client = as(db, actor, clock);
    const { nodes } = (await client.run<List>(text, { state, group: gid('Pokjanal', group) })).commitmentList;
    expect(client.cost()).toBeLessThanOrEqual(12);
    return nodes.map(({ daysOverdue, shouldEscalate }) => `${daysOverdue} ${shouldEscalate}`);
  };
  return { ...scene, clock, commitment, id, move, escalate, listed };
}

describe('a commitment', () => {
  it('becomes overdue by the clock alone, is passed up, and is closed with what shows it', async () => {
    const { clock, commitment, move, escalate, listed, official, governor, regency } = await givenCommitment();
    expect(commitment).toMatchObject({
      owner: 'Kepala Diskominfo',
      state: 'OPEN',
      daysOverdue: 0,
      shouldEscalate: false,
    });
    clock.set('2026-11-23T16:59:00Z');
    expect(await listed('OVERDUE')).toEqual([]);
    expect(await escalate()).toMatchObject({ code: 'NOT_OVERDUE', currentCommitment: { state: 'OPEN' } });
    // Midnight in Western Indonesia.
    clock.set('2026-11-23T17:00:00Z');
    expect(await listed('OVERDUE')).toEqual(['1 false']);
    clock.set('2026-12-04T05:00:00Z');
    expect(await listed('OVERDUE')).toEqual(['11 false']);
    // The tenth working day after the 23rd of November is Monday the 7th of December.
    clock.set('2026-12-07T05:00:00Z');
    expect(await listed('OVERDUE')).toEqual(['14 true']);
    const setting = { key: 'commitment.escalateAfterWorkingDays', wilayahId: regency.id, value: 30 };
    await db.prisma.setting.create({ data: setting });
    expect(await listed('OVERDUE')).toEqual(['14 false']);
    const passed = await escalate();
    expect(passed.commitment).toMatchObject({
      state: 'ESCALATED',
      revision: 1,
      escalatedTo: 'Pokjanal atas',
      shouldEscalate: false,
      steps: [
        { no: 0, state: 'OPEN' },
        { no: 1, state: 'ESCALATED', on: '2026-12-07', note: 'Mohon bantuan.', toGroup: 'Pokjanal atas' },
      ],
    });
    expect(await escalate(1)).toMatchObject({ code: 'NO_GROUP_ABOVE' });
    expect(await listed('ESCALATED', governor)).toEqual(['14 false']);
    expect(problemsOf(await move(official, 'DONE', { expectedRevision: 1, on: '2026-12-08' }))).toEqual([
      'on DATE_IN_FUTURE',
      'note EVIDENCE_REQUIRED',
    ]);
    const done = await move(official, 'DONE', { expectedRevision: 1, note: 'Spanduk terpasang di 8 kelurahan.' });
    expect(done.commitment).toMatchObject({ state: 'DONE', daysOverdue: 0, revision: 2 });
    expect(await listed('OVERDUE')).toEqual([]);
    expect(await listed('STANDING')).toEqual([]);
    expect(await listed('DONE')).toEqual(['0 false']);
    expect(await escalate(2)).toMatchObject({ code: 'COMMITMENT_CLOSED' });
  });

  it('is moved by its owner and by who manages the group, one at a time', async () => {
    const { move, official, otherOfficial, viewer, stranger, admin } = await givenCommitment();
    expect((await move(official, 'IN_PROGRESS', { note: 'Desain' })).commitment).toMatchObject({
      state: 'IN_PROGRESS',
    });
    expect(await move(admin, 'IN_PROGRESS')).toMatchObject({
      code: 'COMMITMENT_STALE',
      currentCommitment: { state: 'IN_PROGRESS', revision: 1 },
    });
    const next = { expectedRevision: 1, note: 'x' };
    for (const actor of [otherOfficial, viewer]) {
      expect(await move(actor, 'DONE', next)).toMatchObject({ __typename: 'ForbiddenError' });
    }
    expect(await move(stranger, 'DONE', next)).toMatchObject({ code: 'COMMITMENT_NOT_FOUND' });
    expect(await move(admin, 'OPEN', next)).toMatchObject({ code: 'COMMITMENT_OPEN' });
    expect(problemsOf(await move(admin, 'DROPPED', { expectedRevision: 1 }))).toEqual(['note REASON_REQUIRED']);
    const both = await Promise.all([move(admin, 'DROPPED', next), move(official, 'DONE', next)]);
    expect(both.map(({ code }) => code ?? 'OK').sort()).toEqual(['COMMITMENT_STALE', 'OK']);
    expect(await move(admin, 'DONE', { expectedRevision: 2, note: 'x' })).toMatchObject({ code: 'COMMITMENT_CLOSED' });
    expect((await move(admin, 'OPEN', { expectedRevision: 2, note: 'Keliru' })).commitment).toMatchObject({
      state: 'OPEN',
    });
  });

  it('is listed with its group and meeting in the same few statements, whatever the length of the list', async () => {
    const { group, regency, admin } = await givenGuidance(db);
    const add = async () => {
      await makeMeeting(db, { pokjanal: group, commitments: [{ text: 'x', owner: 'y', dueOn: '2026-01-05' }] });
      const client = as(db, admin);
      const text = `query ($within: ID) { commitmentList(within: $within) { totalCount nodes {
        text daysOverdue shouldEscalate escalatedTo abilities pokjanal { name level } meeting { title pokjanal { name } } steps { no by } } } }`;
      await client.run(text, { within: gid('Wilayah', regency) });
      return client.cost();
    };
    const few = await add();
    for (let i = 0; i < 5; i += 1)
      await makeMeeting(db, { pokjanal: group, commitments: [{ text: 'x', owner: 'y', dueOn: '2026-01-05' }] });
    expect(await add()).toBe(few);
    expect(few).toBeLessThanOrEqual(16);
  });

  it('has a log that only grows, whoever writes', async () => {
    const { commitment, id } = await givenCommitment();
    const uuid = Buffer.from(id, 'base64url').toString().split(':')[1];
    for (const change of [
      `update "CommitmentStep" set note = 'x' where "commitmentId" = $1`,
      `update "CommitmentStep" set "on" = '2020-01-01' where "commitmentId" = $1`,
      `delete from "CommitmentStep" where "commitmentId" = $1`,
    ]) {
      await expect(db.sql(change, [uuid]), change).rejects.toMatchObject({ code: '23001' });
    }
    const insert = `insert into "CommitmentStep" (id, "commitmentId", no, state, "on", at) values (gen_random_uuid(), $1, $2, 'DONE', now(), now())`;
    await expect(db.sql(insert, [uuid, 5])).rejects.toMatchObject({ code: '23505' });
    await db.sql(insert, [uuid, 1]);
    expect(await db.sql('select state, revision from "Commitment" where id = $1', [uuid])).toEqual([
      { state: 'DONE', revision: 1 },
    ]);
    await db.sql('update "CommitmentStep" set "actorId" = null where "commitmentId" = $1', [uuid]);
    await db.sql('delete from "Commitment" where id = $1', [uuid]);
    expect(await db.prisma.commitmentStep.count({ where: { commitmentId: uuid ?? '' } })).toBe(0);
    expect(commitment?.revision).toBe(0);
  });
});

describe('a commitment that was written down wrongly', () => {
  it('gets the indicator it should move, and is then found by it; only who guides the group may', async () => {
    await seedCatalogues(db);
    const { clock, id, admin, official, group, seat } = await givenCommitment();
    const owner = { seat: gid('Seat', seat), office: 'Kepala Diskominfo' };
    const content = { text: 'Pasang spanduk', owner, dueOn: '2026-11-23', indicator: 'SKDN_DS' };
    const input = { commitment: id, content, reason: 'indikator terlupa', expectedRevision: 0 };
    const read = async (actor: Actor, indicator: string) => {
      const text = `query ($group: ID, $indicator: String) { commitmentList(pokjanal: $group, indicator: $indicator) {
        nodes { abilities ownerSeatId indicator { code } } } }`;
      const values = { group: gid('Pokjanal', group), indicator };
      return (await as(db, actor, clock).run<{ commitmentList: { nodes: object[] } }>(text, values)).commitmentList
        .nodes;
    };
    expect(await act(db, official, 'correctCommitment', input, clock)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await read(admin, 'SKDN_DS')).toEqual([]);
    expect(await act(db, admin, 'correctCommitment', input, clock)).toMatchObject({ commitment: { revision: 1 } });
    const found = { ownerSeatId: owner.seat, indicator: { code: 'SKDN_DS' } };
    expect(await read(admin, 'SKDN_DS')).toEqual([{ ...found, abilities: ['commitment.manage', 'meeting.manage'] }]);
    expect(await read(official, 'SKDN_DS')).toEqual([{ ...found, abilities: ['commitment.manage'] }]);
    expect(await read(admin, 'SKDN_ND')).toEqual([]);
  });

  it('is put right with the reason in its log; where it stands stays, and the history says both sides', async () => {
    const { clock, id, admin, official, move } = await givenCommitment();
    await move(official, 'IN_PROGRESS', { note: 'Dipesan.' });
    const content = { text: 'Pasang papan nama', owner: { office: 'Lurah' }, dueOn: '2026-11-30' };
    const input = { commitment: id, content, reason: 'salah tulis', expectedRevision: 1 };
    expect(
      problemsOf(
        await act(db, admin, 'correctCommitment', { ...input, content: { ...content, text: ' ' }, reason: '' }, clock),
      ),
    ).toEqual(['content.text REQUIRED', 'reason REASON_REQUIRED']);
    expect(await act(db, admin, 'correctCommitment', { ...input, expectedRevision: 0 }, clock)).toMatchObject({
      code: 'COMMITMENT_STALE',
    });
    const { commitment } = await act(db, admin, 'correctCommitment', input, clock);
    expect(commitment).toMatchObject({ owner: 'Lurah', state: 'IN_PROGRESS', revision: 2 });
    const text = `query ($id: ID!) { node(id: $id) { ... on Commitment { text dueOn steps { note }
      changes { action reason fields { field before after } } } } }`;
    expect(await as(db, admin, clock).run(text, { id })).toMatchObject({
      node: {
        text: 'Pasang papan nama',
        dueOn: '2026-11-30',
        steps: [{}, {}, { note: 'Diperbaiki: salah tulis' }],
        changes: [{ action: 'commitment.corrected', reason: 'salah tulis' }],
      },
    });
  });
});
