import { makeDecree } from '@pokjanal/prisma/make/decree';
import { makeWilayah } from '@pokjanal/prisma/make/wilayah';
import { beforeAll, describe, expect, it } from 'vitest';
import { as } from '../../../test/as.ts';
import { useDatabase } from '../../../test/database.ts';
import type { Database } from '../../db/client.ts';
import { act, gid, givenGuidance, MEETING, meetingContent, problemsOf } from './guidance.fixture.ts';
import { RECORDED_EVENTS } from './recorded-events.fixture.ts';

let db: Database;
beforeAll(async () => {
  db = await useDatabase();
});

type List = { meetingList: { totalCount: number; nodes: { title: string }[] } };
const LIST = `query ($within: ID, $group: ID, $opd: ID, $kind: MeetingKind, $status: MeetingStatus, $from: Day, $to: Day, $text: String) {
  meetingList(within: $within, pokjanal: $group, opd: $opd, kind: $kind, status: $status, from: $from, to: $to, search: $text) {
    totalCount nodes { id title date status organiser pokjanal { name } } } }`;

describe('holdMeeting', () => {
  it('writes down a past meeting in one save: who came, minutes, outputs and decisions with their days', async () => {
    const { group, seat, empty, diskominfo, admin, regency } = await givenGuidance(db);
    await db.sql(
      `insert into "Holiday" (day, name, source, confidence) values ('2024-08-19', 'x', 'x', 'sure') on conflict do nothing`,
    );
    const content = meetingContent({
      parties: [
        { seat: gid('Seat', seat), attendance: 'CAME' },
        { seat: gid('Seat', empty) },
        { name: 'TP PKK', attendance: 'REPRESENTED', representedBy: ' Sekretaris ', total: 5 },
        { name: 'Camat', isGroup: true },
        { name: 'Kader', isGroup: true, invitedCount: 0, men: 1, women: 4 },
      ],
      speakers: [{ office: 'Kabid Kesmas provinsi', topic: 'Diskusi' }],
      agenda: [{ text: 'Delapan tugas' }],
      outputs: [{ text: 'Rencana kerja' }],
      tags: ['Promotif', 'Promotif', ' '],
      joint: { text: 'Komitmen bersama', signedOn: '2024-08-14', signatories: ['Dinkes', 'TP PKK'] },
    });
    const decisions = [
      { text: 'Buat spanduk', owner: { seat: gid('Seat', seat) }, dueWorkingDays: 4 },
      { text: 'Data sasaran', owner: { opd: gid('Opd', diskominfo) }, dueOn: '2024-09-01' },
    ];
    const input = { pokjanal: gid('Pokjanal', group), content, decisions };
    const { meeting } = await act(db, admin, 'holdMeeting', input);
    expect(meeting).toMatchObject({
      status: 'HELD',
      revision: 0,
      tags: ['Promotif'],
      parties: [
        { name: 'Kepala Diskominfo', seat: { name: 'Bidang KIE' }, opd: { name: 'Diskominfo' }, attendance: 'CAME' },
        { name: 'Bendahara', opd: null, attendance: null },
        { name: 'TP PKK', attendance: 'REPRESENTED', total: null },
        { name: 'Camat', isGroup: true, invitedCount: null, total: null },
        { name: 'Kader', invitedCount: 0, men: 1, women: 4, total: 5 },
      ],
      outputs: [{ text: 'Rencana kerja', state: 'OPEN' }],
      joint: { signatories: ['Dinkes', 'TP PKK'] },
      commitments: [
        // Wednesday the 14th, a holiday on Monday the 19th: Thursday, Friday, Tuesday, Wednesday.
        {
          owner: 'Kepala Diskominfo',
          dueOn: '2024-08-21',
          dueWorkingDays: 4,
          state: 'OPEN',
          steps: [{ no: 0, state: 'OPEN' }],
        },
        { owner: 'Diskominfo', dueOn: '2024-09-01', dueWorkingDays: null },
      ],
      changes: [{ action: 'meeting.held' }],
    });
    const events = await db.sql<{ type: string }>('select type from outbox where node_no = $1 order by id', [
      regency.no,
    ]);
    expect(events.map(({ type }) => type)).toEqual(['meeting.held', 'commitment.recorded', 'commitment.recorded']);
  });

  it('says all that is wrong at once and then has written nothing', async () => {
    const { group, admin, stranger, viewer, regency } = await givenGuidance(db);
    const other = await givenGuidance(db);
    const foreign = await makeWilayah(db, { level: 'PROVINSI' });
    const content = meetingContent({
      date: '2026-12-24',
      startsAt: '9.30',
      title: ' ',
      minutes: null,
      kaderReached: 40,
      organiserOpd: gid('Opd', other.health),
      parties: [{ seat: gid('Seat', other.seat) }, { name: '', isGroup: true, men: 3, women: 3, total: 5 }],
      reach: [{ wilayah: gid('Wilayah', foreign), reached: -1 }],
      files: [gid('Attachment', { id: '019a8e8e-0000-7000-8000-000000000000' })],
      joint: { text: 'x', signedOn: '2026-12-24', signatories: [] },
    });
    const decisions = [
      { text: '', owner: {} },
      { text: 'x', owner: { office: 'y' }, dueOn: '2026-12-01' },
    ];
    const input = { pokjanal: gid('Pokjanal', group), content, decisions };
    expect(problemsOf(await act(db, admin, 'holdMeeting', input))).toEqual([
      'title REQUIRED',
      'startsAt BAD_CLOCK',
      'date DATE_IN_FUTURE',
      'minutes REQUIRED',
      'kaderUnknownReason REASON_REQUIRED',
      'reach.0.reached OUT_OF_RANGE',
      'parties.1.name REQUIRED',
      'parties.1.total PARTS_EXCEED_TOTAL',
      'joint.signedOn DATE_IN_FUTURE',
      'joint.signatories REQUIRED',
      'organiserOpd OPD_NOT_FOUND',
      'decisions.0.text REQUIRED',
      'decisions.0.owner OWNER_MISSING',
      'decisions.0.dueOn DUE_MISSING',
      'decisions.1.dueOn DAY_BEFORE_START',
      'parties.0.seat SEAT_OF_OTHERS',
      'files.0 ATTACHMENT_NOT_FOUND',
      'reach.0.wilayah AREA_OUTSIDE',
    ]);
    const right = { ...input, content: meetingContent(), decisions: [] };
    expect(await act(db, viewer, 'holdMeeting', right)).toMatchObject({ __typename: 'ForbiddenError' });
    expect(await act(db, stranger, 'holdMeeting', right)).toMatchObject({ code: 'POKJANAL_NOT_FOUND' });
    const wrongSeat = [{ text: 'x', owner: { seat: gid('Seat', other.seat) }, dueWorkingDays: 5 }];
    expect(problemsOf(await act(db, admin, 'holdMeeting', { ...right, decisions: wrongSeat }))).toEqual([
      'decisions.0.owner SEAT_OF_OTHERS',
    ]);
    expect(await db.prisma.meeting.count({ where: { pokjanal: { wilayahId: regency.id } } })).toBe(0);
  });
});

