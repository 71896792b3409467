import type { IncomingMessage } from 'node:http';

/** The long way refuses larger ones, with its own words. */
const LARGEST = 1_000_000;

/**
 * Reads the whole text of a request and puts it back, so that somebody else may still read it from its beginning; gives
 * null, having read nothing, where its length is not told beforehand or too great.
 */
export function bodyOf(req: IncomingMessage, done: (text: string | null) => void): void {
  const length = Number(req.headers['content-length'] ?? Number.NaN);
  if (!(length > 0 && length <= LARGEST)) return done(null);
  const pieces: Buffer[] = [];
  let size = 0;
  const read = (): void => {
    for (let piece = req.read() as Buffer | null; piece !== null; piece = req.read() as Buffer | null) {
      pieces.push(piece);
      size += piece.length;
      if (size >= length) break;
    }
    if (size < length) return;
    req.off('readable', read);
    const [first, ...more] = pieces;
    const body = first && more.length === 0 ? first : Buffer.concat(pieces);
    // Before its end is announced, which happens only after somebody found nothing left.
    req.unshift(body);
    done(body.toString('utf8'));
  };
  req.on('readable', read);
}
