import type { ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';
import { errorText } from '../lib/errors.ts';

/** Counts the requests at work, each once, whichever way it goes. */
export type Admission = {
  /** Lets a request in, or says that there are too many; one that is in already stays in. */
  admit(res: ServerResponse): boolean;
};

/** Lets at most `limit` requests work at once. */
export function openAdmission(limit: number): Admission {
  let inFlight = 0;
  const admitted = new WeakSet<ServerResponse>();
  return {
    admit(res) {
      if (admitted.has(res)) return true;
      if (inFlight >= limit) return false;
      inFlight += 1;
      admitted.add(res);
      res.once('close', () => {
        inFlight -= 1;
      });
      return true;
    },
  };
}

/**
 * Refuses what is not let in at once with 503 and Retry-After: under overload the refused wait at home, and the admitted
 * still finish in time.
 */
export function refuseOverload(admission: Admission): RequestHandler {
  return (_req, res, next) => {
    if (admission.admit(res)) return next();
    const texts = errorText('OVERLOADED');
    res
      .status(503)
      .set('Retry-After', '1')
      .json({
        errors: [{ message: texts.en, extensions: { code: 'OVERLOADED', messages: texts } }],
      });
  };
}
