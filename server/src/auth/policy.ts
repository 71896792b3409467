import { Forbidden, NotFound, type ErrorCode } from '../lib/errors.ts';
import type { Actor, Reach, Target, UserActor } from './actor.ts';
import { covers, EVERYWHERE, joinReach, NOWHERE, reachOf } from './reach.ts';
import {
  ADMINS,
  COUNTED,
  DONE_BY_MEMBERS,
  EVERY_ROLE,
  HIGH_ADMINS,
  KEEPERS,
  OFFICERS,
  POST_PEOPLE,
  SEEN_IN_NETWORK,
  SEEN_BY_MEMBERS,
} from './role-groups.ts';
import type { Rule, Subject } from './rule.ts';

/**
 * The whole of what anybody may do: action, who, how far. Nothing else in the system grants a right.
 * Area codes and names are public, so every signed-in person walks the whole tree; nobody above the puskesmas
 * edits the figures of a post. Those without reports read sums of districts and up, small cells suppressed: at a village
 * two indicators that share an operand would tell what each of them hides (docs/decisions/0017-small-cells.md).
 */
export const policy = {
  'wilayah.read': { subject: 'wilayah', kind: 'read', grants: [{ roles: EVERY_ROLE, reach: 'everywhere' }] },
  'wilayah.rename': { subject: 'wilayah', kind: 'write', grants: [{ roles: ADMINS, reach: 'subtree' }] },
  'wilayah.change': {
    subject: 'wilayah',
    kind: 'write',
    grants: [{ roles: ['ADMIN_PROVINSI', 'ADMIN_PUSAT'], reach: 'below' }],
  },
  'wilayah.setIlp': { subject: 'wilayah', kind: 'write', grants: [{ roles: HIGH_ADMINS, reach: 'subtree' }] },
  'boundary.read': { subject: 'wilayah', kind: 'read', grants: [{ roles: EVERY_ROLE, reach: 'everywhere' }] },
  'boundary.import': {
    subject: 'wilayah',
    kind: 'write',
    grants: [{ roles: ['ADMIN_PROVINSI', 'ADMIN_PUSAT'], reach: 'subtree' }],
  },

  'pokjanal.read': {
    subject: 'pokjanal',
    kind: 'read',
    grants: [
      ...POST_PEOPLE,
      { roles: ['PEJABAT_OPD'], reach: 'own-opd' },
      { roles: ['OPERATOR_DESA', ...ADMINS, 'VIEWER', 'PARTNER'], reach: 'subtree' },
    ],
  },
  'pokjanal.manage': {
    subject: 'pokjanal',
    kind: 'write',
    grants: [{ roles: ['OPERATOR_DESA', ...ADMINS], reach: 'subtree' }],
  },

  'collection.ask': { subject: 'wilayah', kind: 'write', grants: [{ roles: ADMINS, reach: 'subtree' }] },

  'meeting.read': { subject: 'meeting', kind: 'read', grants: SEEN_BY_MEMBERS },
  'meeting.manage': {
    subject: 'meeting',
    kind: 'write',
    grants: [{ roles: ['OPERATOR_DESA', ...ADMINS], reach: 'subtree' }],
  },
  'commitment.read': { subject: 'commitment', kind: 'read', grants: SEEN_BY_MEMBERS },
  'commitment.manage': { subject: 'commitment', kind: 'write', grants: DONE_BY_MEMBERS },

  'problem.read': {
    subject: 'problem',
    kind: 'read',
    grants: [...POST_PEOPLE, ...SEEN_BY_MEMBERS],
  },
  'problem.raise': {
    subject: 'problem',
    kind: 'write',
    grants: [...POST_PEOPLE, ...DONE_BY_MEMBERS],
  },
  'problem.manage': {
    subject: 'problem',
    kind: 'write',
    grants: [{ roles: ['PETUGAS_PUSKESMAS'], reach: 'own-puskesmas' }, ...DONE_BY_MEMBERS],
  },
  'problem.answer': { subject: 'problem', kind: 'write', grants: DONE_BY_MEMBERS },

  'opd.read': {
    subject: 'opd',
    kind: 'read',
    grants: [
      { roles: ['PEJABAT_OPD'], reach: 'own-opd' },
      { roles: [...ADMINS, 'VIEWER'], reach: 'subtree' },
    ],
  },
  'opd.manage': { subject: 'opd', kind: 'write', grants: [{ roles: HIGH_ADMINS, reach: 'subtree' }] },

  'duty.read': { subject: 'duty', kind: 'read', grants: SEEN_BY_MEMBERS },
  'duty.report': { subject: 'duty', kind: 'write', grants: DONE_BY_MEMBERS },
  'duty.judge': {
    subject: 'duty',
    kind: 'write',
    grants: [{ roles: ['OPERATOR_DESA', ...ADMINS], reach: 'subtree' }],
  },

  'puskesmas.read': {
    subject: 'puskesmas',
    kind: 'read',
    grants: [...POST_PEOPLE, { roles: [...ADMINS, 'VIEWER'], reach: 'subtree' }],
  },

  'puskesmas.manage': { subject: 'puskesmas', kind: 'write', grants: [{ roles: HIGH_ADMINS, reach: 'subtree' }] },
  'puskesmas.setIlp': { subject: 'puskesmas', kind: 'write', grants: [{ roles: HIGH_ADMINS, reach: 'subtree' }] },

  'pustu.read': { subject: 'pustu', kind: 'read', grants: SEEN_IN_NETWORK },
  'pustu.manage': { subject: 'pustu', kind: 'write', grants: [{ roles: ADMINS, reach: 'subtree' }] },

  'posyandu.read': {
    subject: 'posyandu',
    kind: 'read',
    grants: [...POST_PEOPLE, { roles: ['OPERATOR_DESA', ...ADMINS, 'VIEWER'], reach: 'subtree' }],
  },
  'posyandu.manage': {
    subject: 'posyandu',
    kind: 'write',
    grants: [{ roles: ['OPERATOR_DESA', 'ADMIN_KECAMATAN', 'ADMIN_KABKOTA'], reach: 'subtree' }],
  },

  // Also which services a post is joined with.
  'posyandu.setIlp': { subject: 'posyandu', kind: 'write', grants: KEEPERS },
  'ilp.read': { subject: 'figures', kind: 'read', grants: COUNTED },

  // Names are for those who work with the kader; above the regency, and for onlookers, there are counts.
  'kader.read': {
    subject: 'kader',
    kind: 'read',
    grants: [{ roles: ['KADER'], reach: 'own-posyandu' }, ...KEEPERS],
  },
  'kader.manage': { subject: 'kader', kind: 'write', grants: KEEPERS },
  'kader.assess': {
    subject: 'kader',
    kind: 'write',
    grants: [
      { roles: ['PETUGAS_PUSKESMAS'], reach: 'own-puskesmas' },
      { roles: ['ADMIN_KABKOTA'], reach: 'subtree' },
    ],
  },
  // Whoever calls them for the opening day; docs/decisions/0024-kader-register.md.
  'kader.showPhone': {
    subject: 'kader',
    kind: 'write',
    grants: [
      { roles: ['PETUGAS_PUSKESMAS'], reach: 'own-puskesmas' },
      { roles: ['OPERATOR_DESA'], reach: 'subtree' },
    ],
  },
  // It cannot be taken back: the office that answers for the register.
  'kader.erase': { subject: 'kader', kind: 'write', grants: [{ roles: ['ADMIN_KABKOTA'], reach: 'subtree' }] },
  'kader.count': { subject: 'figures', kind: 'read', grants: COUNTED },

  'report.read': {
    subject: 'report',
    kind: 'read',
    grants: [...POST_PEOPLE, { roles: ['OPERATOR_DESA', ...ADMINS], reach: 'subtree' }],
  },
  'submission.submit': {
    subject: 'report',
    kind: 'write',
    grants: [...POST_PEOPLE, { roles: ['OPERATOR_DESA'], reach: 'subtree' }],
  },
  'submission.submitPuskesmas': {
    subject: 'report',
    kind: 'write',
    grants: [{ roles: ['PETUGAS_PUSKESMAS'], reach: 'own-puskesmas' }],
  },
  'submission.return': {
    subject: 'report',
    kind: 'write',
    grants: [
      { roles: ['PETUGAS_PUSKESMAS'], reach: 'own-puskesmas' },
      { roles: ADMINS, reach: 'subtree' },
    ],
  },
  'submission.verify': {
    subject: 'report',
    kind: 'write',
    grants: [{ roles: ['PETUGAS_PUSKESMAS'], reach: 'own-puskesmas' }],
  },
  'submission.amend': { subject: 'report', kind: 'write', grants: [{ roles: ['ADMIN_KABKOTA'], reach: 'subtree' }] },
  'obligation.exempt': {
    subject: 'report',
    kind: 'write',
    grants: [{ roles: ['ADMIN_KECAMATAN', 'ADMIN_KABKOTA'], reach: 'subtree' }],
  },
  'submission.approve': { subject: 'report', kind: 'write', grants: [{ roles: ['ADMIN_KABKOTA'], reach: 'subtree' }] },

  'analytics.read': { subject: 'figures', kind: 'read', grants: COUNTED },
  'analytics.smallCells': { subject: 'figures', kind: 'read', grants: OFFICERS },

  'target.read': { subject: 'figures', kind: 'read', grants: COUNTED },
  'target.set': { subject: 'figures', kind: 'write', grants: [{ roles: HIGH_ADMINS, reach: 'subtree' }] },
  'note.write': { subject: 'figures', kind: 'write', grants: OFFICERS },
  'note.withdraw': { subject: 'figures', kind: 'write', grants: [{ roles: ADMINS, reach: 'subtree' }] },

  'user.read': { subject: 'user', kind: 'read', grants: OFFICERS },
  'user.create': { subject: 'user', kind: 'write', grants: OFFICERS },
  'user.issueCode': { subject: 'user', kind: 'write', grants: OFFICERS },
  // The door only: each row is written by the right of its own act.
  'register.import': { subject: 'settings', kind: 'write', grants: OFFICERS },
  'catalogue.edit': { subject: 'settings', kind: 'write', grants: [{ roles: ['ADMIN_PUSAT'], reach: 'everywhere' }] },
  'token.create': { subject: 'token', kind: 'write', grants: [{ roles: EVERY_ROLE, reach: 'self' }] },
  'settings.manage': { subject: 'settings', kind: 'write', grants: [{ roles: HIGH_ADMINS, reach: 'subtree' }] },
} as const satisfies Record<string, Rule>;

