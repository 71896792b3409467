import { makePokjanal } from '@pokjanal/prisma/make/pokjanal';
import { makeWilayah } from '@pokjanal/prisma/make/wilayah';
import { beforeAll, describe, expect, it } from 'vitest';
import { officerOf } from '../../../test/actors.ts';
import { ctxOf } from '../../../test/as.ts';
import { useDatabase } from '../../../test/database.ts';
import type { Database } from '../../db/client.ts';
import { Conflict } from '../../lib/errors.ts';
import { contentFor, correct, givenWaiting, record, withdraw } from './decree.fixture.ts';
import type { DecreeContent } from './decree-content.ts';
import { correctDecree } from './decree-correct.ts';
import { recordDecree } from './decree-record.ts';

let db: Database;
beforeAll(async () => {
  db = await useDatabase();
});

const eventsOf = async (node: { no: number }) =>
  (await db.sql<{ type: string }>('select type from outbox where node_no = $1 order by id', [node.no])).map(
    (e) => e.type,
  );

const plainContent = (number: string, groupId: string): DecreeContent => ({
  kind: 'ESTABLISHMENT',
  number,
  date: new Date('2026-01-05'),
  issuer: 'Bupati',
  subject: 'x',
  termStart: null,
  termEnd: null,
  legalBases: [],
  groupIds: [groupId],
  supersedesId: null,
  attachmentId: null,
});

