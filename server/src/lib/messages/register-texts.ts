/** What can be said of a row in a list for a register, and of taking the list back. */
export const registerTexts = {
  COLUMN_IGNORED: {
    id: 'Kolom {column} tidak dikenal dan tidak dipakai.',
    en: 'The column {column} is not known and not used.',
  },
  ROW_TWICE: {
    id: 'Sama dengan baris {row} pada daftar ini. Hapus salah satunya.',
    en: 'The same as row {row} of this list. Remove one of them.',
  },
  ROW_MISSING: { id: 'Baris {row} tidak ada pada daftar ini.', en: 'The list has no row {row}.' },
  ROW_MOVED_ON: {
    id: 'Data ini berubah sesudah pratinjau. Unggah lagi untuk memeriksanya.',
    en: 'This record changed after the preview. Bring the row in again to look at it.',
  },
  AREA_UNKNOWN: {
    id: '{value} tidak ditemukan di wilayah tugas Anda.',
    en: '{value} was not found in your work area.',
  },
  AREA_AMBIGUOUS: {
    id: 'Ada beberapa {value}. Isi kodenya, atau nama wilayah di atasnya.',
    en: 'There are several {value}. Give the code, or the name of the area above.',
  },
  POST_UNKNOWN: {
    id: 'Posyandu {value} tidak ditemukan di wilayah tugas Anda.',
    en: 'The post {value} was not found in your work area.',
  },
  POST_AMBIGUOUS: {
    id: 'Ada beberapa posyandu {value}. Isi kode posyandunya, atau desa/kelurahannya.',
    en: 'There are several posts {value}. Give the code of the post, or its village.',
  },
  GROUP_UNKNOWN: {
    id: 'Tidak ada kelompok di {value}. Bentuk dahulu dengan SK-nya.',
    en: 'There is no group in {value}. Found it with its decree first.',
  },
  GROUP_AMBIGUOUS: {
    id: 'Ada beberapa kelompok di {value}. Isi kolom kelompok: Pokjanal atau Tim Pembina.',
    en: 'There are several groups in {value}. Fill in the column kelompok: Pokjanal or Tim Pembina.',
  },
  SEAT_NEW: {
    id: 'Kursi {seat} belum ada di kelompok ini dan bukan kursi baku; akan ditambahkan.',
    en: 'The group has no seat {seat} and it is no standard one; it will be added.',
  },
  DECREE_UNKNOWN: {
    id: 'SK nomor {value} tidak tercatat pada kelompok ini. Catat SK-nya dahulu, atau kosongkan.',
    en: 'This group has no decree numbered {value}. Record it first, or leave the cell empty.',
  },
  PUSKESMAS_UNFIT: {
    id: 'Tidak ada puskesmas {value} di kabupaten/kota ini dan tidak ada yang melayani desanya.',
    en: 'No puskesmas {value} stands in this regency or serves the village.',
  },
  DAY_UNREADABLE: {
    id: 'Tanggal {value} tidak dapat dibaca; tulis seperti 2026-05-31 atau 31/05/2026.',
    en: 'The day {value} cannot be read; write it like 2026-05-31 or 31/05/2026.',
  },
  DAY_ASSUMED: {
    id: 'Tanggal kosong: dicatat sejak hari ini, {day}.',
    en: 'No day was given: it is recorded from today, {day}.',
  },
  DAY_STAYS: {
    id: 'Tanggal yang tercatat, {day}, tidak diubah oleh daftar.',
    en: 'The day on record, {day}, is not changed by a list.',
  },
  WORD_UNKNOWN: { id: '{value} tidak dikenal. Pilihan: {words}.', en: '{value} is not known. Choices: {words}.' },
  LOOKS_ALIKE: {
    id: 'Mirip dengan {name} yang sudah ada di sini. Periksa agar tidak tercatat dua kali.',
    en: 'Looks like {name}, which is here already. Make sure it is not recorded twice.',
  },
  UNDO_CHANGED: {
    id: 'Sudah diubah lagi sesudah impor ini, jadi dibiarkan.',
    en: 'It was changed again after this import and stays as it is.',
  },
  UNDO_POST_COUNTED: {
    id: 'Sudah ada laporan atau akun pada posyandu ini, jadi dibiarkan. Tutup posyandunya bila perlu.',
    en: 'A report or an account counts on this post, so it stays. Close it if need be.',
  },
  UNDO_KADER_COUNTED: {
    id: 'Keterampilan kader ini sudah dinilai, jadi dibiarkan. Catat bahwa ia berhenti bila perlu.',
    en: 'Skills of this kader were assessed, so the record stays. Record that she left if need be.',
  },
  UNDO_SEAT_COUNTED: {
    id: 'Kursi yang dibuat baris ini sudah dipegang orang lain, diundang rapat, atau memegang komitmen, jadi dibiarkan.',
    en: 'The seat that this row added is held by another, or a meeting or commitment counts on it, so it stays.',
  },
  UNDO_OPD_COUNTED: {
    id: 'OPD ini sudah menjadi anggota kelompok, memegang kursi, atau mempunyai catatan, jadi dibiarkan.',
    en: 'This agency is a member of a group, holds a seat or has records, so it stays.',
  },
  UNDO_PUSKESMAS_COUNTED: {
    id: 'Sudah ada pustu, posyandu, laporan, atau akun pada puskesmas ini, jadi dibiarkan.',
    en: 'A pustu, a post, a report or an account counts on this puskesmas, so it stays.',
  },
  UNDO_USER_ENTERED: {
    id: 'Akun ini sudah dipakai masuk, jadi dibiarkan. Tutup akunnya bila perlu.',
    en: 'Somebody has entered with this account, so it stays. Close it if need be.',
  },
  LIST_WITHOUT_ACCOUNTS: {
    id: 'Daftar ini bukan daftar pengguna.',
    en: 'This is no list of accounts.',
  },
  USER_ENTERED: {
    id: 'Akun ini sudah dipakai masuk. Tutup saja akunnya.',
    en: 'Somebody has entered with this account. Close it instead.',
  },
  ROLE_NOT_YOURS: {
    id: 'Anda tidak mengangkat {role} di sana.',
    en: 'You do not appoint {role} there.',
  },
  STALE_PUSKESMAS: {
    id: 'Puskesmas sudah diubah orang lain: Anda mengubah revisi {expected}, yang terbaru revisi {actual}.',
    en: 'Somebody changed the puskesmas: you edited revision {expected}, the newest is revision {actual}.',
  },
  PUSKESMAS_WITHDRAWN: {
    id: '{name} sudah ditarik karena tercatat keliru.',
    en: '{name} was taken back as entered by mistake.',
  },
  PUSKESMAS_COUNTED: {
    id: 'Sudah ada pustu, posyandu, laporan, atau akun pada {name}.',
    en: 'A pustu, a post, a report or an account counts on {name}.',
  },
  PUSKESMAS_SAME_NAME: {
    id: 'Di sini sudah ada puskesmas bernama {name}.',
    en: 'There is a puskesmas named {name} here already.',
  },
  STALE_OPD: {
    id: 'OPD sudah diubah orang lain: Anda mengubah revisi {expected}, yang terbaru revisi {actual}.',
    en: 'Somebody changed the agency: you edited revision {expected}, the newest is revision {actual}.',
  },
  OPD_WITHDRAWN: {
    id: '{name} sudah ditarik karena tercatat keliru.',
    en: '{name} was taken back as entered by mistake.',
  },
  OPD_COUNTED: {
    id: '{name} sudah dipakai kelompok, kursi, bukti, atau akun.',
    en: 'A group, seat, evidence or account counts on {name}.',
  },
  OPD_SAME_NAME: {
    id: 'Di {area} sudah ada OPD bernama {name}.',
    en: 'There is an agency named {name} in {area} already.',
  },
} as const;