export type Action = keyof typeof policy;

/** Every action of the table, in its order. */
export const actions = Object.keys(policy) as readonly Action[];

/** Gives the one value that says how far the actor reaches for an action; nowhere for a caller without the right. */
export function reach(actor: Actor, action: Action): Reach {
  if (actor.kind === 'system') return EVERYWHERE;
  const known = reaches.get(actor) ?? new Map<Action, Reach>();
  reaches.set(actor, known);
  const found = known.get(action) ?? findReach(actor, action);
  known.set(action, found);
  return found;
}

/** An actor never changes: new rights make a new one. A map of every regency asks for the same reach five hundred times. */
const reaches = new WeakMap<Actor, Map<Action, Reach>>();

function findReach(actor: Exclude<Actor, { kind: 'system' }>, action: Action): Reach {
  const rule: Rule = policy[action];
  if (actor.kind === 'anonymous' || (actor.readOnly && rule.kind === 'write')) return NOWHERE;
  return joinReach(
    actor.assignments.flatMap((assignment) =>
      rule.grants
        .filter((grant) => grant.roles.includes(assignment.role))
        .map((grant) => reachOf(rule.subject, grant, assignment)),
    ),
  );
}

/** Tells whether the actor may do the action to the thing at the target. */
export function can(actor: Actor, action: Action, target: Target): boolean {
  return covers(reach(actor, action), target);
}

