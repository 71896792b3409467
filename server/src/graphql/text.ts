import type { Localized } from '../lib/errors.ts';
import { builder } from './builder.ts';

/** A text in both languages of the product. */
export const Text = builder.objectRef<Localized>('Text').implement({
  description: 'The same text in Indonesian and English.',
  fields: (t) => ({
    id: t.exposeString('id', { description: 'Indonesian.' }),
    en: t.exposeString('en', { description: 'English.' }),
  }),
});
