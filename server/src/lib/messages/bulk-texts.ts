/** Acts on many records at once, and what of them does not go back. */
export const bulkTexts = {
  BULK_ACT_NOT_FOUND: { id: 'Tindakan massal tidak ditemukan.', en: 'The act on many was not found.' },
  BULK_UNDONE: {
    id: 'Tindakan massal ini sudah dibatalkan seluruhnya.',
    en: 'All of this act on many was taken back already.',
  },
  BULK_CHANGED_SINCE: {
    id: 'Sudah diubah lagi setelah tindakan ini; yang terbaru tetap berlaku.',
    en: 'It was changed again since this act; the newest stays in force.',
  },
  BULK_RELEASED_SINCE: {
    id: 'Bulannya sudah ditutup setelah tindakan ini; rilisnya sudah menghitungnya.',
    en: 'Its month was closed since this act; the release has counted it.',
  },
  BULK_NEWER_DECREE: {
    id: 'Kelompok ini sudah mempunyai SK yang lebih baru.',
    en: 'This group has a newer decree.',
  },
  BULK_DECREE_IN_USE: {
    id: 'SK ini sudah menjadi dasar jabatan, hasil rapat atau peralihan kelompok ini.',
    en: 'A seat, a result of a meeting or a succession of this group rests on the decree.',
  },
} as const;
