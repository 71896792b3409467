/** Officers of the areas, from the district up. */
export const ADMINS = ['ADMIN_KECAMATAN', 'ADMIN_KABKOTA', 'ADMIN_PROVINSI', 'ADMIN_PUSAT'] as const;
/** Of them, from the regency up. */
export const HIGH_ADMINS = ['ADMIN_KABKOTA', 'ADMIN_PROVINSI', 'ADMIN_PUSAT'] as const;
/** Everybody who signs in. */
export const EVERY_ROLE = [
  'KADER',
  'OPERATOR_DESA',
  'PETUGAS_PUSKESMAS',
  ...ADMINS,
  'PEJABAT_OPD',
  'VIEWER',
  'PARTNER',
] as const;

/** What an agency does in the groups it is a member of, beside those who manage them. */
export const DONE_BY_MEMBERS = [
  { roles: ['PEJABAT_OPD'], reach: 'own-opd' },
  { roles: ['OPERATOR_DESA', ...ADMINS], reach: 'subtree' },
] as const;
/** The same, and who looks on. */
export const SEEN_BY_MEMBERS = [
  { roles: ['PEJABAT_OPD'], reach: 'own-opd' },
  { roles: ['OPERATOR_DESA', ...ADMINS, 'VIEWER'], reach: 'subtree' },
] as const;

/** Who looks after accounts and figures. */
export const OFFICERS = [
  { roles: ['PETUGAS_PUSKESMAS'], reach: 'own-puskesmas' },
  { roles: ['OPERATOR_DESA', ...ADMINS], reach: 'subtree' },
] as const;

/** Who keeps the registers of posts and kader. */
export const KEEPERS = [
  { roles: ['PETUGAS_PUSKESMAS'], reach: 'own-puskesmas' },
  { roles: ['OPERATOR_DESA', 'ADMIN_KECAMATAN', 'ADMIN_KABKOTA'], reach: 'subtree' },
] as const;
/** Counts of an area; onlookers see none so small that everybody in the village knows who is meant. */
export const COUNTED = [
  { roles: ['KADER'], reach: 'own-posyandu' },
  { roles: ['PETUGAS_PUSKESMAS'], reach: 'own-puskesmas' },
  { roles: ['OPERATOR_DESA', ...ADMINS], reach: 'subtree' },
  { roles: ['VIEWER', 'PARTNER'], reach: 'subtree', notBelow: 'KECAMATAN' },
  { roles: ['PEJABAT_OPD'], reach: 'own-opd', notBelow: 'KECAMATAN' },
] as const;

/** The people of a post: its kader, and the puskesmas that mentors it. */
export const POST_PEOPLE = [
  { roles: ['KADER'], reach: 'own-posyandu' },
  { roles: ['PETUGAS_PUSKESMAS'], reach: 'own-puskesmas' },
] as const;

/** Who sees what stands between a puskesmas and its posts. */
export const SEEN_IN_NETWORK = [
  { roles: ['PETUGAS_PUSKESMAS'], reach: 'own-puskesmas' },
  { roles: ['OPERATOR_DESA', ...ADMINS, 'VIEWER'], reach: 'subtree' },
] as const;
