import type { Role, WilayahLevel } from '@pokjanal/prisma/client';
import type { Assignment, Target, UserActor } from '../src/auth/actor.ts';
import { type Action, actions, can, policy } from '../src/auth/policy.ts';
import type { ReachKind, Rule, Subject } from '../src/auth/rule.ts';

const LEVELS: readonly WilayahLevel[] = ['NASIONAL', 'PROVINSI', 'KABKOTA', 'KECAMATAN', 'DESA'];

/** Home is the chain 1–2–3–4–5; at each level below the country stands a sibling, whose number ends in 9. */
const HOME = '/1/2/3/4/5/';
const pathTo = (level: WilayahLevel) =>
  `${HOME.split('/')
    .slice(0, LEVELS.indexOf(level) + 2)
    .join('/')}/`;
const siblingOf = (level: WilayahLevel) => pathTo(level).replace(/\d+\/$/, (no) => `${no.slice(0, -1)}9/`);
/** A village below any area, by the first number of each level under it. */
const villageIn = (path: string) => `${path}${'8/'.repeat(6 - path.split('/').length + 1)}`;

const puskesmas = { id: 'puskesmas-own', no: 501 };
const otherPuskesmas = { puskesmasId: 'puskesmas-other', puskesmasNo: 502 };
const ownPuskesmas = { puskesmasId: puskesmas.id, puskesmasNo: puskesmas.no };

const HOME_OF: Record<Role, { level: WilayahLevel; held: Omit<Assignment, 'id' | 'role'> }> = {
  KADER: { level: 'DESA', held: { posyandu: { id: 'post-own', unitNo: 701, path: HOME, puskesmas } } },
  OPERATOR_DESA: overArea('DESA'),
  PETUGAS_PUSKESMAS: {
    level: 'DESA',
    held: { puskesmas: { ...puskesmas, path: pathTo('KECAMATAN'), areaPaths: [HOME] } },
  },
  ADMIN_KECAMATAN: overArea('KECAMATAN'),
  ADMIN_KABKOTA: overArea('KABKOTA'),
  ADMIN_PROVINSI: overArea('PROVINSI'),
  ADMIN_PUSAT: overArea('NASIONAL'),
  PEJABAT_OPD: { level: 'KABKOTA', held: { opd: { id: 'opd-own', path: pathTo('KABKOTA') } } },
  VIEWER: overArea('KABKOTA'),
  PARTNER: overArea('KABKOTA'),
};

function overArea(level: WilayahLevel) {
  return {
    level,
    held: { wilayah: { id: `area-${level}`, no: LEVELS.indexOf(level) + 1, path: pathTo(level), level } },
  };
}

/** Roles from the village to the country, then those who only look. */
export const roles = Object.keys(HOME_OF) as Role[];

/** A person with one role at home. */
export function actorAtHome(role: Role, readOnly = false): UserActor {
  const assignments = [{ id: `assignment-${role}`, role, ...HOME_OF[role].held }];
  return {
    kind: 'user',
    userId: role,
    name: role,
    locale: 'id',
    via: readOnly ? 'token' : 'session',
    readOnly,
    assignments,
  };
}

export type Column = { readonly title: string; readonly at: (level: WilayahLevel) => Target | null };

const own: Column = { title: 'own area', at: (level) => ({ path: pathTo(level) }) };
const child: Column = {
  title: 'child area',
  at: (level) => (level === 'DESA' ? null : { path: `${pathTo(level)}8/` }),
};
const village: Column = {
  title: 'village inside',
  at: (level) => (level === 'DESA' ? null : { path: villageIn(pathTo(level)) }),
};
const sibling: Column = {
  title: 'sibling area',
  at: (level) => (level === 'NASIONAL' ? null : { path: siblingOf(level) }),
};
const parent: Column = {
  title: 'parent area',
  at: (level) => (level === 'NASIONAL' ? null : { path: pathTo(LEVELS[LEVELS.indexOf(level) - 1] ?? 'NASIONAL') }),
};
const areas = [own, child, village, sibling, parent];

