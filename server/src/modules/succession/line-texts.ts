import type { Localized } from '../../lib/pure/texts.ts';

/** Why a line of a succession is proposed or not, and what stays behind when it is not taken. */
export const LINE_TEXTS = {
  FOUND: {
    id: 'Kelompok baru dibentuk di wilayah ini; yang lama menjadi "Digantikan" sejak tanggal SK.',
    en: 'A new group is founded in the area; the old one is superseded from the day of the decree.',
  },
  ADOPT: {
    id: 'Kelompok rezim baru sudah ada di wilayah ini dan menjadi penerus.',
    en: 'A group of the new regime stands in the area already and becomes the successor.',
  },
  FOUND_LEFT: {
    id: 'SK, kursi, rapat, dan bukti kelompok lama tetap padanya dan tetap dapat dibuka.',
    en: 'Decrees, seats, meetings and evidence of the old group stay with it and stay readable.',
  },
  SEAT: {
    id: 'Kursi baku rezim baru. Biasanya dipegang: {holder}.',
    en: 'Standard seat of the new regime. Usually held by: {holder}.',
  },
  SEAT_PLAIN: { id: 'Kursi baku rezim baru.', en: 'Standard seat of the new regime.' },
  SEAT_LEFT: {
    id: 'Kursi ini tidak dibentuk; dapat ditambahkan kemudian.',
    en: 'The seat is not made; it can be added later.',
  },
  SEAT_DOUBLE: {
    id: 'Kursi {seat} untuk satu pemegang dan sudah diusulkan bagi pemegang lain.',
    en: 'The seat {seat} is for one holder and is proposed for another.',
  },
  NO_SEAT: {
    id: 'Belum diketahui kursi mana yang sepadan. Pilih kursinya, atau biarkan.',
    en: 'It is not known which seat corresponds. Choose one, or leave it.',
  },
  HOLDING_LEFT: {
    id: 'Masa jabatan pada kursi lama berakhir {until}; riwayatnya tetap.',
    en: 'The holding of the old seat ends on {until}; its history stays.',
  },
  MEMBER_EXPECTED: { id: 'Rezim baru mengharapkan {kinds}.', en: 'The new regime expects {kinds}.' },
  MEMBER_NO_LIST: {
    id: 'Daftar OPD rezim baru untuk tingkat ini belum diketahui; keanggotaan dilanjutkan.',
    en: 'Which agencies the new regime expects at this level is not known; the membership goes on.',
  },
  MEMBER_UNNAMED: {
    id: 'Tidak termasuk yang disebut rezim baru; tetap boleh menjadi anggota.',
    en: 'Not among those the new regime names; it may be a member all the same.',
  },
  MEMBER_MERGED: { id: '{old} sudah menjadi {name}.', en: '{old} has become {name}.' },
  MEMBER_GONE: { id: '{old} sudah berakhir dan tidak punya penerus.', en: '{old} has ended and has no heir.' },
  MEMBER_LEFT: {
    id: 'Keanggotaannya berakhir {until}; bukti kewajibannya tetap pada kelompok lama.',
    en: 'Its membership ends on {until}; evidence of its duties stays with the old group.',
  },
  JOIN: {
    id: 'Rezim baru mengharapkan {kinds}, yang belum menjadi anggota.',
    en: 'The new regime expects {kinds}, which is no member yet.',
  },
  JOIN_LEFT: {
    id: 'Muncul di Kesenjangan sebagai OPD yang belum ada.',
    en: 'Shows among the gaps as an absent agency.',
  },
  ABSENT: {
    id: 'Rezim baru mengharapkan {kinds}; belum ada OPD sejenis yang tercatat di wilayah ini.',
    en: 'The new regime expects {kinds}; no such agency of the area is on record.',
  },
  COMMITMENT: {
    id: 'Masih terbuka; tenggat, riwayat, dan rapat asalnya ikut.',
    en: 'Still open; its due day, log and meeting go along.',
  },
  COMMITMENT_LEFT: {
    id: 'Tetap pada kelompok lama dengan tenggatnya.',
    en: 'Stays with the old group and its due day.',
  },
  ESCALATED: {
    id: 'Komitmen kelompok di bawah yang dinaikkan ke kelompok ini menunggu jawaban penerusnya.',
    en: 'Commitments of groups below that were passed up wait for the successor.',
  },
  ESCALATED_LEFT: { id: 'Tetap menunggu jawaban kelompok lama.', en: 'They keep waiting for the old group.' },
  PLAN: {
    id: 'Rencana {period} masih berjalan dan dihitung juga bagi kelompok baru.',
    en: 'The plan of {period} still runs and counts for the new group too.',
  },
  PLAN_NO_DUTY: {
    id: 'Rezim baru belum punya daftar kewajiban untuk tingkat ini.',
    en: 'The new regime has no list of duties for this level yet.',
  },
  PLAN_NO_MEMBER: {
    id: 'OPD-nya tidak ikut menjadi anggota kelompok baru.',
    en: 'Its agency does not become a member of the new group.',
  },
  PLAN_LEFT: { id: 'Hanya dihitung bagi kelompok lama.', en: 'Counts for the old group alone.' },
  MEETING: {
    id: 'Rapat pertama penerus: serah terima, komitmen yang lewat waktu, indikator terlemah, kursi kosong.',
    en: 'First meeting of the successor: handing over, overdue commitments, weakest indicators, vacant seats.',
  },
  MEETING_LEFT: { id: 'Rapat dapat direncanakan kemudian.', en: 'A meeting can be planned later.' },
} as const satisfies Record<string, Localized>;

export type LineText = keyof typeof LINE_TEXTS;

/** A sentence about a line in both languages, its holes filled alike. */
export function lineText(code: LineText, values: Readonly<Record<string, string>> = {}): Localized {
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (hole, name: string) => values[name] ?? hole);
  const { id, en } = LINE_TEXTS[code];
  return { id: fill(id), en: fill(en) };
}
