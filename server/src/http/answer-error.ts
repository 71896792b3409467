import { randomUUID } from 'node:crypto';
import type { ErrorRequestHandler } from 'express';
import {
  DomainError,
  type ErrorCode,
  errorText,
  Forbidden,
  InvalidInput,
  type Localized,
  NotFound,
  type Problem,
  Unavailable,
} from '../lib/errors.ts';
import type { Services } from './context.ts';

/** The routes whose callers are answered; those of the API expect the shape of GraphQL. */
export type Answered = 'session' | 'file' | 'graphql' | 'page';

type Told = {
  readonly status: number;
  readonly code: ErrorCode;
  readonly texts: Localized;
  readonly problems?: readonly Problem[];
};

/** Answers what a route threw: expected failures with code and both texts, anything else hidden and logged once. */
export function answerError({ log, env }: Services, route: Answered): ErrorRequestHandler {
  return (error: unknown, _req, res, next) => {
    if (res.headersSent) return next(error);
    // What was to be a file is an answer now.
    res.removeHeader('Content-Disposition');
    const told = toldOf(error, route, env.limits.upload) ?? unexpected(error);
    if (error instanceof DomainError && 'seconds' in error.data) res.set('Retry-After', String(error.data.seconds));
    res
      .status(told.status)
      .type('json')
      .json(route === 'graphql' ? asGraphQL(told) : asPlain(told));
  };

  function unexpected(error: unknown): Told {
    const requestId = randomUUID().slice(0, 8);
    log.error({ err: error, requestId }, `unexpected error in a ${route} route`);
    return { status: 500, code: 'INTERNAL', texts: errorText('INTERNAL', { requestId }) };
  }
}

function asPlain({ code, texts, problems }: Told): object {
  return { code, message: texts, ...(problems ? { problems } : {}) };
}

function asGraphQL({ code, texts, problems }: Told): object {
  return { errors: [{ message: texts.en, extensions: { code, messages: texts, ...(problems ? { problems } : {}) } }] };
}

function toldOf(error: unknown, route: Answered, upload: number): Told | null {
  if (error instanceof DomainError) {
    const told = { status: statusOf(error), code: error.code, texts: error.texts };
    return error instanceof InvalidInput ? { ...told, problems: error.problems } : told;
  }
  const status = statusOfRequest(error);
  if (status === 413 && route === 'file') {
    return { status, code: 'FILE_TOO_LARGE', texts: errorText('FILE_TOO_LARGE', { mb: upload / 2 ** 20 }) };
  }
  const code = status === 404 ? 'NOT_FOUND' : 'BAD_REQUEST';
  return status === null ? null : { status, code, texts: errorText(code) };
}

const NOT_SIGNED_IN = new Set(['UNAUTHENTICATED', 'SIGN_IN_REFUSED', 'CODE_EXPIRED']);

function statusOf(error: DomainError<object>): number {
  if (error instanceof InvalidInput) return 400;
  if (error instanceof Forbidden) return NOT_SIGNED_IN.has(error.code) ? 401 : 403;
  if (error instanceof NotFound) return 404;
  if (error instanceof Unavailable) return error.code === 'RATE_LIMITED' ? 429 : 503;
  return 409;
}

/** What the readers of addresses, bodies and files give to a request that cannot be served as it is. */
function statusOfRequest(error: unknown): number | null {
  const status = error instanceof Error && 'status' in error ? Number(error.status) : Number.NaN;
  return status >= 400 && status < 500 ? status : null;
}