describe('the five recorded events', () => {
  it('are entered as they are told, and each is found from its organiser and from who was there', async () => {
    const { group, admin, governor, province } = await givenGuidance(db);
    for (const { content } of RECORDED_EVENTS) {
      const answer = await act(db, admin, 'holdMeeting', { pokjanal: gid('Pokjanal', group), content });
      expect(answer, JSON.stringify(answer.problems)).toMatchObject({
        meeting: { status: 'HELD', title: content.title },
      });
    }
    for (const { find, content } of RECORDED_EVENTS) {
      for (const text of [find, content.organiser]) {
        const { meetingList } = await as(db, governor).run<List>(LIST, { within: gid('Wilayah', province), text });
        expect(meetingList.nodes.map(({ title }) => title)).toContain(content.title);
      }
    }
  });
});

describe('a planned meeting', () => {
  it('is corrected, takes place and is corrected again; whoever comes second gets it as it stands', async () => {
    const { group, admin, regency } = await givenGuidance(db);
    const content = meetingContent({
      date: '2026-11-20',
      minutes: null,
      outputs: [{ text: 'SK Bupati' }, { text: 'Rencana' }],
    });
    const { meeting } = await act(db, admin, 'planMeeting', { pokjanal: gid('Pokjanal', group), content });
    expect(meeting).toMatchObject({ status: 'PLANNED', revision: 0 });
    const [first, second] = meeting?.outputs ?? [];
    const decree = await makeDecree(db, { pokjanal: [group] });
    const settle = (state: string, over = {}) =>
      act(db, admin, 'setOutputState', { output: first?.id, expectedRevision: 0, state, ...over });
    expect(problemsOf(await settle('REACHED', { on: '2026-12-01' }))).toEqual([
      'on DATE_IN_FUTURE',
      'note EVIDENCE_REQUIRED',
    ]);
    expect(problemsOf(await settle('DROPPED'))).toEqual(['note REASON_REQUIRED']);
    expect((await settle('REACHED', { decree: gid('Decree', decree) })).meeting).toMatchObject({
      outputs: [{ state: 'REACHED', on: '2026-11-21', revision: 1 }, { state: 'OPEN' }],
    });
    expect(await settle('OPEN')).toMatchObject({ code: 'OUTPUT_STALE' });
    const correct = (over: object, expectedRevision = 0) =>
      act(db, admin, 'correctMeeting', { meeting: meeting?.id, expectedRevision, content: { ...content, ...over } });
    expect(problemsOf(await correct({ outputs: [{ id: second?.id, text: 'Rencana' }] }))).toEqual([
      'outputs OUTPUT_SETTLED',
    ]);
    const kept = { outputs: [{ id: first?.id, text: 'SK Bupati' }, { text: 'Baru' }], place: 'Aula' };
    const corrected = await correct({ ...kept, reach: [{ wilayah: gid('Wilayah', regency), reached: 7 }] });
    expect(corrected.meeting).toMatchObject({
      revision: 1,
      outputs: [
        { text: 'SK Bupati', state: 'REACHED' },
        { text: 'Baru', state: 'OPEN' },
      ],
    });
    expect(await correct({ place: 'Hotel' })).toMatchObject({ code: 'MEETING_STALE', currentMeeting: { revision: 1 } });
    const held = await act(db, admin, 'holdMeeting', {
      meeting: meeting?.id,
      expectedRevision: 1,
      content: {
        ...content,
        ...kept,
        outputs: corrected.meeting?.outputs.map(({ id }) => ({ id, text: 'x' })),
        minutes: 'Selesai',
      },
    });
    expect(held.meeting).toMatchObject({ status: 'HELD', revision: 2, minutes: 'Selesai' });
    expect(held.meeting?.changes.map(({ action }) => action).sort()).toEqual([
      'meeting.corrected',
      'meeting.held',
      'meeting.outputChanged',
      'meeting.planned',
    ]);
    const again = { meeting: meeting?.id, expectedRevision: 2, content: { ...content, minutes: 'y' } };
    expect(await act(db, admin, 'holdMeeting', again)).toMatchObject({ code: 'MEETING_ALREADY_HELD' });
    expect(
      await act(db, admin, 'cancelMeeting', { meeting: meeting?.id, expectedRevision: 2, reason: 'x' }),
    ).toMatchObject({
      code: 'MEETING_ALREADY_HELD',
    });
  });

  it('is called off with a reason, and not by strangers', async () => {
    const { group, admin, viewer, stranger, official } = await givenGuidance(db);
    const content = meetingContent({ date: '2026-12-24', minutes: null });
    const { meeting } = await act(db, admin, 'planMeeting', { pokjanal: gid('Pokjanal', group), content });
    const input = { meeting: meeting?.id, expectedRevision: 0, reason: 'Banjir.' };
    expect(problemsOf(await act(db, admin, 'cancelMeeting', { ...input, reason: ' ' }))).toEqual([
      'reason REASON_REQUIRED',
    ]);
    for (const actor of [viewer, official]) {
      expect(await act(db, actor, 'cancelMeeting', input)).toMatchObject({ __typename: 'ForbiddenError' });
    }
    expect(await act(db, stranger, 'cancelMeeting', input)).toMatchObject({ code: 'MEETING_NOT_FOUND' });
    expect((await act(db, admin, 'cancelMeeting', input)).meeting).toMatchObject({
      status: 'CANCELLED',
      cancelReason: 'Banjir.',
    });
    expect(await act(db, admin, 'cancelMeeting', { ...input, expectedRevision: 1 })).toMatchObject({
      code: 'MEETING_CANCELLED',
    });
    await db.sql(
      `update "Pokjanal" set "successorId" = (select id from "Pokjanal" where id <> $1 limit 1) where id = $1`,
      [group.id],
    );
    expect(await act(db, admin, 'planMeeting', { pokjanal: gid('Pokjanal', group), content })).toMatchObject({
      code: 'POKJANAL_SUPERSEDED',
    });
    // What an old group did is still its own to write down.
    const past = { pokjanal: gid('Pokjanal', group), content: meetingContent() };
    expect(await act(db, admin, 'holdMeeting', past)).toMatchObject({ __typename: 'MeetingSuccess' });
  });
});

