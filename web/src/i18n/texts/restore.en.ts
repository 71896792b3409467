import type { Translated } from '../catalogue.ts';
import type { RestoreTexts } from './restore.ts';

export const en: Translated<RestoreTexts> = {
  restore: 'Restore this version',
  restoreBefore: 'Restore the version before',
  save: 'Restore',
  lead: 'What follows goes back to how it was in that version. The history stays whole, and restoring can be undone.',
  reading: 'Comparing with what stands now…',
  impossible: 'This version cannot simply be restored:',
  now: 'Now',
  version: 'That version',
  done: 'That version stands again.',
  undone: 'Restoring was undone.',
  undoFailed: 'Restoring cannot be undone: the record changed again.',
};
