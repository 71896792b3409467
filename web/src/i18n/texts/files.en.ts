import type { Translated } from '../catalogue.ts';
import type { FilesTexts } from './files.ts';

/** The same in English. */
export const en: Translated<FilesTexts> = {
  kinds: 'PDF, JPEG or PNG.',
  pick: 'Choose a file',
  other: 'Another file',
  add: 'Add a file',
  remove: 'Take {{name}} away',
  sending: 'Uploading {{percent}} %',
  fileKind: 'The content of {{name}} is neither PDF, JPEG nor PNG. Scan or save it as one of them.',
  fileEmpty: 'The file {{name}} is empty.',
};
