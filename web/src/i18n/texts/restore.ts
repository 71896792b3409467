import { defineCatalogue } from '../i18n.ts';

/** Words for putting an earlier version of a record back. */
const id = {
  restore: 'Pulihkan versi ini',
  restoreBefore: 'Pulihkan versi sebelum ini',
  save: 'Pulihkan',
  lead: 'Isi berikut akan kembali seperti pada versi itu. Riwayat tetap utuh, dan pemulihan dapat diurungkan.',
  reading: 'Membandingkan dengan isi sekarang…',
  impossible: 'Versi ini tidak dapat dipulihkan begitu saja:',
  now: 'Sekarang',
  version: 'Versi itu',
  done: 'Versi itu sudah dipulihkan.',
  undone: 'Pemulihan diurungkan.',
  undoFailed: 'Pemulihan tidak dapat diurungkan: data sudah berubah lagi.',
} as const;

export const { useT: useRestoreText } = defineCatalogue('restore', id, () =>
  import('./restore.en.ts').then((module) => module.en),
);
export type RestoreTexts = typeof id;
