import { makePosyandu } from '@pokjanal/prisma/make/posyandu';
import { makePuskesmas } from '@pokjanal/prisma/make/puskesmas';
import { makeAssignment, makeUser } from '@pokjanal/prisma/make/user';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ctxOf } from './as.ts';
import { useDatabase } from './database.ts';
import type { Database } from '../src/db/client.ts';
import { serveSessions } from '../src/http/session-routes.fixture.ts';
import { createAccessToken, revokeAccessToken } from '../src/modules/user/access-token.ts';
import { disableUser } from '../src/modules/user/user.ts';
import { type Actor, systemActor } from '../src/auth/actor.ts';
import { announceRevocation } from '../src/auth/revocation.ts';
import { hashSecret } from '../src/auth/secret.ts';

const SECRET = 'petugas teliti mencatat';
let db: Database;
let site: Awaited<ReturnType<typeof serveSessions>>;

beforeAll(async () => {
  db = await useDatabase();
  site = await serveSessions(db);
});
afterAll(() => site.close());

async function givenSession(overrides: Parameters<typeof makeUser>[1] = {}) {
  const user = await makeUser(db, { passwordHash: await hashSecret(SECRET), ...overrides });
  const { cookie } = await site.post('sign-in', { login: user.username, secret: SECRET });
  return { user, cookie, actor: await site.auth.resolveActor({ cookie }) };
}

async function givenToken(days = 30) {
  const { user, actor } = await givenSession();
  const made = await createAccessToken(ctxOf(db, actor, site.clock), { name: 'Dasbor kabupaten', days });
  return { user, owner: actor, ...made, bearer: { authorization: `Bearer ${made.token}` } };
}

describe('a session cookie', () => {
  it('carries the places of the roles in force today, and no others', async () => {
    const puskesmas = await makePuskesmas(db);
    const post = await makePosyandu(db, { puskesmas });
    const { user, cookie } = await givenSession({ posyandu: post });
    await makeAssignment(db, user, { role: 'KADER', to: '2026-11-20' });
    await makeAssignment(db, user, { role: 'KADER', from: '2026-11-22' });
    await makeAssignment(db, user, { role: 'PETUGAS_PUSKESMAS', puskesmas, to: '2026-11-21' });
    announceRevocation();
    const actor = await site.auth.resolveActor({ cookie });
    expect(actor.kind === 'user' && actor.assignments).toMatchObject([
      { role: 'KADER', posyandu: { id: post.id, unitNo: post.unitNo, path: post.desa.path } },
      { role: 'PETUGAS_PUSKESMAS', puskesmas: { id: puskesmas.id, no: puskesmas.no } },
    ]);
  });

  it('is worth nothing when the page is not ours, when altered, or when somebody else’s', async () => {
    const { cookie, actor } = await givenSession();
    const anonymous = { kind: 'anonymous' };
    expect(actor.kind).toBe('user');
    expect(await site.auth.resolveActor({ cookie, origin: 'https://jahat.example', host: site.host })).toEqual(
      anonymous,
    );
    expect(await site.auth.resolveActor({ cookie, 'sec-fetch-site': 'cross-site' })).toEqual(anonymous);
    expect(await site.auth.resolveActor({ cookie: `${cookie.slice(0, -6)}AAAA%3D` })).toEqual(anonymous);
    expect(await site.auth.resolveActor({ cookie: 'lain=1' })).toEqual(anonymous);
    expect(await site.auth.resolveActor({ cookie: `lain=1; ${cookie}` })).toMatchObject({ kind: 'user' });
  });

  it('counts on a WebSocket only from our own pages', async () => {
    const { cookie, user } = await givenSession();
    const own = { cookie, host: site.host, origin: site.origin };
    expect(await site.auth.resolveSocketActor({}, own)).toMatchObject({ userId: user.id });
    expect(await site.auth.resolveSocketActor({}, { ...own, origin: 'https://jahat.example' })).toEqual({
      kind: 'anonymous',
    });
    expect(await site.auth.resolveSocketActor(undefined, { cookie, host: site.host })).toEqual({ kind: 'anonymous' });
  });

  it('stops being valid when the account is closed or a role ends', async () => {
    const closed = await givenSession();
    const moved = await givenSession();
    const valid = async (actor: Actor) => {
      announceRevocation();
      return site.auth.isStillValid(actor);
    };
    expect([await valid(closed.actor), await valid(moved.actor)]).toEqual([true, true]);
    await disableUser(ctxOf(db, systemActor('test'), site.clock), { userId: closed.user.id });
    await db.prisma.roleAssignment.update({
      where: { id: moved.user.assignment.id },
      data: { to: new Date('2026-11-20') },
    });
    expect([await valid(closed.actor), await valid(moved.actor)]).toEqual([false, false]);
  });
});