const ofOwnPuskesmas: Column = {
  title: 'sums of own puskesmas',
  at: () => ({ ...ownPuskesmas, path: pathTo('KECAMATAN') }),
};
const ofOtherPuskesmas: Column = {
  title: 'sums of another puskesmas',
  at: () => ({ ...otherPuskesmas, path: siblingOf('KECAMATAN') }),
};

const posts: Column[] = [
  { title: 'own post', at: () => ({ path: HOME, posyanduId: 'post-own', unitNo: 701, ...ownPuskesmas }) },
  {
    title: 'other post, same puskesmas',
    at: () => ({ path: HOME, posyanduId: 'post-2', unitNo: 702, ...ownPuskesmas }),
  },
  {
    title: 'other post, other puskesmas',
    at: () => ({ path: HOME, posyanduId: 'post-3', unitNo: 703, ...otherPuskesmas }),
  },
  {
    title: 'post mentored from elsewhere',
    at: () => ({ path: villageIn(siblingOf('PROVINSI')), posyanduId: 'post-4', unitNo: 704, ...ownPuskesmas }),
  },
  {
    title: 'post in sibling area',
    at: (level) =>
      level === 'NASIONAL'
        ? null
        : { path: villageIn(siblingOf(level)), posyanduId: 'post-5', unitNo: 705, ...otherPuskesmas },
  },
];

const puskesmasColumns: Column[] = [
  { title: 'own puskesmas', at: () => ({ path: pathTo('KECAMATAN'), ...ownPuskesmas }) },
  { title: 'other puskesmas, same district', at: () => ({ path: pathTo('KECAMATAN'), ...otherPuskesmas }) },
  {
    title: 'puskesmas in sibling regency',
    at: () => ({ path: siblingOf('KABKOTA'), puskesmasId: 'puskesmas-far', puskesmasNo: 503 }),
  },
];

const pustuColumns: Column[] = [
  { title: 'pustu of own puskesmas', at: () => ({ path: HOME, ...ownPuskesmas }) },
  { title: 'pustu of other puskesmas', at: () => ({ path: HOME, ...otherPuskesmas }) },
  {
    title: 'pustu in sibling area',
    at: (level) => (level === 'NASIONAL' ? null : { path: villageIn(siblingOf(level)), ...otherPuskesmas }),
  },
];

const opdColumns: Column[] = [
  { title: 'own agency', at: () => ({ path: pathTo('KABKOTA'), opdId: 'opd-own' }) },
  { title: 'other agency, same regency', at: () => ({ path: pathTo('KABKOTA'), opdId: 'opd-2' }) },
  { title: 'agency in sibling regency', at: () => ({ path: siblingOf('KABKOTA'), opdId: 'opd-3' }) },
];

const withOwnAgency: Column = {
  title: 'group elsewhere with own agency',
  at: () => ({ path: siblingOf('PROVINSI'), opdIds: ['opd-2', 'opd-own'] }),
};

const ofOwnAgency: Column = {
  title: 'elsewhere, owned by own agency',
  at: () => ({ path: siblingOf('PROVINSI'), opdId: 'opd-own' }),
};

/** Where each subject is asked about. */
export const columnsOf: Record<Subject, readonly Column[]> = {
  wilayah: areas,
  settings: areas,
  pokjanal: [...areas, withOwnAgency],
  meeting: [...areas, withOwnAgency],
  commitment: [...areas, ofOwnAgency],
  problem: [...areas, ...posts, ofOwnAgency],
  duty: [...areas, withOwnAgency, ofOwnAgency],
  figures: [...areas, ofOwnPuskesmas, ofOtherPuskesmas],
  posyandu: posts,
  kader: posts,
  report: posts,
  user: [...posts, parent],
  puskesmas: puskesmasColumns,
  pustu: pustuColumns,
  opd: opdColumns,
  token: [{ title: 'own account', at: () => ({}) }],
};

