import type { Prisma } from '@pokjanal/prisma/client';
import type { Actor, Reach } from './actor.ts';
import { inForceWhere } from '../lib/days.ts';
import { reach } from './policy.ts';
import { depthOf } from './reach.ts';

/** Reading actions whose rows come through Prisma, with the filter each gives. */
export type VisibleWhere = {
  'wilayah.read': Prisma.WilayahWhereInput;
  'pokjanal.read': Prisma.PokjanalWhereInput;
  'meeting.read': Prisma.MeetingWhereInput;
  'commitment.read': Prisma.CommitmentWhereInput;
  /** The groups whose duties may be read. */
  'duty.read': Prisma.PokjanalWhereInput;
  'problem.read': Prisma.ProblemWhereInput;
  'opd.read': Prisma.OpdWhereInput;
  'puskesmas.read': Prisma.PuskesmasWhereInput;
  'pustu.read': Prisma.PustuWhereInput;
  'posyandu.read': Prisma.PosyanduWhereInput;
  'kader.read': Prisma.KaderWhereInput;
  /** The posts whose reports may be read. */
  'report.read': Prisma.PosyanduWhereInput;
  /** The areas whose sums may be read. */
  'analytics.read': Prisma.WilayahWhereInput;
  'target.read': Prisma.TargetWhereInput;
  'user.read': Prisma.UserWhereInput;
};

/** Gives the Prisma filter of the rows an actor may read; every read in a schema file carries it. */
export function visible<A extends keyof VisibleWhere>(actor: Actor, action: A): VisibleWhere[A] {
  const within = reach(actor, action);
  return within.everywhere ? {} : builders[action](within);
}

/** Gives the filter of decrees that serve at least one group the actor may read. */
export function visibleDecree(actor: Actor): Prisma.DecreeWhereInput {
  return { pokjanal: { some: { pokjanal: visible(actor, 'pokjanal.read') } } };
}

/** Gives the filter of evidence the actor may read: that of groups whose duties the actor reads, and of the own agency for ever. */
export function visibleEvidence(actor: Actor): Prisma.EvidenceWhereInput {
  const { opdIds } = reach(actor, 'duty.read');
  const own = opdIds.length > 0 ? [{ opdId: { in: [...opdIds] } }] : [];
  return own.length === 0
    ? { pokjanal: visible(actor, 'duty.read') }
    : { OR: [{ pokjanal: visible(actor, 'duty.read') }, ...own] };
}

/** Gives the filter of files the actor may fetch: those of records within sight, and what the actor brought. */
export function visibleAttachment(actor: Actor): Prisma.AttachmentWhereInput {
  const own = actor.kind === 'user' ? [{ createdById: actor.userId }] : [];
  const meeting = visible(actor, 'meeting.read');
  return {
    OR: [
      { decrees: { some: visibleDecree(actor) } },
      { meetings: { some: { meeting } } },
      { outputs: { some: { meeting } } },
      { joints: { some: { meeting } } },
      { steps: { some: { commitment: visible(actor, 'commitment.read') } } },
      { evidence: { some: { evidence: visibleEvidence(actor) } } },
      ...own,
    ],
  };
}

/** Gives the filter of the assignments an actor may read: of a person known here, the roles held elsewhere stay unseen. */
export function visibleAssignment(actor: Actor): Prisma.RoleAssignmentWhereInput {
  const within = reach(actor, 'user.read');
  return within.everywhere ? {} : assignmentWhere(within);
}

/** Matches no row. An empty `OR` must not stand for it: inside an `AND` Prisma drops it and finds everything. */
const NONE = { id: { in: [] as string[] } };

const builders: { [A in keyof VisibleWhere]: (within: Reach) => VisibleWhere[A] } = {
  'wilayah.read': areaWhere,
  'analytics.read': areaWhere,
  'pokjanal.read': groupWhere,
  'meeting.read': (within) => ({ pokjanal: groupWhere(within) }),
  'commitment.read': (within) => ({
    OR: [{ pokjanal: groupWhere(within) }, { ownerOpdId: { in: [...within.opdIds] } }],
  }),
  'duty.read': groupWhere,
  'problem.read': (within) => ({
    OR: [{ wilayah: areaWhere(within) }, { posyandu: postWhere(within) }, ...problemOfAgency([...within.opdIds])],
  }),
  'opd.read': (within) => ({ OR: [{ wilayah: areaWhere(within) }, { id: { in: [...within.opdIds] } }] }),
  'puskesmas.read': (within) => ({ OR: [{ wilayah: areaWhere(within) }, { id: { in: [...within.puskesmasIds] } }] }),
  'pustu.read': (within) => ({
    OR: [{ wilayah: areaWhere(within) }, { puskesmasId: { in: [...within.puskesmasIds] } }],
  }),
  'posyandu.read': postWhere,
  'kader.read': (within) => ({ withdrawnAt: null, posyandu: postWhere(within) }),
  'report.read': postWhere,
  'target.read': (within) => ({ wilayah: areaWhere(within) }),
  'user.read': (within) => ({ assignments: { some: assignmentWhere(within) } }),
};

const levels = ['NASIONAL', 'PROVINSI', 'KABKOTA', 'KECAMATAN', 'DESA'] as const;

function areaWhere(within: Reach): Prisma.WilayahWhereInput {
  const limit = within.notBelow ? depthOf(within.notBelow) : 0;
  const deeper = levels.filter((level) => depthOf(level) > limit);
  const conditions: Prisma.WilayahWhereInput[] = [
    ...within.paths.map((prefix) => ({ path: { startsWith: prefix } })),
    ...within.innerPaths.map((prefix) => ({ path: { startsWith: prefix, not: prefix } })),
    ...within.shallowPaths.map((prefix) => ({ path: { startsWith: prefix }, level: { notIn: deeper } })),
  ];
  return conditions.length === 0 ? NONE : { OR: conditions };
}

/** An agency reads the groups it is a member of today, and of those that went on in one of them, the ones it sat in. */
function groupWhere(within: Reach): Prisma.PokjanalWhereInput {
  const ever = { opdId: { in: [...within.opdIds] } };
  const day = within.on ? new Date(`${within.on}T00:00:00Z`) : null;
  const now = day ? { ...ever, ...inForceWhere(day) } : ever;
  return {
    OR: [
      { wilayah: areaWhere(within) },
      { members: { some: now } },
      ...(day ? [{ members: { some: ever }, successor: { members: { some: now } } }] : []),
    ],
  };
}

function postWhere(within: Reach): Prisma.PosyanduWhereInput {
  return {
    OR: [
      { wilayah: areaWhere(within) },
      { id: { in: [...within.posyanduIds] } },
      { puskesmasId: { in: [...within.puskesmasIds] } },
    ],
  };
}

/** Problems an agency raised, or was asked about at any time. */
function problemOfAgency(ids: string[]): Prisma.ProblemWhereInput[] {
  const asked = { steps: { some: { toOpdId: { in: ids } } } };
  return ids.length === 0 ? [] : [{ raisedOpdId: { in: ids } }, { toOpdId: { in: ids } }, asked];
}

function assignmentWhere(within: Reach): Prisma.RoleAssignmentWhereInput {
  return {
    OR: [
      { wilayah: areaWhere(within) },
      { puskesmas: { wilayah: areaWhere(within) } },
      { posyandu: postWhere(within) },
      { opd: { wilayah: areaWhere(within) } },
    ],
  };
}