/**
 * Returns when the actor may; otherwise throws: not signed in, a token that wants to write, `Forbidden` for a thing
 * the actor sees, and `NotFound` for one out of sight, so that nobody learns what exists elsewhere.
 */
export function assertCan(actor: Actor, action: Action, target: Target, notFound?: ErrorCode): void {
  if (can(actor, action, target)) return;
  const rule: Rule = policy[action];
  const sight = sightOf[rule.subject];
  if (actor.kind === 'anonymous') throw new Forbidden('UNAUTHENTICATED');
  if (!can(actor, sight.read, target)) throw new NotFound(notFound ?? sight.notFound);
  if (actor.kind === 'user' && actor.readOnly && rule.kind === 'write') throw new Forbidden('TOKEN_READ_ONLY');
  throw new Forbidden('FORBIDDEN_ACTION', { action });
}

/** Narrows to a person who may write at all. @throws Forbidden for anybody else, tokens included. */
export function assertPerson(actor: Actor): asserts actor is UserActor {
  if (actor.kind !== 'user') throw new Forbidden('UNAUTHENTICATED');
  if (actor.readOnly) throw new Forbidden('TOKEN_READ_ONLY');
}

/** Lists the writing actions on a subject that the actor may do at the target; sent to the console with each object. */
export function abilitiesFor(actor: Actor, subject: Subject, target: Target): Action[] {
  return actions.filter((action) => {
    const rule: Rule = policy[action];
    return rule.subject === subject && rule.kind === 'write' && can(actor, action, target);
  });
}

