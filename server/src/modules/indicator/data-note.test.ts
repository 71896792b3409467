import { makeDataNote } from '@pokjanal/prisma/make/data-note';
import { makePosyandu } from '@pokjanal/prisma/make/posyandu';
import { makePuskesmas } from '@pokjanal/prisma/make/puskesmas';
import { makeWilayah } from '@pokjanal/prisma/make/wilayah';
import { beforeAll, describe, expect, it } from 'vitest';
import { kaderOf, officerOf, petugasOf } from '../../../test/actors.ts';
import { as } from '../../../test/as.ts';
import type { Actor } from '../../auth/actor.ts';
import { encodeGlobalId } from '../../graphql/ids.ts';
import { monthNo } from '../../lib/pure/month.ts';
import { type Failure, FAILURES, gid, givenTargetScene, personOf } from './target.fixture.ts';

const NOTE = '{ note { id text visibility firstMonth lastMonth by withdrawnAt abilities indicator { code } } }';
const WRITE = /* GraphQL */ `
  mutation ($input: WriteNoteInput!) { writeNote(input: $input) { __typename ... on NoteSuccess ${NOTE} ${FAILURES} } }
`;
const WITHDRAW = /* GraphQL */ `
  mutation ($input: WithdrawNoteInput!) {
    withdrawNote(input: $input) { __typename ... on NoteSuccess ${NOTE} ${FAILURES} }
  }
`;
const NOTES = /* GraphQL */ `
  query ($input: AnalyticsInput!) { analytics(input: $input) { notes { text } } }
`;
type Answer = Failure & { note?: { id: string; withdrawnAt: string | null; abilities: string[] } };

let scene: Awaited<ReturnType<typeof givenTargetScene>>;
beforeAll(async () => {
  scene = await givenTargetScene();
});

const inputOf = (over: Record<string, unknown> = {}) => ({
  indicator: 'SKDN_DS',
  wilayah: gid(scene.kabkota),
  firstMonth: '2026-02',
  lastMonth: '2026-03',
  text: 'Banjir: sebagian posyandu tidak buka.',
  ...over,
});
const write = async (over: Record<string, unknown> = {}, actor: Actor = scene.admin) =>
  (await as(scene.db, actor).run<{ writeNote: Answer }>(WRITE, { input: inputOf(over) })).writeNote;
const withdraw = async (id: string, actor: Actor = scene.admin) =>
  (await as(scene.db, actor).run<{ withdrawNote: Answer }>(WITHDRAW, { input: { note: id } })).withdrawNote;

describe('writeNote', () => {
  it('writes a note and tells of it; a retry keeps it once', async () => {
    const written = await write();
    expect(written).toMatchObject({
      note: {
        text: 'Banjir: sebagian posyandu tidak buka.',
        visibility: 'EVERYONE',
        firstMonth: '2026-02',
        lastMonth: '2026-03',
        by: 'Dinas Kesehatan',
        withdrawnAt: null,
        abilities: ['note.withdraw'],
        indicator: { code: 'SKDN_DS' },
      },
    });
    expect((await write()).note?.id).toBe(written.note?.id);
    const [event] = await scene.db.sql<{ count: number }>(
      `select count(*)::int as count from outbox where type = 'note.written' and node_no = $1`,
      [scene.kabkota.no],
    );
    expect(event?.count).toBe(1);
  });

  it('lets a village operator and a petugas write in their own areas', async () => {
    const desa = await makeWilayah(scene.db, { parent: scene.districts[0] });
    const puskesmas = await makePuskesmas(scene.db, { wilayah: scene.districts[0], areas: [desa] });
    const post = await makePosyandu(scene.db, { desa, puskesmas });
    const operator = await personOf(scene.db, desa, 'OPERATOR_DESA');
    expect(await write({ wilayah: gid(desa) }, operator)).toMatchObject({ __typename: 'NoteSuccess' });
    const petugas = { ...petugasOf(post), userId: scene.admin.userId };
    const answer = await write({ wilayah: gid(desa), indicator: null, text: 'Alat rusak.' }, petugas);
    expect(answer).toMatchObject({ note: { indicator: null } });
    expect(await write({ wilayah: gid(scene.districts[1]) }, petugas)).toMatchObject({ code: 'WILAYAH_NOT_FOUND' });
    expect(await write({ wilayah: gid(desa) }, kaderOf(post))).toMatchObject({ __typename: 'ForbiddenError' });
  });

  it('is refused to a role that only looks, and in another area', async () => {
    expect(await write({}, officerOf(scene.kabkota, 'VIEWER'))).toMatchObject({ __typename: 'ForbiddenError' });
    expect(await write({ wilayah: gid(scene.other) })).toMatchObject({ code: 'WILAYAH_NOT_FOUND' });
  });

  it('refuses bad input with everything wrong at once', async () => {
    const answer = await write({ indicator: 'XYZ', firstMonth: '2026-04', text: ' ' });
    expect(answer.problems).toEqual([
      { path: 'indicator', code: 'INDICATOR_NOT_FOUND' },
      { path: 'lastMonth', code: 'BAD_RANGE' },
      { path: 'text', code: 'REQUIRED' },
    ]);
    expect((await write({ firstMonth: '2026' })).problems).toEqual([{ path: 'firstMonth', code: 'BAD_PERIOD' }]);
  });
});

