import { randomUUID } from 'node:crypto';
import express, { type Request, type RequestHandler, type Response, Router } from 'express';
import { z } from 'zod';
import { ANONYMOUS, type UserActor } from '../auth/actor.ts';
import type { Caller } from '../auth/better-auth.ts';
import type { Ctx } from '../auth/ctx.ts';
import { Forbidden } from '../lib/errors.ts';
import { landingOf } from '../modules/user/landing.ts';
import { redeemOneTimeCode } from '../modules/user/one-time-code.ts';
import { setUp, setUpAreas } from '../modules/user/set-up.ts';
import { answerError } from './answer-error.ts';
import type { Services } from './context.ts';
import { line, readAs } from './own-pages.ts';

const secret = z.string().min(1).max(500);
const signInBody = z.object({ login: line, secret });
const redeemBody = z.object({ code: line, secret });
const areasBody = z.object({ token: line });
const setUpBody = z.object({ token: line, name: line, username: line, secret, wilayahCode: line });

/**
 * The routes of signing in: JSON in and out, from our own pages only. The session travels in an http-only cookie;
 * answers say who signed in and where that person's work starts, never a token.
 */
export function sessionRoutes(services: Services): Router {
  const { auth } = services;
  const router = Router();
  router.use((_req, res, next) => {
    res.set('Cache-Control', 'no-store');
    next();
  });
  router.use(ownPagesOnly(services), express.json({ limit: '10kb' }));

  router.post('/sign-in', async (req, res) => {
    const body = readAs(signInBody, req.body);
    await enter(services, res, body.login, body.secret, callerOf(req));
  });

  router.post('/sign-out', async (req, res) => {
    res.append('Set-Cookie', await auth.signOut(req.headers));
    res.json({ ok: true });
  });

  router.post('/redeem', async (req, res) => {
    const body = readAs(redeemBody, req.body);
    const caller = callerOf(req);
    auth.codeAttempts.begin(caller.address);
    const { username } = await redeemOneTimeCode(contextOf(services, res), body);
    auth.codeAttempts.excuse(caller.address);
    await enter(services, res, username, body.secret, caller);
  });

  router.post('/setup/areas', async (req, res) => {
    res.json({
      areas: await guarded(services, req, () => setUpAreas(contextOf(services, res), readAs(areasBody, req.body))),
    });
  });

  router.post('/setup', async (req, res) => {
    const body = readAs(setUpBody, req.body);
    const { username } = await guarded(services, req, () => setUp(contextOf(services, res), body));
    await enter(services, res, username, body.secret, callerOf(req));
  });

  router.use(answerError(services, 'session'));
  return router;
}

/** Opens a session and answers with the name of the person and the page on which the work starts. */
async function enter(services: Services, res: Response, login: string, secretText: string, caller: Caller) {
  const { actor, cookies } = await services.auth.signIn(login, secretText, caller);
  res.append('Set-Cookie', cookies);
  res.json({ ok: true, ...greeting(actor) });
}

function greeting(actor: UserActor) {
  return { name: actor.name, locale: actor.locale, landing: landingOf(actor) };
}

/** Counts guesses at the set-up link; a right one is taken back. */
async function guarded<T>({ auth }: Services, req: Request, work: () => Promise<T>): Promise<T> {
  const { address } = callerOf(req);
  auth.codeAttempts.begin(address);
  const result = await work();
  auth.codeAttempts.excuse(address);
  return result;
}

function ownPagesOnly({ auth }: Services): RequestHandler {
  return (req, _res, next) => {
    if (!auth.isSameOrigin(req.headers)) throw new Forbidden('CSRF_REFUSED');
    // A form of another site can post, but not with this content type.
    if (req.method === 'POST' && !req.is('application/json')) throw new Forbidden('CSRF_REFUSED');
    next();
  };
}

function callerOf(req: Request): Caller {
  const userAgent = req.headers['user-agent'];
  return { address: req.ip ?? 'unknown', ...(userAgent ? { userAgent: userAgent.slice(0, 200) } : {}) };
}

function contextOf({ db, clock, log }: Services, res: Response): Ctx {
  const requestId = randomUUID().slice(0, 8);
  res.set('X-Request-Id', requestId);
  return { actor: ANONYMOUS, db, clock, log: log.child({ requestId }), requestId };
}
