import { randomUUID } from 'node:crypto';
import type { ErrorRequestHandler } from 'express';
import { DomainError, errorText, Forbidden, InvalidInput, NotFound, Unavailable } from '../lib/errors.ts';
import type { Services } from './context.ts';

/** Answers what a plain route threw: expected failures with code and both texts, anything else hidden and logged once. */
export function answerError({ log, env }: Services, route: string): ErrorRequestHandler {
  return (error: unknown, _req, res, next) => {
    if (res.headersSent) return next(error);
    // What was to be a file is an answer now.
    res.removeHeader('Content-Disposition');
    res.type('json');
    if (error instanceof DomainError) {
      if (error.data.seconds !== undefined) res.set('Retry-After', String(error.data.seconds));
      const problems = error instanceof InvalidInput ? { problems: error.problems } : {};
      res.status(statusOf(error)).json({ code: error.code, message: error.texts, ...problems });
      return;
    }
    if (isTooLarge(error)) {
      const texts = errorText('FILE_TOO_LARGE', { mb: env.limits.upload / 2 ** 20 });
      res.status(413).json({ code: 'FILE_TOO_LARGE', message: texts });
      return;
    }
    if (isBadBody(error)) {
      res.status(400).json({ code: 'INVALID_INPUT', message: errorText('INVALID_INPUT', { count: 1 }), problems: [] });
      return;
    }
    const requestId = randomUUID().slice(0, 8);
    log.error({ err: error, requestId }, `unexpected error in a ${route} route`);
    res.status(500).json({ code: 'INTERNAL', message: errorText('INTERNAL', { requestId }) });
  };
}

const NOT_SIGNED_IN = new Set(['UNAUTHENTICATED', 'SIGN_IN_REFUSED', 'CODE_EXPIRED']);

function statusOf(error: DomainError<object>): number {
  if (error instanceof InvalidInput) return 400;
  if (error instanceof Forbidden) return NOT_SIGNED_IN.has(error.code) ? 401 : 403;
  if (error instanceof NotFound) return 404;
  if (error instanceof Unavailable) return error.code === 'RATE_LIMITED' ? 429 : 503;
  return 409;
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && 'type' in error && error.type === 'entity.too.large';
}

/** What the JSON reader throws for text that is no JSON or too much of it. */
function isBadBody(error: unknown): boolean {
  return error instanceof Error && 'status' in error && Number(error.status) >= 400 && Number(error.status) < 500;
}
