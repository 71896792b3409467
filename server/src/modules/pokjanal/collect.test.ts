import { makePokjanal } from '@pokjanal/prisma/make/pokjanal';
import { makeWilayah } from '@pokjanal/prisma/make/wilayah';
import { beforeAll, describe, expect, it } from 'vitest';
import { officerOf } from '../../../test/actors.ts';
import { as } from '../../../test/as.ts';
import { useDatabase } from '../../../test/database.ts';
import type { UserActor } from '../../auth/actor.ts';
import type { Database } from '../../db/client.ts';
import { encodeGlobalId } from '../../graphql/ids.ts';
import { givenWaiting, contentFor, record } from './decree.fixture.ts';

const REQUEST = `request { id asked answered byHand partly open isOverdue revision closedAt abilities changes { action fields { field after } }
  areas { nodes { wilayah { name } state reason decreeNumber documentName contactOffice mayRecord } } }`;
const FAILURES = `... on Error { code } ... on InvalidInputError { problems { path code } } ... on ConflictError { currentRequest { revision } }`;
type Area = { wilayah: { name: string }; state: string; [field: string]: unknown };
type Request = { id: string; asked: number; answered: number; areas: { nodes: Area[] }; [field: string]: unknown };
type Answer = { code?: string; problems?: object[]; currentRequest?: object | null; request?: Request };

let db: Database;
beforeAll(async () => {
  db = await useDatabase();
});

const wilayah = (area: { id: string }) => encodeGlobalId('Wilayah', area.id);
const content = (over: object = {}) => ({
  level: 'KABKOTA',
  deadline: '2026-12-10',
  note: 'Untuk pemeriksaan.',
  ...over,
});

async function act(actor: UserActor, verb: string, input: object): Promise<Answer> {
  const type = `${verb.charAt(0).toUpperCase()}${verb.slice(1)}Input!`;
  const text = `mutation ($input: ${type}) { out: ${verb}(input: $input) { ... on CollectionSuccess { ${REQUEST} } ${FAILURES} } }`;
  return (await as(db, actor).run<{ out: Answer }>(text, { input })).out;
}

/** A province that asks its two regencies for their decrees; neither has one. */
async function givenRequest() {
  const scene = await givenWaiting(db);
  const { request } = await act(scene.governor, 'requestDecrees', {
    wilayah: wilayah(scene.province),
    content: content(),
  });
  if (!request) throw new Error('The request was not made');
  const list = async (actor: UserActor, variables: Record<string, unknown> = {}) => {
    const client = as(db, actor);
    const text = `query ($within: ID, $open: Boolean) { collectionRequests(within: $within, open: $open) { id asked answered partly open note abilities } }`;
    const { collectionRequests } = await client.run<{ collectionRequests: Request[] }>(text, variables);
    expect(client.cost()).toBeLessThanOrEqual(2);
    return collectionRequests.filter(({ id }) => id === request.id);
  };
  const read = async (actor: UserActor) => {
    const client = as(db, actor);
    const text = `query ($id: ID!) { collectionRequest(id: $id) { id asked answered changes { action } areas { nodes { wilayah { name } state } } } }`;
    const { collectionRequest } = await client.run<{ collectionRequest: Request | null }>(text, { id: request.id });
    expect(client.cost()).toBeLessThanOrEqual(6);
    return collectionRequest;
  };
  return { ...scene, request, list, read };
}

async function documentOf(admin: UserActor): Promise<string> {
  const data = { name: 'sk.pdf', mediaType: 'application/pdf', bytes: 1, sha256: 'x', createdById: admin.userId };
  const { id } = await db.prisma.attachment.create({ data });
  return encodeGlobalId('Attachment', id);
}