describe('a personal access token', () => {
  it('reads as its owner, over HTTP and WebSocket, and cannot write', async () => {
    const { user, token, bearer } = await givenToken();
    const actor = await site.auth.resolveActor(bearer);
    expect(actor).toMatchObject({ userId: user.id, via: 'token', readOnly: true });
    expect(await site.auth.resolveSocketActor({ token }, {})).toEqual(actor);
    expect(await site.auth.resolveSocketActor({ Authorization: bearer.authorization }, {})).toEqual(actor);
    await expect(createAccessToken(ctxOf(db, actor, site.clock), { name: 'Lagi', days: 1 })).rejects.toMatchObject({
      code: 'TOKEN_READ_ONLY',
    });
  });

  it('is kept as a fingerprint with a hint, never as itself', async () => {
    const { id, token } = await givenToken();
    const row = await db.prisma.accessToken.findUniqueOrThrow({ where: { id } });
    expect(token).toMatch(/^pkj_[\w-]{43}$/);
    expect(JSON.stringify(row)).not.toContain(token.slice(10));
    expect(row.hint).toBe(token.slice(0, 10));
  });

  it('ends at once when revoked, and only its owner revokes it', async () => {
    const { id, bearer, owner } = await givenToken();
    const other = await givenSession();
    const actor = await site.auth.resolveActor(bearer);
    await expect(revokeAccessToken(ctxOf(db, other.actor, site.clock), { id })).rejects.toMatchObject({
      code: 'TOKEN_NOT_FOUND',
    });
    expect(await site.auth.isStillValid(actor)).toBe(true);
    await revokeAccessToken(ctxOf(db, owner, site.clock), { id });
    expect(await site.auth.resolveActor(bearer)).toEqual({ kind: 'anonymous' });
    expect(await site.auth.isStillValid(actor)).toBe(false);
  });

  it('ends by itself on its day', async () => {
    const { bearer } = await givenToken(1);
    expect(await site.auth.resolveActor(bearer)).toMatchObject({ kind: 'user' });
    site.clock.advance(86_400_000);
    announceRevocation();
    expect(await site.auth.resolveActor(bearer)).toEqual({ kind: 'anonymous' });
  });

  it('marks its use at most once a minute', async () => {
    const { id, bearer } = await givenToken();
    const use = async () => {
      announceRevocation();
      await site.auth.resolveActor(bearer);
      return (await db.prisma.accessToken.findUniqueOrThrow({ where: { id } })).lastUsedAt?.getTime();
    };
    const first = await use();
    site.clock.advance(59_000);
    expect(await use()).toBe(first);
    site.clock.advance(2_000);
    expect(await use()).toBe((first ?? 0) + 61_000);
  });

  it('is refused as bearer when it is no token of ours, even beside a good cookie', async () => {
    const { cookie } = await givenSession();
    for (const authorization of ['Bearer pkj_tebakan', 'Bearer abc', 'Basic YTpi']) {
      expect(await site.auth.resolveActor({ authorization, cookie }), authorization).toEqual({ kind: 'anonymous' });
    }
  });

  it('needs a name and a sensible duration', async () => {
    const { actor } = await givenSession();
    await expect(createAccessToken(ctxOf(db, actor), { name: ' ', days: 400 })).rejects.toMatchObject({
      problems: [{ path: 'name' }, { path: 'days' }],
    });
  });
});

describe('remembering callers', () => {
  it('asks the database once for a burst of requests of one session', async () => {
    const { cookie } = await givenSession();
    announceRevocation();
    await site.auth.resolveActor({ cookie });
    const before = db.stats.queries;
    await Promise.all(Array.from({ length: 50 }, () => site.auth.resolveActor({ cookie })));
    expect(db.stats.queries - before).toBe(0);
  });
});
