import { makeUser } from '@pokjanal/prisma/make/user';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ctxOf } from '../../test/as.ts';
import { useDatabase, useOwnDatabase } from '../../test/database.ts';
import { systemActor } from '../auth/actor.ts';
import { hashSecret } from '../auth/secret.ts';
import type { Database } from '../db/client.ts';
import { issueOneTimeCode } from '../modules/user/one-time-code.ts';
import { ensureSetupToken } from '../modules/user/set-up.ts';
import { disableUser } from '../modules/user/user.ts';
import { serveSessions } from './session-routes.fixture.ts';

const SECRET = 'kader rajin menimbang';
let db: Database;
let site: Awaited<ReturnType<typeof serveSessions>>;
let address = 0;
/** Each test comes from an address of its own, so that the limits of one do not touch another. */
const from = () => ({ 'x-forwarded-for': `198.51.100.${(address += 1)}` });

async function givenKader(overrides: Parameters<typeof makeUser>[1] = {}) {
  return makeUser(db, { passwordHash: await hashSecret(SECRET), ...overrides });
}

beforeAll(async () => {
  db = await useDatabase();
  site = await serveSessions(db);
});
afterAll(() => site.close());

describe('signing in', () => {
  it('opens a session by user name, in a cookie no script can read', async () => {
    const kader = await givenKader();
    const answer = await site.post('sign-in', { login: kader.username.toUpperCase(), secret: SECRET }, from());
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ ok: true, name: kader.name, locale: 'id', landing: 'REPORT_FORM' });
    expect(answer.headers.getSetCookie().join()).toMatch(/HttpOnly; SameSite=Lax/i);
    const actor = await site.auth.resolveActor({ cookie: answer.cookie });
    expect(actor).toMatchObject({ kind: 'user', userId: kader.id, via: 'session', readOnly: false });
  });

  it('opens a session by telephone number, however it is written', async () => {
    const kader = await givenKader({ phone: '+6281234500001' });
    for (const login of ['0812-3450-0001', '+62 812 3450 0001', '6281234500001']) {
      const answer = await site.post('sign-in', { login, secret: SECRET }, from());
      expect(answer.body.name, login).toBe(kader.name);
    }
  });

  it('answers a wrong secret and an unknown name alike', async () => {
    const kader = await givenKader();
    const wrong = await site.post('sign-in', { login: kader.username, secret: 'salah sekali' }, from());
    const unknown = await site.post('sign-in', { login: 'tidak.ada', secret: SECRET }, from());
    expect(wrong.status).toBe(401);
    expect(wrong.body).toEqual(unknown.body);
    expect(wrong.body.code).toBe('SIGN_IN_REFUSED');
    expect(wrong.cookie).toBe('');
  });

  it('makes a name wait after five failures, says how long, and lets it in afterwards', async () => {
    const kader = await givenKader();
    const tryOnce = (secret: string) => site.post('sign-in', { login: kader.username, secret }, from());
    for (let i = 0; i < 5; i++) expect((await tryOnce('salah sekali')).status).toBe(401);
    const locked = await tryOnce(SECRET);
    expect(locked.status).toBe(429);
    expect(locked.headers.get('retry-after')).toBe('30');
    expect(locked.body).toMatchObject({ code: 'RATE_LIMITED', message: { id: expect.stringContaining('30 detik') } });
    site.clock.advance(30_001);
    expect((await tryOnce(SECRET)).status).toBe(200);
  });

  it('counts tries that arrive together one by one', async () => {
    const kader = await givenKader();
    const statuses = await Promise.all(
      Array.from(
        { length: 12 },
        async () => (await site.post('sign-in', { login: kader.username, secret: 'salah sekali' }, from())).status,
      ),
    );
    expect(statuses.filter((status) => status === 401)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(7);
  });

  it('makes an address wait that tries many names', async () => {
    const attacker = from();
    const statuses: number[] = [];
    for (let i = 0; i < 42; i++) {
      statuses.push((await site.post('sign-in', { login: `nama.${i}`, secret: 'salah sekali' }, attacker)).status);
    }
    expect(statuses.slice(0, 40).every((status) => status === 401)).toBe(true);
    expect(statuses.slice(40)).toEqual([429, 429]);
  });

  it('refuses a closed account although the secret is right', async () => {
    const kader = await givenKader({ disabledAt: new Date('2026-01-01') });
    const answer = await site.post('sign-in', { login: kader.username, secret: SECRET }, from());
    expect(answer).toMatchObject({ status: 403, body: { code: 'ACCOUNT_DISABLED' }, cookie: '' });
    expect(await db.prisma.session.count({ where: { userId: kader.id } })).toBe(0);
  });

  it('names every missing field at once', async () => {
    const answer = await site.post('sign-in', {}, from());
    expect(answer.status).toBe(400);
    expect(answer.body.problems).toMatchObject([{ path: 'login' }, { path: 'secret' }]);
    expect((await site.post('sign-in', '{"login":', from())).status).toBe(400);
  });

  it('refuses pages of other sites and forms', async () => {
    const body = { login: 'a', secret: 'b' };
    const other = await site.post('sign-in', body, { ...from(), origin: 'https://jahat.example' });
    const form = await site.post('sign-in', 'login=a', {
      ...from(),
      'content-type': 'application/x-www-form-urlencoded',
    });
    expect([other.status, other.body.code, form.status, form.body.code]).toEqual([
      403,
      'CSRF_REFUSED',
      403,
      'CSRF_REFUSED',
    ]);
  });
});

