import type { Role } from '../make/user.ts';
import { HOME } from './places.ts';
import { homePost, type PlannedPost, type PostPlan } from './plan-posts.ts';

/** The secret of every demo account; it is shown on the sign-in page of a demo. */
export const DEMO_SECRET = 'posyandu-contoh';

/** One card of the sign-in page: an office, never a person. */
export type DemoAccount = { username: string; secret: string; role: Role; name: string; place: string };

const card = (username: string, role: Role, name: string, place: string): DemoAccount => ({
  username,
  secret: DEMO_SECRET,
  role,
  name,
  place,
});

/** One account per role, in the order in which a report travels. */
export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  card('kader', 'KADER', 'Kader posyandu', 'Satu posyandu di Kecamatan Kurun, Gunung Mas'),
  card('desa', 'OPERATOR_DESA', 'Operator desa/kelurahan', 'Kecamatan Kurun, Gunung Mas'),
  card('petugas', 'PETUGAS_PUSKESMAS', 'Petugas Puskesmas Kurun', 'Puskesmas Kurun, Gunung Mas'),
  card('kecamatan', 'ADMIN_KECAMATAN', 'Admin Kecamatan Kurun', 'Kecamatan Kurun, Gunung Mas'),
  card('kabupaten', 'ADMIN_KABKOTA', 'Admin Kabupaten Gunung Mas', 'Kabupaten Gunung Mas'),
  card('provinsi', 'ADMIN_PROVINSI', 'Admin Provinsi Kalimantan Tengah', 'Provinsi Kalimantan Tengah'),
  card('pusat', 'ADMIN_PUSAT', 'Admin Pusat', 'Indonesia'),
  card('dpmd', 'PEJABAT_OPD', 'Pejabat DPMD Gunung Mas', 'DPMD Kabupaten Gunung Mas'),
  card('peninjau', 'VIEWER', 'Peninjau Kabupaten Gunung Mas', 'Kabupaten Gunung Mas'),
  card('mitra', 'PARTNER', 'Mitra Provinsi Kalimantan Tengah', 'Provinsi Kalimantan Tengah'),
];

/** What a demo account is held over, by the keys and codes of the plan. */
export type PlannedUser = {
  username: string;
  role: Role;
  name: string;
  office: string;
  area?: string;
  puskesmas?: string;
  post?: string;
  opdKind?: string;
};

const AREA_OF: Partial<Record<Role, string>> = {
  ADMIN_KECAMATAN: HOME.district,
  ADMIN_KABKOTA: HOME.regency,
  ADMIN_PROVINSI: HOME.province,
  ADMIN_PUSAT: '0',
  VIEWER: HOME.regency,
  PARTNER: HOME.province,
};

/** Regencies whose kader send their reports themselves. */
const WITH_KADER: readonly string[] = [HOME.regency, '62.01', '62.02'];

/** Plans all accounts: the cards, a petugas for each puskesmas, an admin for each regency, kader where they send themselves. */
export function planUsers(plan: PostPlan, nameOf: (code: string) => string): PlannedUser[] {
  const home = homePost(plan.posts);
  const users = DEMO_ACCOUNTS.map((account) => cardUser(account, home));
  for (const puskesmas of plan.puskesmas) {
    if (puskesmas.key === home.puskesmas) continue;
    const name = `Petugas ${puskesmas.name}`;
    const username = petugasName(puskesmas.key, home);
    users.push({ username, role: 'PETUGAS_PUSKESMAS', name, office: puskesmas.name, puskesmas: puskesmas.key });
  }
  for (const code of new Set(plan.posts.map((post) => post.regency.code))) {
    if (code === HOME.regency) continue;
    const office = nameOf(code);
    users.push({ username: adminName(code), role: 'ADMIN_KABKOTA', name: `Admin ${office}`, office, area: code });
  }
  for (const post of plan.posts) {
    if (!WITH_KADER.includes(post.regency.code) || post.key === home.key) continue;
    const office = `${post.name} ${nameOf(post.village)}`;
    users.push({ username: kaderName(post, home), role: 'KADER', name: `Kader ${office}`, office, post: post.key });
  }
  return users;
}

function cardUser(account: DemoAccount, home: PlannedPost): PlannedUser {
  const base = { username: account.username, role: account.role, name: account.name, office: account.place };
  const area = AREA_OF[account.role];
  if (area) return { ...base, area };
  if (account.role === 'KADER') return { ...base, post: home.key };
  if (account.role === 'OPERATOR_DESA') return { ...base, area: home.village };
  if (account.role === 'PETUGAS_PUSKESMAS') return { ...base, puskesmas: home.puskesmas };
  return { ...base, opdKind: 'DPMD' };
}

/** User name of the petugas of a puskesmas. */
export function petugasName(key: string, home: PlannedPost): string {
  return key === home.puskesmas ? 'petugas' : `petugas.${digits(key)}`;
}

/** User name of the admin of a regency. */
export function adminName(code: string): string {
  return code === HOME.regency ? 'kabupaten' : `kabupaten.${digits(code)}`;
}

/** User name of the kader of a post whose kader have accounts. */
export function kaderName(post: PlannedPost, home: PlannedPost): string {
  return post.key === home.key ? 'kader' : `kader.${digits(post.key)}`;
}

/** Who types the reports of a post: its kader where there is an account, else its puskesmas. */
export function typistOf(post: PlannedPost, home: PlannedPost): string {
  return WITH_KADER.includes(post.regency.code) ? kaderName(post, home) : petugasName(post.puskesmas, home);
}

function digits(key: string): string {
  return key.replaceAll('.', '').replace('/', '-');
}
