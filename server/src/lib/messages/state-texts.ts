/** Why the state of a thing, or of the system, does not allow the act now. */
export const stateTexts = {
  STALE_REVISION: {
    id: 'Laporan sudah berubah: Anda mengubah revisi {expected}, yang terbaru revisi {actual}.',
    en: 'The report has changed: you edited revision {expected}, the newest is revision {actual}.',
  },
  STALE_TARGET: {
    id: 'Target sudah diubah orang lain: Anda mengubah revisi {expected}, yang terbaru revisi {actual}.',
    en: 'Somebody changed the target: you edited revision {expected}, the newest is revision {actual}.',
  },
  TARGETS_IN_THE_WAY: {
    id: 'Tahun {years} sudah mempunyai target yang ditetapkan sendiri. Pilih ganti bila memang hendak diganti.',
    en: 'The years {years} have targets set by hand. Choose to replace them if that is meant.',
  },
  NO_TARGET_TO_PASS_ON: {
    id: 'Belum ada target {indicator} tahun {year} yang dapat diturunkan.',
    en: 'There is no target of {indicator} for {year} to pass on.',
  },
  NO_OBLIGATION: {
    id: 'Tidak ada kewajiban laporan untuk posyandu ini pada {period}.',
    en: 'No report is due from this post for {period}.',
  },
  OBLIGATION_EXEMPT: {
    id: 'Laporan {period} dibebaskan: {reason}.',
    en: 'The report of {period} is exempt: {reason}.',
  },
  PERIOD_IN_FUTURE: { id: 'Periode {period} belum dimulai.', en: 'The period {period} has not begun.' },
  PERIOD_CLOSED: {
    id: 'Bulan {period} sudah ditutup; ajukan pembetulan dengan alasan.',
    en: 'The month {period} is closed; ask for an amendment with a reason.',
  },
  NOTHING_TO_CLOSE: {
    id: 'Bulan {period} sudah ditutup dan belum ada laporan baru yang terverifikasi.',
    en: 'The month {period} is closed, and no further report has been verified since.',
  },
  PERMIT_WITHDRAWN: { id: 'Izin pembetulan ini sudah dicabut.', en: 'This leave to amend was withdrawn already.' },
  WRONG_STATUS: {
    id: 'Tindakan ini tidak berlaku untuk laporan berstatus {status}.',
    en: 'This cannot be done to a report that is {status}.',
  },
  CONTENT_CHANGED: {
    id: 'Isi laporan berubah sejak Anda membukanya.',
    en: 'The content of the report changed since you opened it.',
  },
  KEY_REUSED: {
    id: 'Kunci pengiriman ini sudah dipakai untuk isi yang lain.',
    en: 'This idempotency key was used for other content.',
  },
  POSYANDU_ALREADY_CLOSED: { id: 'Posyandu sudah ditutup sejak {on}.', en: 'The post has been closed since {on}.' },
  POSYANDU_NOT_OPERATING: {
    id: 'Posyandu tidak beroperasi pada {period}.',
    en: 'The post was not operating in {period}.',
  },
  POKJANAL_ALREADY_EXISTS: {
    id: 'Wilayah ini sudah mempunyai Pokjanal yang berlaku.',
    en: 'This area already has a standing Pokjanal.',
  },
  POKJANAL_SUPERSEDED: {
    id: 'Pokjanal ini sudah digantikan dan tidak dapat diubah.',
    en: 'This Pokjanal was superseded and cannot be changed.',
  },
  DECREE_ALREADY_EXISTS: {
    id: 'SK nomor {number} dari {issuer} dengan tanggal itu sudah tercatat.',
    en: 'The decree numbered {number} by {issuer} of that date is already on record.',
  },
  OPD_ALREADY_EXISTS: { id: 'OPD {name} sudah ada di wilayah ini.', en: 'The OPD {name} already exists in this area.' },
  ALREADY_EXISTS: { id: 'Data yang sama sudah ada.', en: 'The same record already exists.' },
  SET_UP_DONE: { id: 'Penyiapan awal sudah selesai.', en: 'The set-up was already completed.' },
  LAST_ADMIN: { id: 'Admin terakhir tidak dapat dicabut.', en: 'The last admin cannot be removed.' },
  DEMO_ONLY: { id: 'Hanya tersedia pada data contoh.', en: 'Available on demo data only.' },
  TOO_COSTLY: {
    id: 'Permintaan terlalu besar: {requested} sel, batasnya {limit}. {hint}',
    en: 'The request is too large: {requested} cells, the limit is {limit}. {hint}',
  },
  TOO_MANY_REPORTS: {
    id: 'Permintaan terlalu besar: {requested} laporan harus dijumlah ulang, batasnya {limit}. Persempit wilayah atau rentang periode, atau gunakan angka yang tersimpan (hierarki AS_NOW, tanpa asKnownAt, rincian SEX, AGE, FIELD, atau STAGE, unsur per bulan).',
    en: 'The request is too large: {requested} reports would be added up again, the limit is {limit}. Ask fewer areas or periods, or take the stored figures (hierarchy AS_NOW, without asKnownAt, broken down by SEX, AGE, FIELD or STAGE, elements month by month).',
  },
  QUERY_REFUSED: {
    id: 'Bobot permintaan ini {requested}, batasnya {limit}. Bagi menjadi beberapa permintaan.',
    en: 'This request weighs {requested}, the limit is {limit}. Split it into several.',
  },
  RATE_LIMITED: {
    id: 'Terlalu sering mencoba. Coba lagi {seconds} detik lagi.',
    en: 'Too many attempts. Try again in {seconds} seconds.',
  },
  OVERLOADED: { id: 'Server sedang sibuk. Coba lagi sebentar.', en: 'The server is busy. Try again shortly.' },
  UNAVAILABLE: { id: 'Layanan belum tersedia. Coba lagi sebentar.', en: 'Not available now. Try again shortly.' },
  ROLLUP_PENDING: {
    id: 'Rekap belum selesai dihitung. Coba lagi sebentar.',
    en: 'The roll-up is not computed yet. Try again shortly.',
  },
  TIMED_OUT: { id: 'Permintaan melebihi batas waktu.', en: 'The request took too long.' },
  INTERNAL: {
    id: 'Terjadi kesalahan. Sebutkan nomor {requestId} kepada petugas.',
    en: 'Something went wrong. Quote {requestId} to the officer.',
  },
} as const;
