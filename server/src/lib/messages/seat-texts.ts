/** What can be wrong with seats, who holds them, and the members of a group. */
export const seatTexts = {
  SEAT_NOT_FOUND: { id: 'Kursi tidak ditemukan.', en: 'The seat was not found.' },
  HOLDING_NOT_FOUND: { id: 'Masa jabatan tidak ditemukan.', en: 'The holding of a seat was not found.' },
  MEMBER_NOT_FOUND: { id: 'Keanggotaan tidak ditemukan.', en: 'The membership was not found.' },
  SEAT_TAKEN: {
    id: 'Kursi {seat} sudah dipegang {office} pada {from} s.d. {to}.',
    en: 'The seat {seat} is held by {office} from {from} to {to}.',
  },
  SEAT_STILL_HELD: {
    id: 'Kursi {seat} masih dipegang {office} sesudah {on}. Akhiri dahulu masa jabatannya.',
    en: 'The seat {seat} is held by {office} beyond {on}. End that holding first.',
  },
  SEAT_COUNTED: {
    id: 'Kursi {seat} sudah dipegang, diundang rapat, atau memegang komitmen. Akhiri saja kursinya.',
    en: 'Somebody holds the seat {seat}, or a meeting or commitment counts on it. End it instead.',
  },
  SEAT_ENDED: { id: 'Kursi {seat} berakhir pada {on}.', en: 'The seat {seat} ended on {on}.' },
  SEAT_CODE_TAKEN: { id: 'Kode kursi {code} sudah dipakai.', en: 'The seat code {code} is taken.' },
  SEAT_CODE_FORM: {
    id: 'Kode kursi memakai huruf besar, angka, dan garis bawah, paling banyak 40.',
    en: 'A seat code is made of capitals, digits and underscores, at most 40.',
  },
  SEAT_NOT_STANDARD: {
    id: '{code} bukan kursi baku kelompok ini; sebutkan namanya.',
    en: '{code} is no standard seat of this group; give its name.',
  },
  SEATS_INCOMPLETE: {
    id: 'Sebutkan setiap kursi yang ada tepat satu kali.',
    en: 'Name every seat there is exactly once.',
  },
  STALE_SEAT: {
    id: 'Kursi sudah diubah orang lain: Anda mengubah revisi {expected}, yang terbaru revisi {actual}.',
    en: 'Somebody changed the seat: you edited revision {expected}, the newest is revision {actual}.',
  },
  STALE_HOLDING: {
    id: 'Masa jabatan sudah diubah orang lain: Anda mengubah revisi {expected}, yang terbaru revisi {actual}.',
    en: 'Somebody changed the holding: you edited revision {expected}, the newest is revision {actual}.',
  },
  STALE_GROUP: {
    id: 'Kelompok sudah diubah orang lain: Anda mengubah revisi {expected}, yang terbaru revisi {actual}.',
    en: 'Somebody changed the group: you edited revision {expected}, the newest is revision {actual}.',
  },
  HOLDING_ENDED: {
    id: 'Masa jabatan {office} sudah berakhir pada {on}.',
    en: 'The holding by {office} ended on {on}.',
  },
  HOLDING_WITHDRAWN: {
    id: 'Catatan masa jabatan {office} sudah ditarik.',
    en: 'The record of the holding by {office} was withdrawn.',
  },
  DAY_BEFORE_START: {
    id: 'Tanggal ini mendahului awalnya, {from}.',
    en: 'This day lies before its beginning, {from}.',
  },
  OPD_OUTSIDE: {
    id: '{name} bukan perangkat wilayah kelompok ini atau wilayah di atasnya.',
    en: '{name} belongs neither to the area of this group nor to one above it.',
  },
  OPD_ENDED: { id: '{name} sudah berakhir pada {on}.', en: '{name} ended on {on}.' },
  OPD_TWICE: { id: 'OPD ini disebut lebih dari sekali.', en: 'This OPD is named more than once.' },
  DECREE_OF_OTHERS: {
    id: 'SK ini bukan SK kelompok ini atau sudah ditarik.',
    en: 'This decree is none of this group, or was withdrawn.',
  },
  MEMBER_ALREADY: {
    id: '{name} sudah menjadi anggota pada {from} s.d. {to}.',
    en: '{name} is a member from {from} to {to}.',
  },
  MEMBER_LEFT: { id: '{name} sudah keluar pada {on}.', en: '{name} left on {on}.' },
} as const;
