/** What can be wrong with a split, merge, move, recoding or renaming of areas. */
export const successionTexts = {
  AREA_ENDED: { id: '{name} sudah tidak ada lagi.', en: '{name} no longer exists.' },
  AREA_LEVEL: { id: '{name} bukan wilayah tingkat {level}.', en: '{name} is no area of level {level}.' },
  AREA_IS_COUNTRY: { id: 'Negara tidak dapat diubah.', en: 'The country cannot be changed.' },
  AREA_NOT_BELOW: {
    id: '{name} tidak terletak langsung di bawah {parent}.',
    en: '{name} does not lie directly below {parent}.',
  },
  AREA_TWICE: { id: '{name} disebut lebih dari sekali.', en: '{name} is named more than once.' },
  AREA_LEFT_EMPTY: {
    id: '{name} akan kosong; sisakan paling sedikit satu wilayah.',
    en: '{name} would be left empty; at least one area must stay.',
  },
  AREA_ALREADY_THERE: { id: '{name} sudah terletak di {parent}.', en: '{name} lies in {parent} already.' },
  AREA_NOTHING_CHANGES: { id: 'Tidak ada yang berubah.', en: 'Nothing changes.' },
  AREA_NOTHING_CHOSEN: { id: 'Pilih paling sedikit satu wilayah.', en: 'Choose at least one area.' },
  AREA_TOO_FEW: {
    id: 'Wilayah baru terbentuk dari paling sedikit dua wilayah.',
    en: 'A new area arises from at least two.',
  },
  AREA_ONE_TARGET: {
    id: 'Sebutkan wilayah tujuan yang sudah ada atau wilayah baru, salah satu.',
    en: 'Name an area that exists or a new one, one of the two.',
  },
  AREA_KIND: {
    id: 'Jenis {kind} tidak berlaku untuk wilayah tingkat {level}.',
    en: 'The class {kind} is none of level {level}.',
  },
  AREA_NOT_RECODED: {
    id: 'Kode {name} tidak diubah oleh tindakan ini.',
    en: 'The code of {name} is not changed by this.',
  },
  POST_NOT_HERE: {
    id: 'Posyandu {name} tidak terletak di {parent}.',
    en: 'The post {name} does not lie in {parent}.',
  },
  POST_TWICE: { id: 'Posyandu {name} disebut lebih dari sekali.', en: 'The post {name} is named more than once.' },
  CODE_FORM: {
    id: 'Kode {code} tidak sah. Bentuknya {form}.',
    en: 'The code {code} is not valid. Its form is {form}.',
  },
  CODE_PREFIX: { id: 'Kode {code} harus diawali {prefix}', en: 'The code {code} must begin with {prefix}' },
  CODE_TAKEN: {
    id: 'Kode {code} untuk {area} sudah dipakai {holder}.',
    en: 'The code {code} for {area} is taken by {holder}.',
  },
  CHANGE_IN_FUTURE: {
    id: 'Tanggal {on} belum tiba; catat perubahan setelah berlaku.',
    en: 'The day {on} has not come; record a change once it is in force.',
  },
  CHANGE_BEFORE_LAST: {
    id: '{name} terakhir berubah pada {on}; pilih hari sesudahnya.',
    en: '{name} last changed on {on}; choose a day after it.',
  },
} as const;