describe('meetingList', () => {
  it('finds a meeting from its group, organiser, participants, owners and days, in few statements', async () => {
    const { group, regency, province, diskominfo, health, seat, admin, governor, official, stranger } =
      await givenGuidance(db);
    const pokjanal = gid('Pokjanal', group);
    const content = meetingContent({
      organiserOpd: gid('Opd', health),
      parties: [{ seat: gid('Seat', seat) }, { name: 'Bappeda' }],
    });
    const decisions = [{ text: 'Cetak baliho', owner: { opd: gid('Opd', diskominfo) }, dueWorkingDays: 5 }];
    const held = await act(db, admin, 'holdMeeting', { pokjanal, content, decisions });
    await act(db, admin, 'planMeeting', {
      pokjanal,
      content: meetingContent({
        title: 'Rapat kerja',
        date: '2026-12-01',
        kind: 'WORK_PROGRAMME',
        place: null,
        facilitator: null,
        organiser: 'Sekda',
      }),
    });
    const client = as(db, governor);
    const titles = async (variables: object) =>
      (await client.run<List>(LIST, { within: gid('Wilayah', province), ...variables })).meetingList.nodes.map(
        ({ title }) => title.split(' ')[0],
      );
    expect(await titles({})).toEqual(['Rapat', 'Penguatan']);
    const ways = [
      { group: pokjanal, status: 'HELD' },
      { opd: gid('Opd', health) },
      { opd: gid('Opd', diskominfo) },
      { kind: 'STRENGTHENING' },
      { from: '2024-08-01', to: '2024-08-31' },
      ...['bappeda', 'kepala diskominfo', 'BALIHO', 'bidang kesmas dinkes', 'asana'].map((text) => ({ text })),
    ];
    for (const way of ways) expect(await titles(way), JSON.stringify(way)).toEqual(['Penguatan']);
    expect(client.cost()).toBeLessThanOrEqual(6);
    expect((await as(db, official).run<List>(LIST)).meetingList.totalCount).toBe(2);
    expect((await as(db, stranger).run<List>(LIST, { within: gid('Wilayah', regency) })).meetingList.totalCount).toBe(
      0,
    );
    await client.run(`query ($id: ID!) { meeting(id: $id) { ${MEETING} } }`, { id: held.meeting?.id });
    expect(client.cost()).toBeLessThanOrEqual(30);
    const ofGroup = as(db, admin);
    const counts = `query ($id: ID!) { pokjanal(id: $id) { meetingCount standingCommitments overdueCommitments meetings(first: 1) { title } } }`;
    expect(await ofGroup.run(counts, { id: pokjanal })).toEqual({
      pokjanal: {
        meetingCount: 2,
        standingCommitments: 1,
        overdueCommitments: 1,
        meetings: [{ title: 'Rapat kerja' }],
      },
    });
    expect(ofGroup.cost()).toBeLessThanOrEqual(5);
  });
});

