/** Every address of the product. Ids are opaque and come from the API; they are escaped here, once. */
type Query = Readonly<Record<string, string | null | undefined>>;

const withQuery = (path: string, query: Query = {}): string => {
  const given = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return given.length ? `${path}?${new URLSearchParams(given)}` : path;
};
const id = encodeURIComponent;

export const paths = {
  home: () => '/',
  dashboard: (query?: { wilayah?: string; periode?: string; indikator?: string }) => withQuery('/dasbor', query),
  silentAreas: (query?: { wilayah?: string; periode?: string }) => withQuery('/dasbor/belum-melapor', query),
  wilayah: (wilayah?: string) => (wilayah ? `/wilayah/${id(wilayah)}` : '/wilayah'),
  pokjanalList: (query?: { wilayah?: string; tampil?: string }) => withQuery('/pokjanal', query),
  pokjanal: (pokjanal: string) => `/pokjanal/${id(pokjanal)}`,
  opdList: (query?: { wilayah?: string }) => withQuery('/opd', query),
  opd: (opd: string) => `/opd/${id(opd)}`,
  posyanduList: (query?: { wilayah?: string; cari?: string; status?: string; periode?: string }) =>
    withQuery('/posyandu', query),
  posyandu: (posyandu: string) => `/posyandu/${id(posyandu)}`,
  report: (posyandu: string, month: string) => `/posyandu/${id(posyandu)}/laporan/${month}`,
  worklist: (query?: { periode?: string; status?: string }) => withQuery('/petugas', query),
  grid: (query?: { posyandu?: string; periode?: string }) => withQuery('/petugas/isian', query),
  users: (query?: { wilayah?: string; cari?: string; peran?: string }) => withQuery('/pengguna', query),
  newUser: () => '/pengguna/baru',
  account: () => '/akun',
  explorer: () => '/graphql',
  /** Pages of the light entry; reached by a full page load from the console. */
  signIn: (query?: { ke?: string }) => withQuery('/masuk', query),
  firstUse: (query?: { kode?: string }) => withQuery('/masuk/kode', query),
  setup: (query?: { kunci?: string }) => withQuery('/mulai', query),
  kader: () => '/kader',
  /** The newest month due of a post. */
  kaderPost: (posyandu: string) => `/kader/${id(posyandu)}`,
  kaderReport: (posyandu: string, month: string) => `/kader/${id(posyandu)}/${month}`,
} as const;