/** Tells whether the actor may do the action somewhere: the early refusal of a field, before its target is known. */
export function may(actor: Actor, action: Action): boolean {
  return reach(actor, action) !== NOWHERE;
}

/** Lists the actions the actor may do somewhere; the console's menu is built from it. */
export function abilitiesOf(actor: Actor): Action[] {
  return actions.filter((action) => may(actor, action));
}

const sightOf: Record<Subject, { read: Action; notFound: ErrorCode }> = {
  wilayah: { read: 'wilayah.read', notFound: 'WILAYAH_NOT_FOUND' },
  pokjanal: { read: 'pokjanal.read', notFound: 'POKJANAL_NOT_FOUND' },
  meeting: { read: 'meeting.read', notFound: 'MEETING_NOT_FOUND' },
  commitment: { read: 'commitment.read', notFound: 'COMMITMENT_NOT_FOUND' },
  problem: { read: 'problem.read', notFound: 'PROBLEM_NOT_FOUND' },
  opd: { read: 'opd.read', notFound: 'OPD_NOT_FOUND' },
  duty: { read: 'duty.read', notFound: 'EVIDENCE_NOT_FOUND' },
  puskesmas: { read: 'puskesmas.read', notFound: 'PUSKESMAS_NOT_FOUND' },
  pustu: { read: 'pustu.read', notFound: 'PUSTU_NOT_FOUND' },
  posyandu: { read: 'posyandu.read', notFound: 'POSYANDU_NOT_FOUND' },
  kader: { read: 'kader.read', notFound: 'KADER_NOT_FOUND' },
  report: { read: 'report.read', notFound: 'REPORT_NOT_FOUND' },
  figures: { read: 'analytics.read', notFound: 'WILAYAH_NOT_FOUND' },
  user: { read: 'user.read', notFound: 'USER_NOT_FOUND' },
  token: { read: 'token.create', notFound: 'TOKEN_NOT_FOUND' },
  settings: { read: 'wilayah.read', notFound: 'WILAYAH_NOT_FOUND' },
};