describe('a request for decrees', () => {
  it('counts an area as it records a decree: open, partly, answered; nobody says so but the record', async () => {
    const { request, group, other, admin, governor, list, here, read } = await givenRequest();
    expect(request).toMatchObject({ asked: 2, answered: 0, partly: 0, open: 2, isOverdue: false, revision: 0 });
    await record(db, governor, contentFor([other]));
    expect(await list(governor)).toMatchObject([{ asked: 2, answered: 0, partly: 1, open: 1 }]);
    await record(db, admin, contentFor([group], { attachment: await documentOf(admin), number: '188/77/2026' }));
    expect(await list(governor)).toMatchObject([{ asked: 2, answered: 1, partly: 1, open: 0 }]);
    expect((await read(governor))?.areas.nodes.find((area) => area.wilayah.name === here.name)?.state).toBe('ANSWERED');
    const [event] = await db.sql(
      `select type from outbox where payload ->> 'id' is not null and type like 'collection.%' order by id desc limit 1`,
    );
    expect(event).toEqual({ type: 'collection.requested' });
  });

  it('is seen by whoever is asked, with the own area alone, and by nobody else', async () => {
    const { list, read, admin, here, request, governor, group } = await givenRequest();
    expect(await list(admin)).toMatchObject([{ asked: 1, open: 1, abilities: [] }]);
    expect(await read(admin)).toMatchObject({
      asked: 1,
      changes: [],
      areas: { nodes: [{ wilayah: { name: here.name } }] },
    });
    const asksFor = async (asked: { id: string }) => {
      const text = `query ($id: ID!) { pokjanal(id: $id) { openRequests { id } } }`;
      const variables = { id: encodeGlobalId('Pokjanal', asked.id) };
      const { pokjanal } = await as(db, governor).run<{ pokjanal: { openRequests: { id: string }[] } }>(
        text,
        variables,
      );
      return pokjanal.openRequests.map(({ id }) => id);
    };
    expect(await asksFor(group)).toEqual([request.id]);
    const district = await makeWilayah(db, { parent: here });
    expect(await list(officerOf(district, 'ADMIN_KECAMATAN'))).toEqual([]);
    const stranger = officerOf(await makeWilayah(db, { level: 'PROVINSI' }), 'ADMIN_PROVINSI');
    expect(await read(stranger)).toBeNull();
    expect(await list(admin, { within: wilayah(here), open: true })).toHaveLength(1);
    const close = { request: request.id, expectedRevision: 0 };
    expect(await act(stranger, 'closeRequest', close)).toEqual({ code: 'REQUEST_NOT_FOUND' });
    expect(await act(admin, 'closeRequest', close)).toEqual({ code: 'FORBIDDEN_ACTION' });
  });

  it('counts groups of the laws asked for alone', async () => {
    const { governor, province, here } = await givenRequest();
    await makePokjanal(db, { wilayah: here });
    const asked = await act(governor, 'requestDecrees', {
      wilayah: wilayah(province),
      content: content({ regimes: ['TIM_PEMBINA'] }),
    });
    expect(asked.request).toMatchObject({ open: 2, partly: 0 });
  });

  it('takes an answer by hand with its reason, and gives it back', async () => {
    const { request, governor, here, admin, province } = await givenRequest();
    const input = { request: request.id, wilayah: wilayah(here), reason: 'Diserahkan dalam bentuk cetak.' };
    expect(await act(admin, 'answerByHand', input)).toEqual({ code: 'FORBIDDEN_ACTION' });
    expect((await act(governor, 'answerByHand', { ...input, reason: ' ' })).problems).toEqual([
      { path: 'reason', code: 'REASON_REQUIRED' },
    ]);
    const elsewhere = await act(governor, 'answerByHand', { ...input, wilayah: wilayah(province) });
    expect(elsewhere.problems).toEqual([{ path: 'wilayah', code: 'AREA_NOT_ASKED' }]);
    const both = await Promise.all([act(governor, 'answerByHand', input), act(governor, 'answerByHand', input)]);
    expect(new Set(both.map(({ code }) => code))).toEqual(new Set(['ALREADY_ANSWERED', undefined]));
    const done = both.find((answer) => answer.request)?.request;
    expect(done).toMatchObject({ answered: 1, byHand: 1, open: 1 });
    expect(done?.areas.nodes.find(({ state }) => state === 'BY_HAND')).toMatchObject({ reason: input.reason });
    expect(done?.['changes']).toMatchObject([
      { action: 'collection.answered', fields: [{ field: 'area', after: expect.stringContaining(here.name) }] },
      { action: 'collection.requested' },
    ]);
    const { reason: _reason, ...area } = input;
    expect((await act(governor, 'withdrawAnswer', area)).request).toMatchObject({ answered: 0, open: 2 });
    expect(await act(governor, 'withdrawAnswer', area)).toEqual({
      code: 'NO_HAND_ANSWER',
      currentRequest: { revision: 0 },
    });
  });

  it('is corrected and closed by who asked, once for each revision seen', async () => {
    const { request, governor } = await givenRequest();
    const correct = { request: request.id, expectedRevision: 0, content: content({ deadline: '2026-12-31' }) };
    expect((await act(governor, 'correctRequest', correct)).request).toMatchObject({ revision: 1 });
    expect(await act(governor, 'correctRequest', correct)).toEqual({
      code: 'REQUEST_STALE',
      currentRequest: { revision: 1 },
    });
    const closed = await act(governor, 'closeRequest', { request: request.id, expectedRevision: 1 });
    expect(closed.request).toMatchObject({ revision: 2, abilities: [], closedAt: expect.any(String) });
    expect(await act(governor, 'correctRequest', { ...correct, expectedRevision: 2 })).toMatchObject({
      code: 'REQUEST_CLOSED',
    });
  });

  it('is refused to a role that only looks, elsewhere, and with everything wrong at once', async () => {
    const { governor, province, here, there, admin } = await givenRequest();
    const make = (actor: UserActor, area: { id: string }, over: object = {}) =>
      act(actor, 'requestDecrees', { wilayah: wilayah(area), content: content(over) });
    expect(await make(officerOf(province, 'VIEWER'), province)).toEqual({ code: 'FORBIDDEN' });
    expect(await make(admin, there, { level: 'KECAMATAN' })).toEqual({ code: 'FORBIDDEN_ACTION' });
    const wrong = await make(governor, here, { deadline: '2026-11-20', note: ' ' });
    expect(wrong.problems).toEqual([
      { path: 'level', code: 'REQUEST_LEVEL' },
      { path: 'deadline', code: 'DEADLINE_PAST' },
      { path: 'note', code: 'REQUIRED' },
    ]);
  });
});
