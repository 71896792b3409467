/** What can hinder a group's work from going on in another, or that from being taken back. */
export const groupSuccessionTexts = {
  SUCCESSION_DONE: { id: '{name} sudah digantikan.', en: '{name} was superseded already.' },
  SUCCESSION_SAME_REGIME: {
    id: '{name} sudah kelompok menurut aturan yang baru.',
    en: '{name} rests on the new rules already.',
  },
  SUCCESSION_DISSOLVED: {
    id: '{name} sudah dibubarkan; bentuk kelompok baru saja.',
    en: '{name} was dissolved; found a new group instead.',
  },
  SUCCESSION_LATER: {
    id: '{name} baru tercatat sejak {from}, sesudah tanggal SK {on}. Perbaiki tanggalnya dahulu.',
    en: '{name} is on record since {from} only, after the day of the decree, {on}. Put that day right first.',
  },
  SUCCESSION_STALE: {
    id: 'Data {name} berubah sesudah Anda melihatnya. Lihat sekali lagi baris-barisnya.',
    en: '{name} changed since you looked at it. Look at its lines once more.',
  },
  SUCCESSION_LINE_UNKNOWN: {
    id: 'Baris ini tidak ada atau tidak dapat dipilih.',
    en: 'There is no such line, or it cannot be taken.',
  },
  SUCCESSION_SEAT_MISSING: { id: 'Pilih kursi baru bagi {office}.', en: 'Choose a new seat for {office}.' },
  SUCCESSION_SEAT_UNKNOWN: {
    id: 'Kursi {seat} tidak ada pada kelompok baru.',
    en: 'The new group has no seat {seat}.',
  },
  SUCCESSION_SEAT_TWICE: {
    id: 'Kursi {seat} untuk satu pemegang; {office} dan {other} tidak dapat memegangnya bersama.',
    en: 'The seat {seat} is for one holder; {office} and {other} cannot hold it together.',
  },
  SUCCESSION_TWICE: { id: 'Kelompok ini disebut lebih dari sekali.', en: 'This group is named more than once.' },
  SUCCESSION_DECREE_KIND: {
    id: 'SK {number} tidak membentuk atau mengubah kelompok, jadi tidak dapat mendasari suksesi.',
    en: 'The decree {number} neither forms nor changes a group, so that no succession rests on it.',
  },
  SUCCESSION_DECREE_APART: {
    id: 'SK {number} ditulis berbeda pada dua baris; samakan masa bakti dan isinya.',
    en: 'The decree {number} is written in two ways; let term and content agree.',
  },
  SUCCESSION_NOT_FOUND: { id: 'Suksesi tidak ditemukan.', en: 'The succession was not found.' },
  SUCCESSION_UNDONE: { id: 'Suksesi ini sudah dibatalkan.', en: 'This succession was undone already.' },
  SUCCESSION_BUILT_ON: {
    id: 'Tidak dapat dibatalkan seluruhnya: pada {name} sudah ada {what} yang lebih baru.',
    en: 'It cannot be undone as a whole: something newer stands on {name} ({what}).',
  },
} as const;
