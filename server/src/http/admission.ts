import type { RequestHandler } from 'express';
import { errorText } from '../lib/errors.ts';

/**
 * Lets at most `limit` requests work at once and refuses the rest at once with 503 and Retry-After:
 * under overload the refused wait at home, and the admitted still finish in time.
 */
export function admission(limit: number): RequestHandler {
  let inFlight = 0;
  return (_req, res, next) => {
    if (inFlight >= limit) {
      const texts = errorText('OVERLOADED');
      res
        .status(503)
        .set('Retry-After', '1')
        .json({
          errors: [{ message: texts.en, extensions: { code: 'OVERLOADED', messages: texts } }],
        });
      return;
    }
    inFlight += 1;
    res.once('close', () => {
      inFlight -= 1;
    });
    next();
  };
}