describe('proposedAgenda', () => {
  it('names overdue commitments, decrees that end and empty seats, to who manages the group', async () => {
    const { group, admin, viewer, diskominfo } = await givenGuidance(db);
    await makeDecree(db, { pokjanal: [group], number: 'SK-AKHIR', date: '2025-02-02', termEnd: '2027-01-31' });
    const decisions = [{ text: 'Cetak baliho', owner: { opd: gid('Opd', diskominfo) }, dueWorkingDays: 5 }];
    await act(db, admin, 'holdMeeting', { pokjanal: gid('Pokjanal', group), content: meetingContent(), decisions });
    const ask = 'query ($id: ID!) { proposedAgenda(pokjanal: $id) { source text } }';
    const client = as(db, admin);
    expect(await client.run(ask, { id: gid('Pokjanal', group) })).toEqual({
      proposedAgenda: [
        { source: 'OVERDUE_COMMITMENT', text: expect.stringContaining('Cetak baliho (Diskominfo)') },
        { source: 'EXPIRING_DECREE', text: 'Masa bakti SK SK-AKHIR berakhir 31 Januari 2027' },
        { source: 'VACANT_SEAT', text: 'Kursi Bendahara belum terisi' },
      ],
    });
    expect(client.cost()).toBeLessThanOrEqual(8);
    expect((await as(db, viewer).tryRun(ask, { id: gid('Pokjanal', group) })).errors).toHaveLength(1);
  });
});
