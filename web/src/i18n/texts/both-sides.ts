import { defineCatalogue } from '../i18n.ts';

/** Words of a record that changed while somebody was typing. */
const id = {
  title: 'Data ini berubah sementara Anda mengisi',
  lead: 'Orang lain menyimpan perubahan lebih dahulu. Bandingkan isian Anda dengan yang tersimpan sekarang, lalu pilih.',
  leadFields:
    'Orang lain menyimpan perubahan lebih dahulu. Pilih per kolom mana yang dipakai, lalu simpan lagi: isian Anda tetap dipakai di kolom yang tidak Anda ganti.',
  leadAct:
    'Orang lain menyimpan perubahan setelah Anda membuka data ini. Isian Anda tetap ada: periksa apakah langkah ini masih tepat, lalu tekan tombolnya lagi.',
  seen: 'Yang Anda lihat',
  none: 'Yang berubah tidak tampak di sini; periksa riwayatnya.',
  yours: 'Isian Anda',
  current: 'Tersimpan sekarang',
  keepMine: 'Simpan isian saya',
  takeTheirs: 'Pakai yang tersimpan',
  takeOne: 'Pakai yang tersimpan: {{field}}',
  same: 'Isian Anda sama dengan yang tersimpan sekarang.',
} as const;

export const { useT: useBothSidesText } = defineCatalogue('bothSides', id, () =>
  import('./both-sides.en.ts').then((module) => module.en),
);
export type BothSidesTexts = typeof id;
