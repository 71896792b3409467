import type { Role } from '@pokjanal/prisma/client';
import type { Ctx } from '../../auth/ctx.ts';
import { normalizePhone } from '../../auth/phone.ts';
import { type Problem, problem } from '../../lib/errors.ts';
import { heldOver, mayAppoint } from '../user/appoint.ts';
import { createUser, usernameProblems, nameProblems } from '../user/user.ts';
import { withdrawUser } from '../user/withdraw-user.ts';
import { isAlike } from './alike.ts';
import { atTitles, textAt } from './cell-text.ts';
import { judgedOf } from './judged.ts';
import { plainTitle } from './register-header.ts';
import { defineRegister, type GivenRow, type Judged } from './register.ts';
import { heldIn, type Held, readUserScene, type UnitOf, type UserScene } from './user-scene.sql.ts';
import { usedSince } from './user-use.sql.ts';

type Content = {
  readonly name: string;
  readonly role: Role;
  readonly unit: { readonly kind: UnitOf['kind']; readonly id: string };
  readonly office: string;
  readonly username: string;
  readonly phone: string;
};

const ROLES: readonly (readonly [Role, readonly string[]])[] = [
  ['KADER', ['kader']],
  ['OPERATOR_DESA', ['operator desa', 'operator kelurahan', 'operator']],
  ['PETUGAS_PUSKESMAS', ['petugas puskesmas', 'petugas', 'puskesmas']],
  ['ADMIN_KECAMATAN', ['admin kecamatan']],
  ['ADMIN_KABKOTA', ['admin kabupaten', 'admin kota', 'admin kabupaten/kota']],
  ['ADMIN_PROVINSI', ['admin provinsi']],
  ['ADMIN_PUSAT', ['admin pusat']],
  ['PEJABAT_OPD', ['pejabat opd', 'opd']],
  ['VIEWER', ['peninjau', 'pelihat']],
  ['PARTNER', ['mitra']],
];
const ROLE_OF = new Map(ROLES.flatMap(([role, words]) => [role, ...words].map((word) => [plainTitle(word), role])));
const wordOf = (role: Role): string => ROLES.find(([code]) => code === role)?.[1][0] ?? role;
const TITLES = { name: 'nama', username: 'nama_pengguna', phone: 'telepon', office: 'jabatan' } as const;

/** Lists of accounts: new ones are made, each with one role; those that stand are left alone. */
export const userRegister = defineRegister<Content, object>({
  code: 'PENGGUNA',
  action: 'user.create',
  name: 'Pengguna',
  columns: [
    {
      key: 'name',
      title: TITLES.name,
      aliases: ['nama_lengkap'],
      example: 'Operator Desa Candi',
      meaning: 'Nama atau sebutan pemegang akun.',
    },
    {
      key: 'role',
      title: 'peran',
      aliases: ['role'],
      example: 'operator desa',
      meaning: ROLES.map(([, words]) => words[0]).join(', '),
    },
    {
      key: 'unit',
      title: 'unit',
      aliases: ['wilayah', 'unit_kerja', 'tempat_tugas', 'kode_unit'],
      example: '62.10.01.2001',
      meaning: 'Kode atau nama wilayah, puskesmas, posyandu, atau OPD sesuai perannya.',
    },
    {
      key: 'above',
      title: 'di',
      aliases: ['kecamatan', 'kabupaten', 'di_wilayah'],
      example: 'Kumai',
      meaning: 'Wilayah di atasnya, bila nama unit ada di beberapa tempat.',
    },
    {
      key: 'office',
      title: TITLES.office,
      aliases: ['instansi'],
      example: 'Kaur Pemerintahan',
      meaning: 'Jabatan atau kantor.',
    },
    {
      key: 'username',
      title: TITLES.username,
      aliases: ['username', 'user'],
      example: 'desa.candi',
      meaning: '3–30 huruf kecil, angka, titik, garis. Kosong berarti dibuatkan.',
    },
    {
      key: 'phone',
      title: TITLES.phone,
      aliases: ['hp', 'no_hp', 'nomor_hp', 'nomor_telepon', 'wa'],
      example: '0812…',
      meaning: 'Nomor telepon untuk masuk, boleh kosong.',
    },
  ],
  needed: [['name'], ['role'], ['unit']],
  judge: async (ctx, rows) => {
    const scene = await readUserScene(ctx, rows);
    return rows.map((row) => judgeRow(ctx, scene, row));
  },
  async write(ctx, { id, content }) {
    const { unit, ...account } = content;
    await createUser(ctx, { ...account, id, [`${unit.kind}Id`]: unit.id });
    return 0;
  },
  hindrances: usedSince,
  takeBack: async (ctx, { id }) => {
    await withdrawUser(ctx, { userId: id });
  },
  standing: async (ctx, path) =>
    (await heldIn(ctx, path)).map(({ name, role, unitName, above, office, username }) => [
      name,
      wordOf(role),
      unitName,
      above ?? '',
      office ?? '',
      username ?? '',
      '',
    ]),
});