/** Answers one cell of the grid; null where the place does not exist for the role. */
export function answer(role: Role, action: Action, column: Column): boolean | null {
  const target = column.at(HOME_OF[role].level);
  return target && can(actorAtHome(role), action, target);
}

/** What an own agency means for a subject, where it is not the agency itself. */
const ofAgency: Partial<Record<Subject, string>> = {
  figures: 'the area of the own agency',
  pokjanal: 'the groups the own agency is a member of',
  meeting: 'meetings of the groups the own agency is a member of',
  commitment: 'commitments of the own agency',
  problem: 'problems the own agency raised, or is asked about',
  duty: 'duties of the own agency; to read, those of its groups',
};

/** Says a reach in words; of areas and sums, an own post, puskesmas or agency means the areas that belong to it. */
function wordsOf(reach: ReachKind, subject: Subject): string {
  const ofAreas = subject === 'pokjanal' || subject === 'figures';
  switch (reach) {
    case 'everywhere':
      return 'everywhere';
    case 'self':
      return 'the own account';
    case 'subtree':
      return 'the area held and everything below it';
    case 'below':
      return 'everything below the area held, not the area itself';
    case 'own-posyandu':
      if (subject === 'puskesmas') return 'the puskesmas of the own post';
      return ofAreas ? 'the village of the own post' : 'the own post';
    case 'own-puskesmas':
      if (subject === 'puskesmas') return 'the own puskesmas';
      return ofAreas ? 'the work area of the own puskesmas, and its sums' : 'the posts the own puskesmas mentors';
    case 'own-opd':
      return ofAgency[subject] ?? 'the own agency';
  }
}

function ruleTable(): string[] {
  const rows = actions.flatMap((action) => {
    const rule: Rule = policy[action];
    return rule.grants.map((grant, i) => {
      const limit = grant.notBelow ? `, down to ${grant.notBelow}` : '';
      const who = grant.roles.length === roles.length ? 'everybody signed in' : grant.roles.join(', ');
      return `| ${i === 0 ? `\`${action}\`` : ''} | ${who} | ${wordsOf(grant.reach, rule.subject)}${limit} |`;
    });
  });
  return ['| Action | Roles | How far |', '| --- | --- | --- |', ...rows];
}

function gridOf(action: Action): string[] {
  const columns = columnsOf[policy[action].subject];
  const sign = (yes: boolean | null) => (yes === null ? '' : yes ? 'yes' : '–');
  return [
    `### \`${action}\``,
    '',
    `| Role | ${columns.map((column) => column.title).join(' | ')} |`,
    `| --- |${' --- |'.repeat(columns.length)}`,
    ...roles.map((role) => `| ${role} | ${columns.map((column) => sign(answer(role, action, column))).join(' | ')} |`),
    '',
  ];
}

/** Writes the whole of the rights as a page: the rules, then what follows from them for every role and place. */
export function renderPermissions(): string {
  return `${[
    '# Who may do what',
    '',
    'Generated from `server/src/auth/policy.ts` by `npm run permissions -w server`; a test fails when it is out of date.',
    'Whoever has not signed in may do nothing. A personal access token may do the reading its owner may, and no writing.',
    'What lies out of sight is answered as not found. A role counts from its first to its last day.',
    '',
    '## The rules',
    '',
    ...ruleTable(),
    '',
    '## What follows for every role',
    '',
    'Admins stand at their own level, OPERATOR_DESA at a village, VIEWER, PARTNER and PEJABAT_OPD at a regency.',
    'KADER and PETUGAS_PUSKESMAS stand at the village of the own post. An empty cell means that there is no such place.',
    'Creating an account and issuing a code also need a role above the other person’s (`modules/user/appoint.ts`).',
    '',
    ...actions.flatMap(gridOf),
  ].join('\n')}`;
}
