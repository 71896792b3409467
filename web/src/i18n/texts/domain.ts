import { defineCatalogue } from '../i18n.ts';

/** Words of the field that more than one page needs: levels, kinds, states. */
const id = {
  level: {
    NASIONAL: 'Nasional',
    PROVINSI: 'Provinsi',
    KABKOTA: 'Kabupaten/kota',
    KECAMATAN: 'Kecamatan',
    DESA: 'Desa/kelurahan',
  },
  kind: {
    NEGARA: 'Negara',
    PROVINSI: 'Provinsi',
    KABUPATEN: 'Kabupaten',
    KOTA: 'Kota',
    KECAMATAN: 'Kecamatan',
    DISTRIK: 'Distrik',
    DESA: 'Desa',
    KELURAHAN: 'Kelurahan',
    DESA_ADAT: 'Desa adat',
  },
  regime: { POKJANAL: 'Pokjanal', TIM_PEMBINA: 'Tim Pembina' },
  pokjanalStatus: {
    PLANNED: 'Direncanakan',
    AWAITING_DECREE: 'Menunggu SK',
    ACTIVE: 'SK berlaku',
    EXPIRED: 'SK berakhir',
    DISSOLVED: 'Dibubarkan',
    SUPERSEDED: 'Digantikan',
  },
  gap: { NO_GROUP: 'Belum ada kelompok', AWAITING_DECREE: 'Menunggu SK', EXPIRED: 'SK berakhir' },
  decreeKind: {
    ESTABLISHMENT: 'Pembentukan',
    CHANGE: 'Perubahan',
    CHAIR_INDUCTION: 'Pengukuhan ketua',
    DISSOLUTION: 'Pembubaran',
  },
  opdForm: {
    PERANGKAT_DAERAH: 'Perangkat daerah',
    INSTANSI_VERTIKAL: 'Instansi vertikal',
    MITRA: 'Mitra',
  },
  reportStatus: {
    NONE: 'Belum masuk',
    DRAFT: 'Draf',
    SUBMITTED: 'Terkirim',
    RETURNED: 'Dikembalikan',
    VERIFIED: 'Diperiksa',
    APPROVED: 'Disetujui',
  },
  arrival: { NONE: 'Belum masuk', RECEIVED: 'Tepat waktu', LATE: 'Terlambat', EMPTY: 'Kosong' },
  formSet: { BASIC: 'Formulir dasar', ILP: 'Formulir ILP' },
  succession: { SPLIT: 'Pemekaran', MERGE: 'Penggabungan', RECODE: 'Ganti kode', RENAME: 'Ganti nama' },
  spm: {
    SPM_PENDIDIKAN: 'Pendidikan',
    SPM_KESEHATAN: 'Kesehatan',
    SPM_PU: 'Pekerjaan umum',
    SPM_PERUMAHAN: 'Perumahan rakyat',
    SPM_TRANTIB: 'Ketenteraman, ketertiban umum, dan pelindungan masyarakat',
    SPM_SOSIAL: 'Sosial',
  },
  rhythm: {
    MONTHLY: 'Bulanan',
    QUARTERLY: 'Triwulanan',
    SEMESTER: 'Semesteran',
    YEARLY: 'Tahunan',
    ON_CHANGE: 'Saat terjadi',
  },
  action: {
    DRAFT: 'Disimpan sebagai draf',
    SUBMIT: 'Dikirim',
    RETURN: 'Dikembalikan',
    VERIFY: 'Diperiksa',
    APPROVE: 'Disetujui',
    AMEND: 'Diubah setelah ditutup',
    UNVERIFY: 'Verifikasi dibatalkan',
  },
} as const;

export const { useT: useDomainText } = defineCatalogue('domain', id, () =>
  import('./domain.en.ts').then((module) => module.en),
);
export type DomainTexts = typeof id;

/** The words for a code of an open list the API keeps; the code itself while the catalogue does not know it. */
export function useCodeText(list: 'spm' | 'rhythm' | 'action'): (code: string) => string {
  const t = useDomainText();
  return (code) => (code in id[list] ? (t as (key: string) => string)(`${list}.${code}`) : code);
}