function judgeRow(ctx: Ctx, scene: UserScene, row: GivenRow): Judged<Content> {
  const account = readAccount(row);
  const role = ROLE_OF.get(plainTitle(textAt(row, 'role'))) ?? null;
  const { unit, problems: unitProblems } = role ? readUnit(ctx, scene, row, role) : NO_UNIT;
  const { known, same } = accountOf(scene, account, role, unit);
  const said = { peran: textAt(row, 'role'), unit: unit?.name ?? textAt(row, 'unit') };
  return judgedOf(same && { id: same.userId, revision: 0 }, {
    name: account.name,
    place: `${said.peran} · ${said.unit}`,
    key: keyOf(account, role, unit),
    diff: same ? [] : diffOf(account, said),
    content: role && unit && { ...account, role, unit: { kind: unit.kind, id: unit.id } },
    before: null,
    problems: [
      ...account.problems,
      ...roleProblems(row, role),
      ...unitProblems,
      ...takenProblems(same ? null : known, account),
    ],
    warnings: alikeWarnings(scene, account.name, unit),
  });
}

/** The account that has one of the names, and the same once more where it holds this very role already. */
function accountOf({ accounts }: UserScene, account: Account, role: Role | null, unit: UnitOf | null) {
  const named = accounts.filter((one) => isNamed(one, account));
  const same = named.find((one) => unit !== null && one.role === role && one.unitId === unit.id) ?? null;
  return { known: named[0] ?? null, same };
}

const NO_UNIT: { readonly unit: UnitOf | null; readonly problems: readonly Problem[] } = { unit: null, problems: [] };

function keyOf({ username, phone, name }: Account, role: Role | null, unit: UnitOf | null): string | null {
  return username || phone || (unit && `${plainTitle(name)} ${role} ${unit.id}`);
}

type Account = Pick<Content, 'name' | 'office' | 'username' | 'phone'> & { readonly problems: readonly Problem[] };

function readAccount(row: GivenRow): Account {
  const name = textAt(row, 'name');
  const username = textAt(row, 'username').toLowerCase();
  const typed = textAt(row, 'phone');
  const phone = typed === '' ? '' : normalizePhone(typed);
  const office = textAt(row, 'office');
  return {
    name,
    office,
    username,
    phone: phone ?? '',
    problems: [
      ...atTitles([...nameProblems(name), ...(username === '' ? [] : usernameProblems(username))], TITLES),
      ...(office.length > 120 ? [problem(TITLES.office, 'TOO_LONG', { max: 120 })] : []),
      ...(phone === null ? [problem(TITLES.phone, 'BAD_PHONE')] : []),
    ],
  };
}

function roleProblems(row: GivenRow, role: Role | null): Problem[] {
  const value = textAt(row, 'role');
  if (role) return [];
  const words = ROLES.map(([, names]) => names[0]).join(', ');
  return [value === '' ? problem('peran', 'REQUIRED') : problem('peran', 'WORD_UNKNOWN', { value, words })];
}

function readUnit(
  ctx: Ctx,
  scene: UserScene,
  row: GivenRow,
  role: Role,
): { unit: UnitOf | null; problems: readonly Problem[] } {
  const value = textAt(row, 'unit');
  if (value === '') return { unit: null, problems: [problem('unit', 'REQUIRED')] };
  const { place, level } = heldOver[role];
  const units = scene.unitsOf(place, { value, above: textAt(row, 'above') });
  const fitting = level ? units.filter((unit) => unit.level === level) : units;
  const [unit] = fitting;
  if (!unit) return { unit: null, problems: [problem('unit', 'AREA_UNKNOWN', { value })] };
  if (fitting.length > 1) return { unit: null, problems: [problem('unit', 'AREA_AMBIGUOUS', { value })] };
  const mayAppointThere = mayAppoint(ctx.actor, 'user.create', role, unit.target);
  return { unit, problems: mayAppointThere ? [] : [problem('peran', 'ROLE_NOT_YOURS', { role: wordOf(role) })] };
}

const isNamed = (one: Held, { username, phone }: Account): boolean =>
  (username !== '' && one.username === username) || (phone !== '' && one.phone === phone);

function takenProblems(known: Held | null, { username, phone }: Account): Problem[] {
  if (!known) return [];
  return known.username === username
    ? [problem(TITLES.username, 'NAME_TAKEN', { value: username })]
    : [problem(TITLES.phone, 'NAME_TAKEN', { value: phone })];
}

function alikeWarnings({ accounts }: UserScene, name: string, unit: UnitOf | null): Problem[] {
  const alike = accounts.find((one) => unit !== null && one.unitId === unit.id && isAlike(one.name, name));
  return alike ? [problem(TITLES.name, 'LOOKS_ALIKE', { name: alike.name })] : [];
}

/** A telephone number is kept to the row itself: a preview is looked at by others' shoulders too. */
function diffOf({ name, office, username, phone }: Account, said: { readonly peran: string; readonly unit: string }) {
  const told = { nama: name, ...said, jabatan: office, nama_pengguna: username, telepon: phone === '' ? '' : '••••' };
  return Object.entries(told).flatMap(([column, after]) => (after === '' ? [] : [{ column, before: null, after }]));
}