describe('withdrawNote', () => {
  const given = async (author?: { id: string }, wilayah = scene.districts[2]) => {
    const { id } = await makeDataNote(scene.db, { wilayah, ...(author ? { author } : {}) });
    return encodeGlobalId('DataNote', id);
  };

  it('withdraws an own note, and another’s as an admin of its area; a second time changes nothing', async () => {
    const desa = await makeWilayah(scene.db, { parent: scene.districts[2] });
    const operator = await personOf(scene.db, desa, 'OPERATOR_DESA');
    const own = await given({ id: operator.userId }, desa);
    expect((await withdraw(own, operator)).note?.withdrawnAt).not.toBeNull();
    const others = await given({ id: operator.userId }, desa);
    const first = await withdraw(others);
    expect(first.note).toMatchObject({ abilities: [] });
    expect((await withdraw(others)).note?.withdrawnAt).toBe(first.note?.withdrawnAt);
  });

  it('is refused for another’s note without being its admin, and to a role that only looks', async () => {
    const desa = await makeWilayah(scene.db, { parent: scene.districts[2] });
    const note = await given(undefined, desa);
    const operator = await personOf(scene.db, desa, 'OPERATOR_DESA');
    expect(await withdraw(note, operator)).toMatchObject({ code: 'FORBIDDEN_ACTION' });
    expect(await withdraw(note, officerOf(scene.kabkota, 'VIEWER'))).toMatchObject({ __typename: 'ForbiddenError' });
  });

  it('does not find a note of another area, and refuses an id of something else', async () => {
    expect(await withdraw(await given(undefined, scene.other))).toMatchObject({ code: 'NOTE_NOT_FOUND' });
    expect((await withdraw(gid(scene.kabkota))).problems).toEqual([{ path: 'note', code: 'BAD_ID' }]);
  });
});

describe('notes of an answer', () => {
  it('shows those that touch an asked indicator, area and month, to those who may read them', async () => {
    const { db, provinsi, province } = scene;
    const other = await makeWilayah(db, { parent: provinsi });
    const may = monthNo(2026, 5);
    const note = (text: string, over: Parameters<typeof makeDataNote>[1] = {}) =>
      makeDataNote(db, { wilayah: other, firstMonth: may - 1, lastMonth: may, text, ...over });
    await note('own', { indicator: 'SKDN_DS' });
    await note('of all indicators');
    await note('from above', { wilayah: provinsi });
    await note('above, for its own people', { wilayah: provinsi, visibility: 'AREA' });
    await note('here, for its own people', { visibility: 'AREA' });
    await note('another indicator', { indicator: 'SKDN_NS' });
    await note('another month', { firstMonth: may + 1, lastMonth: may + 3 });
    await note('another area', { wilayah: scene.kabkota });
    await note('withdrawn', { withdrawnAt: new Date(0) });
    const input = { indicators: ['SKDN_DS'], wilayah: [gid(other)], periods: ['2026-05'] };
    const read = async (actor: Actor, ask = input) => {
      const caller = as(db, actor);
      // The catalogue is read once and kept.
      await caller.run(NOTES, { input: ask });
      const { analytics } = await caller.run<{ analytics: { notes: { text: string }[] } }>(NOTES, { input: ask });
      expect(caller.cost()).toBeLessThanOrEqual(4);
      return analytics.notes.map(({ text }) => text).sort();
    };
    const common = ['from above', 'here, for its own people', 'of all indicators', 'own'];
    expect(await read(officerOf(other))).toEqual(common);
    expect(await read(province)).toEqual(['above, for its own people', ...common]);
    expect(await read(officerOf(other), { ...input, periods: ['2026-03'] })).toEqual([]);
    expect(await read(officerOf(other), { ...input, periods: ['2001'] })).toEqual([]);
  });
});
