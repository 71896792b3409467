/** Every address of the product. Ids are opaque and come from the API; they are escaped here, once. */
type Query = Readonly<Record<string, string | null | undefined>>;

type BoardQuery = {
  [K in 'wilayah' | 'puskesmas' | 'indikator' | 'periode' | 'tingkat' | 'data']?: string | null;
};

/** As of when a figure is meant: `saat-itu` for the areas of its own months, the instant it was known at, a closing. */
export type FigureHistory = { readonly [K in 'hierarki' | 'diketahui' | 'rilis']?: string | null };

const withQuery = (path: string, query: Query = {}): string => {
  const given = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return given.length ? `${path}?${new URLSearchParams(given)}` : path;
};
const id = encodeURIComponent;

export const paths = {
  home: () => '/',
  /** The first page: what waits, or the areas below side by side. */
  start: (query?: { [K in 'wilayah' | 'tab' | 'indikator' | 'kolom']?: string | null }) => withQuery('/beranda', query),
  dashboard: (query?: { wilayah?: string; periode?: string; indikator?: string }) => withQuery('/dasbor', query),
  silentAreas: (query?: { wilayah?: string; periode?: string }) => withQuery('/dasbor/belum-melapor', query),
  figure: (
    query?: { [K in 'indikator' | 'wilayah' | 'periode' | 'data' | keyof FigureHistory]?: string | null | undefined },
  ) => withQuery('/angka', query),
  map: (query?: { wilayah?: string; periode?: string; indikator?: string; kelas?: string }) =>
    withQuery('/peta', query),
  pws: (query?: BoardQuery & { tetap?: string | null }) => withQuery('/pws', query),
  ranking: (query?: BoardQuery & { bagian?: string | null }) => withQuery('/peringkat', query),
  strata: (query?: { [K in 'wilayah' | 'periode' | 'strata' | 'aktif' | 'urut' | 'cari']?: string | null }) =>
    withQuery('/strata', query),
  targets: (query?: { wilayah?: string; tahun?: string; indikator?: string }) => withQuery('/target', query),
  wilayah: (wilayah?: string, query?: { ubah?: 'ya' }) =>
    withQuery(wilayah ? `/wilayah/${id(wilayah)}` : '/wilayah', query),
  pokjanalList: (query?: { wilayah?: string; tampil?: string }) => withQuery('/pokjanal', query),
  /** With the act to begin there: a seat to fill, or a member to add. */
  pokjanal: (pokjanal: string, query?: { isi?: string | null; anggota?: 'tambah' }) =>
    withQuery(`/pokjanal/${id(pokjanal)}`, query),
  gaps: (query?: { [K in 'wilayah' | 'jenis' | 'tingkat' | 'anak']?: string | null }) =>
    withQuery('/kesenjangan', query),
  graph: (query?: { [K in 'wilayah' | 'kelompok' | 'tanggal']?: string | null }) => withQuery('/graf', query),
  /** Groups of the old rules that get successors; one group alone, or all of a level. */
  succession: (query?: { [K in 'wilayah' | 'tingkat' | 'kelompok']?: string | null }) => withQuery('/suksesi', query),
  successionResult: (batch: string) => `/suksesi/${id(batch)}`,
  collections: (query?: { wilayah?: string | null }) => withQuery('/permintaan-sk', query),
  collection: (request: string, query?: { keadaan?: string }) => withQuery(`/permintaan-sk/${id(request)}`, query),
  newCollection: () => '/permintaan-sk/baru',
  correctCollection: (request: string) => `/permintaan-sk/${id(request)}/perbaiki`,
  /** Duties of the groups of an area, or the matrix of one group; `sel` is the cell that is open. */
  duties: (query?: { [K in 'kelompok' | 'tahun' | 'wilayah' | 'sel']?: string | null }) =>
    withQuery('/kewajiban', query),
  activities: (query?: { [K in 'wilayah' | 'kelompok' | 'opd' | 'indikator' | 'tahun' | 'sel']?: string | null }) =>
    withQuery('/kegiatan', query),
  /** Guidance visits that are planned and not held yet. */
  visits: (
    query?: {
      [K in 'wilayah' | 'kelompok' | 'opd' | 'posyandu' | 'keadaan' | 'dari' | 'sampai' | 'cari']?: string | null;
    },
  ) => withQuery('/kunjungan', query),
  evidence: (evidence: string) => `/bukti/${id(evidence)}`,
  correctEvidence: (evidence: string) => `/bukti/${id(evidence)}/perbaiki`,
  newEvidence: (query: { [K in 'kelompok' | 'opd' | 'kewajiban' | 'periode']?: string | null }) =>
    withQuery('/bukti/baru', query),
  decrees: (query?: { [K in 'wilayah' | 'cari' | 'berakhir' | 'berkas']?: string | null }) => withQuery('/sk', query),
  decree: (decree: string) => `/sk/${id(decree)}`,
  /** For a group that is known, or for an area whose group is chosen or founded there. */
  newDecree: (query?: { [K in 'kelompok' | 'di' | 'menggantikan']?: string | null }) => withQuery('/sk/baru', query),
  correctDecree: (decree: string) => `/sk/${id(decree)}/perbaiki`,
  meetings: (query?: { [K in 'wilayah' | 'kelompok' | 'opd' | 'cari' | 'status']?: string | null }) =>
    withQuery('/rapat', query),
  meeting: (meeting: string) => `/rapat/${id(meeting)}`,
  newMeeting: (query?: { kelompok?: string | null }) => withQuery('/rapat/baru', query),
  /** Put right what is written of it. */
  editMeeting: (meeting: string) => `/rapat/${id(meeting)}/ubah`,
  /** Write down that a planned meeting took place. */
  holdMeeting: (meeting: string) => `/rapat/${id(meeting)}/hasil`,
  commitments: (query?: { [K in 'wilayah' | 'kelompok' | 'opd' | 'cari' | 'keadaan' | 'indikator']?: string | null }) =>
    withQuery('/komitmen', query),
  problems: (query?: { [K in 'wilayah' | 'posyandu' | 'opd' | 'kelompok' | 'keadaan' | 'tampilan']?: string | null }) =>
    withQuery('/masalah', query),
  problem: (problem: string) => `/masalah/${id(problem)}`,
  newProblem: (query?: { [K in 'posyandu' | 'indikator' | 'rapat']?: string | null }) =>
    withQuery('/masalah/baru', query),
  puskesmasList: (query?: { wilayah?: string; cari?: string }) => withQuery('/puskesmas', query),
  puskesmas: (puskesmas: string, query?: { pustu?: string }) => withQuery(`/puskesmas/${id(puskesmas)}`, query),
  opdList: (query?: { wilayah?: string }) => withQuery('/opd', query),
  opd: (opd: string) => `/opd/${id(opd)}`,
  posyanduList: (query?: { wilayah?: string; cari?: string; status?: string; periode?: string }) =>
    withQuery('/posyandu', query),
  posyandu: (posyandu: string) => `/posyandu/${id(posyandu)}`,
  kaderList: (query?: { [K in 'wilayah' | 'tampil' | 'tanda' | 'belum']?: string | null }) =>
    withQuery('/daftar-kader', query),
  ilp: (query?: { wilayah?: string }) => withQuery('/ilp', query),
  kaderRecord: (kader: string) => `/daftar-kader/${id(kader)}`,
  postKader: (posyandu: string, query?: { nilai?: 'ya' }) => withQuery(`/posyandu/${id(posyandu)}/kader`, query),
  report: (posyandu: string, month: string, query?: { form?: string }) =>
    withQuery(`/posyandu/${id(posyandu)}/laporan/${month}`, query),
  worklist: (query?: { periode?: string; status?: string; form?: string }) => withQuery('/petugas', query),
  grid: (query?: { posyandu?: string; periode?: string; form?: string }) => withQuery('/petugas/isian', query),
  puskesmasData: (query?: { periode?: string }) => withQuery('/petugas/puskesmas', query),
  puskesmasGrid: (query: { laporan: string; periode?: string }) => withQuery('/petugas/puskesmas/isian', query),
  importForms: (query?: { job?: string; form?: string; periode?: string }) => withQuery('/impor', query),
  importList: (query?: { [K in 'daftar' | 'job' | 'batal']?: string | null }) => withQuery('/impor-daftar', query),
  closing: (query?: { wilayah?: string; periode?: string; form?: string; status?: string }) =>
    withQuery('/tutup', query),
  closingReport: (report: string) => `/tutup/laporan/${id(report)}`,
  catalogue: (tab?: 'elemen' | 'aturan' | 'formulir' | 'pemeriksaan', query?: { cari?: string }) =>
    withQuery(tab ? `/katalog/${tab}` : '/katalog', query),
  catalogueIndicator: (code: string) => `/katalog/indikator/${id(code)}`,
  editIndicator: (code: string) => `/katalog/indikator/${id(code)}/ubah`,
  users: (query?: { wilayah?: string; cari?: string; peran?: string }) => withQuery('/pengguna', query),
  newUser: () => '/pengguna/baru',
  /** Acts on many records, and the way back from them. */
  bulkActs: (query?: { oleh?: 'saya' }) => withQuery('/tindakan-massal', query),
  notifications: () => '/pemberitahuan',
  account: () => '/akun',
  explorer: () => '/graphql',
  /** Pages of the light entry; reached by a full page load from the console. */
  signIn: (query?: { ke?: string }) => withQuery('/masuk', query),
  firstUse: (query?: { kode?: string }) => withQuery('/masuk/kode', query),
  setup: (query?: { kunci?: string }) => withQuery('/mulai', query),
  kader: () => '/kader',
  /** What the kader was told, in the light entry; no post has such an id. */
  kaderNews: () => '/kader/pemberitahuan',
  /** The newest month due of a post. */
  kaderPost: (posyandu: string) => `/kader/${id(posyandu)}`,
  /** The forms of a month. */
  kaderMonth: (posyandu: string, month: string) => `/kader/${id(posyandu)}/${month}`,
  kaderForm: (posyandu: string, month: string, block: string) => `/kader/${id(posyandu)}/${month}/${block}`,
} as const;
