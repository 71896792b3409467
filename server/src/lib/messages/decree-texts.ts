/** What can be wrong with a decree, with the file kept beside it, or with founding a group. */
export const decreeTexts = {
  ATTACHMENT_NOT_FOUND: { id: 'Berkas tidak ditemukan.', en: 'The file was not found.' },
  ATTACHMENT_KIND: {
    id: 'Isi berkas ini bukan PDF, JPEG, atau PNG. Pindai atau simpan sebagai salah satunya.',
    en: 'The content of this file is neither PDF, JPEG nor PNG. Scan or save it as one of them.',
  },
  ATTACHMENT_TOO_LARGE: {
    id: 'Berkas lebih besar dari {mb} MB. Pindai dengan ketajaman yang lebih rendah.',
    en: 'The file is larger than {mb} MB. Scan it at a lower resolution.',
  },
  DATE_IN_FUTURE: { id: 'Tanggal ini belum tiba.', en: 'This day has not come yet.' },
  TERM_END_BEFORE_START: {
    id: 'Akhir masa bakti harus sesudah awalnya.',
    en: 'The term must end after it starts.',
  },
  TOO_MANY: { id: 'Paling banyak {max}.', en: 'At most {max}.' },
  SUPERSEDES_WITHDRAWN: {
    id: 'SK {number} sudah ditarik, jadi tidak dapat digantikan.',
    en: 'The decree {number} was withdrawn, so it cannot be superseded.',
  },
  SUPERSEDES_OTHER_GROUP: {
    id: 'SK {number} bukan untuk salah satu kelompok ini.',
    en: 'The decree {number} serves none of these groups.',
  },
  SUPERSEDES_LATER: {
    id: 'SK {number} lebih baru daripada SK ini, jadi tidak dapat digantikannya.',
    en: 'The decree {number} is newer than this one, which cannot supersede it.',
  },
  SUPERSEDES_CIRCLE: {
    id: 'SK {number} menggantikan SK ini; keduanya tidak dapat saling menggantikan.',
    en: 'The decree {number} supersedes this one; they cannot supersede each other.',
  },
  DECREE_EXISTS_ELSEWHERE: {
    id: 'SK nomor {number} dari {issuer} dengan tanggal itu sudah tercatat di wilayah lain. Bila suratnya memang lain, sebutkan penerbitnya dengan nama wilayahnya.',
    en: 'A decree numbered {number} by {issuer} of that date is on record in another area. If yours is another document, write its issuer with the name of the area.',
  },
  DECREE_STALE: {
    id: 'SK ini sudah diubah orang lain: Anda mengubah revisi {expected}, yang terbaru revisi {actual}.',
    en: 'Somebody changed this decree: you edited revision {expected}, the newest is revision {actual}.',
  },
  DECREE_WITHDRAWN: { id: 'SK ini sudah ditarik.', en: 'This decree was withdrawn.' },
  DECREE_YEAR: {
    id: 'Tahun dalam nomor berbeda dengan tahun tanggalnya. Periksa sekali lagi.',
    en: 'The year in the number differs from the year of the date. Look at it once more.',
  },
  AREA_ENDED: {
    id: 'Wilayah ini sudah tidak ada; pilih penerusnya.',
    en: 'This area exists no more; choose its successor.',
  },
} as const;
