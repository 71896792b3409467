import type { Request, RequestHandler } from 'express';
import { z } from 'zod';
import { isPlainText } from '../graphql/plain-text.ts';
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

/** One line of text that must be there, as a body or an address brings it. */
export const line = z.string().trim().min(1).max(200).refine(isPlainText);

/** Reads the question part of an address. @throws InvalidInput naming what is not right. */
export function readQuery<T>(shape: z.ZodType<T>, req: Request): T {
  return readAs(shape, req.query);
}

/** Reads what a request brought. @throws InvalidInput naming all that is not right. */
export function readAs<T>(shape: z.ZodType<T>, brought: unknown): T {
  const result = shape.safeParse(brought);
  if (result.success) return result.data;
  throw new InvalidInput(result.error.issues.map(problemOf));
}

function problemOf(issue: z.core.$ZodIssue) {
  const path = issue.path.join('.');
  if (issue.code === 'too_big') return problem(path, 'TOO_LONG', { max: Number(issue.maximum) });
  return problem(path, issue.code === 'custom' ? 'BAD_TEXT' : 'REQUIRED');
}
