import type { Localized } from '../lib/errors.ts';

/** Something a person must put right before the server can start; the message says it in both languages. */
export class StartupError extends Error {
  readonly texts: Localized;

  constructor(texts: Localized) {
    super(`${texts.id}\n${texts.en}`);
    this.name = 'StartupError';
    this.texts = texts;
  }
}