describe('signing out', () => {
  it('ends the session for good', async () => {
    const kader = await givenKader();
    const { cookie } = await site.post('sign-in', { login: kader.username, secret: SECRET }, from());
    const actor = await site.auth.resolveActor({ cookie });
    expect(await site.auth.isStillValid(actor)).toBe(true);
    expect((await site.post('sign-out', {}, { cookie })).status).toBe(200);
    expect(await site.auth.resolveActor({ cookie })).toEqual({ kind: 'anonymous' });
    expect(await site.auth.isStillValid(actor)).toBe(false);
  });
});

describe('a one-time code', () => {
  const office = () => ctxOf(db, systemActor('test'), site.clock);
  const NEW = 'rahasia baru saya';

  it('sets the secret, signs in, and ends the sessions there were', async () => {
    const kader = await givenKader();
    const before = await site.post('sign-in', { login: kader.username, secret: SECRET }, from());
    const { code } = await issueOneTimeCode(office(), { userId: kader.id });
    const typed = code.toLowerCase().replaceAll('-', ' ');
    const answer = await site.post('redeem', { code: typed, secret: NEW }, from());
    expect(answer.body).toMatchObject({ ok: true, landing: 'REPORT_FORM' });
    expect(await site.auth.resolveActor({ cookie: answer.cookie })).toMatchObject({ userId: kader.id });
    expect(await site.auth.resolveActor({ cookie: before.cookie })).toEqual({ kind: 'anonymous' });
    expect((await site.post('sign-in', { login: kader.username, secret: SECRET }, from())).status).toBe(401);
    expect((await site.post('sign-in', { login: kader.username, secret: NEW }, from())).status).toBe(200);
    const events = await db.sql<{ type: string }>(`select type from outbox where payload ->> 'user' = $1 order by id`, [
      kader.id,
    ]);
    expect(events.map((event) => event.type)).toEqual(['code.issued', 'code.redeemed', 'session.revoked']);
  });

  it('works once, for one of many who try it together', async () => {
    const kader = await makeUser(db);
    const { code } = await issueOneTimeCode(office(), { userId: kader.id });
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => site.post('redeem', { code, secret: NEW }, from())),
    );
    expect(answers.map((answer) => answer.status).sort((x, y) => x - y)).toEqual([200, 401, 401, 401]);
  });

  it('ends after 48 hours, and when a newer one is issued', async () => {
    const kader = await makeUser(db);
    const first = await issueOneTimeCode(office(), { userId: kader.id });
    const second = await issueOneTimeCode(office(), { userId: kader.id });
    expect((await site.post('redeem', { code: first.code, secret: NEW }, from())).body.code).toBe('CODE_EXPIRED');
    site.clock.advance(48 * 3_600_000);
    expect((await site.post('redeem', { code: second.code, secret: NEW }, from())).body.code).toBe('CODE_EXPIRED');
  });

  it('is not used up by a secret that is too short', async () => {
    const kader = await makeUser(db);
    const { code } = await issueOneTimeCode(office(), { userId: kader.id });
    const short = await site.post('redeem', { code, secret: 'pendek' }, from());
    expect(short).toMatchObject({ status: 400, body: { problems: [{ path: 'secret', code: 'WEAK_SECRET' }] } });
    expect((await site.post('redeem', { code, secret: NEW }, from())).status).toBe(200);
  });

  it('does not open a closed account', async () => {
    const kader = await makeUser(db);
    const { code } = await issueOneTimeCode(office(), { userId: kader.id });
    await disableUser(office(), { userId: kader.id });
    expect((await site.post('redeem', { code, secret: NEW }, from())).body.code).toBe('ACCOUNT_DISABLED');
  });
});

describe('setting up a real office', () => {
  it('makes the first admin by the link in the log, once', async () => {
    const empty = await useOwnDatabase();
    const { id } = await empty.prisma.wilayah.create({
      data: { level: 'NASIONAL', kind: 'NEGARA', code: '0', name: 'Indonesia', path: '/9001/' },
    });
    await empty.prisma.wilayah.create({
      data: {
        level: 'PROVINSI',
        kind: 'PROVINSI',
        code: '62',
        name: 'Kalimantan Tengah',
        path: '/9001/9002/',
        parentId: id,
      },
    });
    const office = await serveSessions(empty);
    await ensureSetupToken(empty);
    const token = await ensureSetupToken(empty);
    const admin = { token, name: 'Admin Provinsi', username: 'Provinsi62', secret: SECRET, wilayahCode: '62' };

    expect((await office.post('setup', { ...admin, token: 'tebakan' }, from())).status).toBe(401);
    const bad = await office.post('setup', { ...admin, wilayahCode: '62.10.01', username: 'x' }, from());
    expect(bad.body.problems).toMatchObject([{ path: 'username' }, { path: 'wilayahCode' }]);
    const areas = await office.post('setup/areas', { token }, from());
    expect(areas.body.areas).toMatchObject([{ code: '0' }, { code: '62', parentCode: '0' }]);

    const made = await office.post('setup', admin, from());
    expect(made).toMatchObject({ status: 200, body: { ok: true, landing: 'HOME' } });
    expect(await office.auth.resolveActor({ cookie: made.cookie })).toMatchObject({
      assignments: [{ role: 'ADMIN_PROVINSI', wilayah: { path: '/9001/9002/' } }],
    });
    expect(await office.post('setup', admin, from())).toMatchObject({ status: 409, body: { code: 'SET_UP_DONE' } });
    expect(await ensureSetupToken(empty)).toBeNull();
    await office.close();
  });
});
