/** What can be wrong with what is said of primary-care integration. */
export const ilpTexts = {
  STALE_ILP: {
    id: 'Catatan ini sudah diubah orang lain: Anda melihat catatan ke-{expected}, yang terbaru ke-{actual}.',
    en: 'Somebody changed the record: you saw entry {expected}, the newest is entry {actual}.',
  },
  ILP_SAME: { id: 'Pada tanggal itu statusnya sudah demikian.', en: 'It stands so on that day already.' },
  ILP_NOT_REGENCY: {
    id: 'Status ILP dicatat untuk kabupaten/kota, puskesmas, dan posyandu.',
    en: 'The status is told of regencies, puskesmas and posts.',
  },
  ILP_MEETING_ELSEWHERE: {
    id: 'Kegiatan itu bukan milik Pokjanal wilayah ini.',
    en: 'That meeting is not of a group of this area.',
  },
  INTEGRATIONS_SAME: {
    id: 'Pada tanggal itu integrasinya sudah demikian.',
    en: 'It is joined with these services on that day already.',
  },
} as const;
