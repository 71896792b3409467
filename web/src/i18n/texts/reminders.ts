import { defineCatalogue } from '../i18n.ts';

/** Words of what waits to be sent. */
const id = {
  title: 'Yang menunggu dikirim',
  waiting_other: '{{count}} formulir {{month}} belum dikirim, batas {{day}}',
  late_other: '{{count}} formulir {{month}} belum dikirim, batas {{day}} sudah lewat',
  returned_other: '{{count}} formulir {{month}} dikembalikan',
  earlier_other: '{{count}} formulir dari bulan-bulan sebelumnya',
} as const;

export const { useT: useRemindersText } = defineCatalogue('reminders', id, () =>
  import('./reminders.en.ts').then((module) => module.en),
);
export type RemindersTexts = typeof id;
