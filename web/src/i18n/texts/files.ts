import { defineCatalogue } from '../i18n.ts';

/** Words of the field that takes files of a record. */
const id = {
  kinds: 'PDF, JPEG, atau PNG.',
  pick: 'Pilih berkas',
  other: 'Ganti berkas',
  add: 'Tambah berkas',
  remove: 'Lepas {{name}}',
  sending: 'Mengunggah {{percent}} %',
  fileKind: 'Isi berkas {{name}} bukan PDF, JPEG, atau PNG. Pindai atau simpan sebagai salah satunya.',
  fileEmpty: 'Berkas {{name}} kosong.',
} as const;

export const { useT: useFilesText } = defineCatalogue('files', id, () =>
  import('./files.en.ts').then((module) => module.en),
);
export type FilesTexts = typeof id;