describe('recordDecree', () => {
  it('makes the group stand on its decree, tells of it and remembers who did it', async () => {
    const { admin, group, here } = await givenWaiting(db);
    const answer = await record(db, admin, contentFor([group], { number: '  188.45/7/2025 ' }));
    expect(answer).toMatchObject({
      __typename: 'DecreeSuccess',
      decree: {
        number: '188.45/7/2025',
        revision: 0,
        endsInDays: 1500,
        abilities: ['pokjanal.manage'],
        warnings: [{ code: 'DECREE_YEAR' }],
        groups: [{ name: 'Pokjanal sini', status: 'ACTIVE' }],
        changes: [{ action: 'decree.recorded', by: 'Kantor ADMIN_KABKOTA', revision: 0 }],
      },
    });
    const told = answer.decree?.changes[0]?.fields ?? [];
    expect(told).toContainEqual({ field: 'groups', before: '', after: 'Pokjanal sini' });
    expect(told).toContainEqual({ field: 'date', before: '', after: '2026-03-02' });
    expect(await eventsOf(here)).toEqual(['decree.recorded']);
  });

  it('serves many groups at once', async () => {
    const { governor, group, other, here, there } = await givenWaiting(db);
    const answer = await record(db, governor, contentFor([group, other]));
    expect(answer.decree?.groups.map(({ status }) => status)).toEqual(['ACTIVE', 'ACTIVE']);
    expect([await eventsOf(here), await eventsOf(there)]).toEqual([['decree.recorded'], ['decree.recorded']]);
  });

  it('is refused to a role that only looks, and for a group of another area', async () => {
    const { admin, group, other, here } = await givenWaiting(db);
    expect(await record(db, officerOf(here, 'VIEWER'), contentFor([group]))).toMatchObject({
      __typename: 'ForbiddenError',
    });
    expect(await record(db, admin, contentFor([group, other]))).toMatchObject({ code: 'POKJANAL_NOT_FOUND' });
  });

  it('refuses bad input with everything wrong at once', async () => {
    const { admin, group } = await givenWaiting(db);
    const wrong = contentFor([group], {
      number: ' ',
      issuer: 'x'.repeat(201),
      subject: '',
      date: '2026-12-01',
      termEnd: '2026-01-01',
      attachment: Buffer.from('Attachment:00000000-0000-7000-8000-000000000000').toString('base64url'),
      supersedes: Buffer.from('Decree:00000000-0000-7000-8000-000000000000').toString('base64url'),
    });
    expect((await record(db, admin, wrong)).problems).toEqual([
      { path: 'number', code: 'REQUIRED' },
      { path: 'issuer', code: 'TOO_LONG' },
      { path: 'subject', code: 'REQUIRED' },
      { path: 'date', code: 'DATE_IN_FUTURE' },
      { path: 'termEnd', code: 'TERM_END_BEFORE_START' },
      { path: 'attachment', code: 'ATTACHMENT_NOT_FOUND' },
      { path: 'supersedes', code: 'DECREE_NOT_FOUND' },
    ]);
    expect((await record(db, admin, contentFor([]))).problems).toEqual([{ path: 'groups', code: 'REQUIRED' }]);
  });

  it('takes one document once, and names it where the caller may see it', async () => {
    const { admin, group, there, other } = await givenWaiting(db);
    const content = contentFor([group]);
    const first = await record(db, admin, content);
    const second = await record(db, admin, content);
    expect(second).toMatchObject({ code: 'DECREE_ALREADY_EXISTS', currentDecree: { id: first.decree?.id } });
    const elsewhere = await record(db, officerOf(there), { ...content, groups: contentFor([other]).groups });
    expect(elsewhere).toMatchObject({ code: 'DECREE_EXISTS_ELSEWHERE', currentDecree: null });
  });

  it('lets one of two win who enter the same document in the same moment', async () => {
    const { admin, group } = await givenWaiting(db);
    const content = plainContent(`kembar ${process.pid}`, group.id);
    const ctx = ctxOf(db, admin);
    const both = await Promise.allSettled([recordDecree(ctx, content), recordDecree(ctx, content)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const lost = both.find((result) => result.status === 'rejected');
    expect(lost?.reason).toBeInstanceOf(Conflict);
    expect(lost?.reason).toMatchObject({ code: 'DECREE_ALREADY_EXISTS' });
  });

  it('takes the place of an older decree of the same group alone, and of none that takes its own', async () => {
    const { admin, governor, group, other } = await givenWaiting(db);
    const idOf = async (actor: typeof admin, content: object) => (await record(db, actor, content)).decree?.id ?? '';
    const old = await idOf(admin, contentFor([group], { date: '2024-01-02' }));
    const foreign = await idOf(governor, contentFor([other], { date: '2024-01-02' }));
    const newer = await record(db, admin, contentFor([group], { kind: 'CHANGE', supersedes: old }));
    expect(newer.decree).toMatchObject({ supersedes: { id: old } });
    const codes = async (actor: typeof admin, over: object) =>
      (await record(db, actor, contentFor([group], { ...over }))).problems;
    expect(await codes(admin, { supersedes: foreign })).toEqual([{ path: 'supersedes', code: 'DECREE_NOT_FOUND' }]);
    expect(await codes(governor, { supersedes: foreign })).toEqual([
      { path: 'supersedes', code: 'SUPERSEDES_OTHER_GROUP' },
    ]);
    expect(await codes(admin, { supersedes: old, date: '2023-01-02', termStart: null })).toEqual([
      { path: 'supersedes', code: 'SUPERSEDES_LATER' },
    ]);
    const circle = contentFor([group], { date: '2026-03-02', supersedes: newer.decree?.id });
    expect((await correct(db, admin, { decree: old, expectedRevision: 0, content: circle })).problems).toEqual([
      { path: 'supersedes', code: 'SUPERSEDES_CIRCLE' },
    ]);
  });
});

describe('correctDecree', () => {
  it('puts it right and keeps what stood there; the same again changes nothing', async () => {
    const { admin, group } = await givenWaiting(db);
    const content = contentFor([group]);
    const { decree } = await record(db, admin, content);
    const right = { ...content, number: `${content.number}/B`, termEnd: null };
    const input = { decree: decree?.id, expectedRevision: 0, content: right, reason: 'Salah ketik.' };
    const answer = await correct(db, admin, input);
    expect(answer.decree).toMatchObject({ revision: 1, number: right.number, endsInDays: null });
    expect(answer.decree?.changes[0]).toMatchObject({
      action: 'decree.corrected',
      reason: 'Salah ketik.',
      fields: [
        { field: 'number', before: content.number, after: right.number },
        { field: 'termEnd', before: '2030-12-31', after: '' },
      ],
    });
    const again = await correct(db, admin, { ...input, expectedRevision: 1 });
    expect(again.decree).toMatchObject({ revision: 1 });
  });

  it('tells who comes second how the decree stands', async () => {
    const { admin, group } = await givenWaiting(db);
    const content = contentFor([group]);
    const { decree } = await record(db, admin, content);
    const input = { decree: decree?.id, expectedRevision: 0, content: { ...content, subject: 'Satu' } };
    await correct(db, admin, input);
    expect(await correct(db, admin, { ...input, content: { ...content, subject: 'Dua' } })).toMatchObject({
      code: 'DECREE_STALE',
      currentDecree: { id: decree?.id, revision: 1 },
    });
  });

  it('lets one of two win who correct in the same moment', async () => {
    const { admin, group } = await givenWaiting(db);
    const ctx = ctxOf(db, admin);
    const content = plainContent(`lomba ${process.pid}`, group.id);
    const { id } = await recordDecree(ctx, content);
    const change = (subject: string) =>
      correctDecree(ctx, { ...content, subject, id, expectedRevision: 0, reason: null });
    const both = await Promise.allSettled([change('kiri'), change('kanan')]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find((result) => result.status === 'rejected')?.reason).toMatchObject({ code: 'DECREE_STALE' });
    expect(await db.prisma.change.count({ where: { subjectId: id } })).toBe(2);
  });

  it('needs the right over every group it serves, before and after', async () => {
    const { admin, governor, group, other, here } = await givenWaiting(db);
    const content = contentFor([group, other]);
    const { decree } = await record(db, governor, content);
    const input = { decree: decree?.id, expectedRevision: 0, content };
    expect(await correct(db, admin, input)).toMatchObject({ __typename: 'ForbiddenError' });
    expect(await correct(db, officerOf(here, 'VIEWER'), input)).toMatchObject({ __typename: 'ForbiddenError' });
    const stranger = officerOf(await makeWilayah(db, { level: 'KABKOTA' }));
    expect(await correct(db, stranger, input)).toMatchObject({ code: 'DECREE_NOT_FOUND' });
    const fewer = await correct(db, governor, { ...input, content: contentFor([other]) });
    expect(fewer.decree?.groups.map(({ name }) => name)).toEqual(['Pokjanal sana']);
    expect(await correct(db, governor, { ...input, expectedRevision: 1, content: contentFor([]) })).toMatchObject({
      problems: [{ path: 'groups', code: 'REQUIRED' }],
    });
  });
});

describe('withdrawDecree', () => {
  it('makes it count for nothing, keeps it readable, and lets the right document in', async () => {
    const { admin, group, here } = await givenWaiting(db);
    const content = contentFor([group]);
    const { decree } = await record(db, admin, content);
    const input = { decree: decree?.id, expectedRevision: 0, reason: 'Salah wilayah.' };
    const answer = await withdraw(db, admin, input);
    expect(answer.decree).toMatchObject({
      withdrawReason: 'Salah wilayah.',
      abilities: [],
      groups: [{ status: 'AWAITING_DECREE' }],
      changes: [{ action: 'decree.withdrawn', reason: 'Salah wilayah.' }, { action: 'decree.recorded' }],
    });
    expect(await withdraw(db, admin, { ...input, expectedRevision: 1 })).toMatchObject({ code: 'DECREE_WITHDRAWN' });
    expect(await correct(db, admin, { decree: decree?.id, expectedRevision: 1, content })).toMatchObject({
      code: 'DECREE_WITHDRAWN',
    });
    expect(await record(db, admin, content)).toMatchObject({ __typename: 'DecreeSuccess' });
    expect(await eventsOf(here)).toEqual(['decree.recorded', 'decree.withdrawn', 'decree.recorded']);
  });

  it('is refused without a reason, from an older revision, to a role that only looks, and elsewhere', async () => {
    const { admin, group, here } = await givenWaiting(db);
    const { decree } = await record(db, admin, contentFor([group]));
    const input = { decree: decree?.id, expectedRevision: 0, reason: 'x' };
    expect((await withdraw(db, admin, { ...input, reason: ' ' })).problems).toEqual([
      { path: 'reason', code: 'REASON_REQUIRED' },
    ]);
    expect(await withdraw(db, admin, { ...input, expectedRevision: 3 })).toMatchObject({ code: 'DECREE_STALE' });
    expect(await withdraw(db, officerOf(here, 'VIEWER'), input)).toMatchObject({ __typename: 'ForbiddenError' });
    const { admin: stranger } = await givenWaiting(db);
    expect(await withdraw(db, stranger, input)).toMatchObject({ code: 'DECREE_NOT_FOUND' });
  });
});

describe('the history of a decree', () => {
  it('names no group that lies out of reach', async () => {
    const { admin, governor, group, other } = await givenWaiting(db);
    const { decree } = await record(db, governor, contentFor([group, other]));
    const third = await makePokjanal(db, { wilayah: group.wilayah, regime: 'TIM_PEMBINA', decree: null });
    const content = contentFor([group, third]);
    await correct(db, governor, { decree: decree?.id, expectedRevision: 0, content });
    const answer = await correct(db, admin, { decree: decree?.id, expectedRevision: 1, content });
    expect(JSON.stringify(answer)).not.toContain('Pokjanal sana');
    expect(answer.decree?.changes).toHaveLength(2);
  });
});
