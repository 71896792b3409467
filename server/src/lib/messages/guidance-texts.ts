/** What can be wrong with meetings of a group and with what they commit somebody to. */
export const guidanceTexts = {
  MEETING_NOT_FOUND: { id: 'Rapat tidak ditemukan.', en: 'The meeting was not found.' },
  OUTPUT_NOT_FOUND: { id: 'Keluaran rapat tidak ditemukan.', en: 'The output of a meeting was not found.' },
  COMMITMENT_NOT_FOUND: { id: 'Komitmen tidak ditemukan.', en: 'The commitment was not found.' },
  MEETING_STALE: {
    id: 'Rapat ini sudah diubah orang lain: Anda mengubah revisi {expected}, yang terbaru revisi {actual}.',
    en: 'Somebody changed this meeting: you edited revision {expected}, the newest is revision {actual}.',
  },
  MEETING_CANCELLED: { id: 'Rapat ini sudah dibatalkan.', en: 'This meeting was cancelled.' },
  MEETING_ALREADY_HELD: {
    id: 'Rapat ini sudah berlangsung pada {on}; perbaiki catatannya.',
    en: 'This meeting was held on {on}; correct what was written of it.',
  },
  BAD_CLOCK: { id: 'Tulis jam seperti 09:30.', en: 'Write the time like 09:30.' },
  PARTS_EXCEED_TOTAL: {
    id: 'Laki-laki dan perempuan bersama melebihi jumlah.',
    en: 'Men and women together exceed the total.',
  },
  SEAT_OF_OTHERS: { id: 'Kursi ini bukan kursi kelompok ini.', en: 'This is no seat of this group.' },
  AREA_OUTSIDE: { id: 'Wilayah ini di luar wilayah kelompok.', en: 'This area lies outside the area of the group.' },
  NAMED_TWICE: { id: 'Disebut lebih dari sekali.', en: 'Named more than once.' },
  OUTPUT_SETTLED: {
    id: 'Keluaran "{text}" sudah tercapai atau dilepas, jadi tidak dapat dihapus.',
    en: 'The output "{text}" was reached or dropped, so it cannot be taken away.',
  },
  OUTPUT_STALE: {
    id: 'Keluaran ini sudah diubah orang lain: Anda mengubah revisi {expected}, yang terbaru revisi {actual}.',
    en: 'Somebody changed this output: you edited revision {expected}, the newest is revision {actual}.',
  },
  DUE_MISSING: {
    id: 'Isi tanggal tenggat, atau jumlah hari kerjanya.',
    en: 'Give the day it is due, or the number of working days.',
  },
  OWNER_MISSING: {
    id: 'Pilih kursi, OPD, atau tulis jabatan yang bertanggung jawab.',
    en: 'Choose the seat, the agency or write the office that owns it.',
  },
  EVIDENCE_REQUIRED: {
    id: 'Tulis apa buktinya, atau lampirkan berkasnya.',
    en: 'Say what shows it, or attach the file.',
  },
  COMMITMENT_STALE: {
    id: 'Komitmen ini sudah diubah orang lain: Anda melihat catatan {expected}, yang terbaru catatan {actual}.',
    en: 'Somebody moved this commitment: you saw entry {expected}, the newest is entry {actual}.',
  },
  COMMITMENT_CLOSED: {
    id: 'Komitmen ini sudah selesai atau dilepas. Buka kembali dahulu.',
    en: 'This commitment is done or dropped. Open it again first.',
  },
  COMMITMENT_OPEN: { id: 'Komitmen ini masih berjalan.', en: 'This commitment still stands.' },
  NOT_OVERDUE: {
    id: 'Komitmen ini belum lewat tenggat {due}, jadi belum dapat dinaikkan.',
    en: 'This commitment is not past its due day {due}, so it cannot be passed up yet.',
  },
  NO_GROUP_ABOVE: {
    id: 'Belum ada kelompok di wilayah atasan yang dapat menerimanya.',
    en: 'No group of an area above can take it.',
  },
} as const;
