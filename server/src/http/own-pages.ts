import type { Request, RequestHandler } from 'express';
import type { z } from 'zod';
import { Forbidden, InvalidInput, problem } from '../lib/errors.ts';
import type { Services } from './context.ts';

/** The one content type in which files come in. */
export const UPLOAD_TYPE = 'application/octet-stream';

/** A page of another site may send a form, but neither with our origin nor with this content type. */
export function ownPagesOnly({ auth }: Services): RequestHandler {
  return (req, _res, next) => {
    if (!auth.isSameOrigin(req.headers) || !req.is(UPLOAD_TYPE)) throw new Forbidden('CSRF_REFUSED');
    next();
  };
}

/** Reads the question part of an address. @throws InvalidInput naming what is not right. */
export function readQuery<T>(shape: z.ZodType<T>, req: Request): T {
  const result = shape.safeParse(req.query);
  if (result.success) return result.data;
  throw new InvalidInput(result.error.issues.map((issue) => problem(issue.path.join('.'), 'REQUIRED')));
}
