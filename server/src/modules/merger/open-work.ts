import type { Ctx } from '../../auth/ctx.ts';
import { type Action, can } from '../../auth/policy.ts';
import { dayText } from '../../lib/days.ts';
import { monthOfDay } from '../../lib/pure/month.ts';
import type { Tx } from '../../db/transaction.ts';

const group = { select: { id: true, name: true, wilayah: { select: { no: true, path: true } } } } as const;

/** What agencies still have to do after a day: what was done by then stays theirs. */
export async function readOpenWork(db: Tables, opdIds: readonly string[], on: Date) {
  const theirs = { in: [...opdIds] };
  const open = { OR: [{ to: null }, { to: { gt: on } }] };
  const [members, holdings, commitments, meetings, plans] = await Promise.all([
    db.pokjanalMember.findMany({
      where: { opdId: theirs, pokjanal: { successorId: null }, ...open },
      include: { pokjanal: group },
      orderBy: { id: 'asc' },
    }),
    db.seatHolding.findMany({
      where: { opdId: theirs, withdrawnAt: null, seat: { pokjanal: { successorId: null } }, ...open },
      include: { seat: { select: { id: true, name: true, single: true, endedOn: true, pokjanal: group } } },
      orderBy: { id: 'asc' },
    }),
    db.commitment.findMany({
      where: { ownerOpdId: theirs, state: { notIn: ['DONE', 'DROPPED'] }, pokjanal: { successorId: null } },
      include: { pokjanal: group },
      orderBy: { id: 'asc' },
    }),
    db.meeting.findMany({
      where: { organiserOpdId: theirs, status: 'PLANNED', date: { gt: on } },
      include: { pokjanal: group },
      orderBy: { id: 'asc' },
    }),
    // A plan that was accepted is evidence of the agency that made it; what is not judged yet is work.
    db.evidence.findMany({
      where: { opdId: theirs, kind: 'PLAN', status: { not: 'ACCEPTED' }, toMonth: { gte: monthOfDay(dayText(on)) } },
      include: { pokjanal: group },
      orderBy: { id: 'asc' },
    }),
  ]);
  return { members, holdings, commitments, meetings, plans };
}

/** Holds what agencies have to do until the end of the transaction, so that nobody acts on it in between. */
export async function lockWork(tx: Tx, opdIds: readonly string[]): Promise<void> {
  await tx.sql('select from "SeatHolding" where "opdId" = any($1::uuid[]) order by id for update', [opdIds]);
  await tx.sql('select from "Commitment" where "ownerOpdId" = any($1::uuid[]) order by id for update', [opdIds]);
  await tx.sql('select from "Meeting" where "organiserOpdId" = any($1::uuid[]) order by id for update', [opdIds]);
  await tx.sql('select from "Evidence" where "opdId" = any($1::uuid[]) order by id for update', [opdIds]);
}

type Tables = Pick<Tx, 'pokjanalMember' | 'seatHolding' | 'commitment' | 'meeting' | 'evidence'>;

export type OpenWork = Awaited<ReturnType<typeof readOpenWork>>;
export type WorkSection = 'MEMBERSHIP' | 'HOLDING' | 'COMMITMENT' | 'MEETING' | 'PLAN';

/** One thing that goes on in the successor, or ends with the agency. */
export type WorkLine = {
  readonly key: string;
  readonly section: WorkSection;
  readonly fromId: string;
  readonly title: string;
  readonly group: string;
};

/** The part of the work that the caller may move, and how much lies in groups of others. */
export function ownPart(ctx: Ctx, work: OpenWork): { own: OpenWork; others: number } {
  const may = (action: Action, { wilayah }: Placed, opdId: string | null): boolean =>
    can(ctx.actor, action, { path: wilayah.path, ...(opdId && { opdId }) });
  const own = {
    members: work.members.filter(({ pokjanal }) => may('pokjanal.manage', pokjanal, null)),
    holdings: work.holdings.filter(({ seat }) => may('pokjanal.manage', seat.pokjanal, null)),
    commitments: work.commitments.filter((one) => may('commitment.manage', one.pokjanal, one.ownerOpdId)),
    meetings: work.meetings.filter(({ pokjanal }) => may('meeting.manage', pokjanal, null)),
    plans: work.plans.filter(({ pokjanal, opdId }) => may('duty.report', pokjanal, opdId)),
  };
  const size = (part: OpenWork) => Object.values(part).reduce((sum, rows) => sum + rows.length, 0);
  return { own, others: size(work) - size(own) };
}

type Placed = { readonly wilayah: { readonly path: string } };

/** The open work as lines to be confirmed. */
export function linesOf(work: OpenWork): WorkLine[] {
  const line = (section: WorkSection, id: string, fromId: string | null, title: string, group: string): WorkLine => ({
    key: `${section.toLowerCase()}:${id}`,
    section,
    fromId: fromId ?? '',
    title,
    group,
  });
  return [
    ...work.members.map(({ id, opdId, pokjanal: { name } }) => line('MEMBERSHIP', id, opdId, name, name)),
    ...work.holdings.map(({ id, opdId, seat, office }) =>
      line('HOLDING', id, opdId, `${seat.name}: ${office}`, seat.pokjanal.name),
    ),
    ...work.commitments.map((one) => line('COMMITMENT', one.id, one.ownerOpdId, one.text, one.pokjanal.name)),
    ...work.meetings.map((one) => line('MEETING', one.id, one.organiserOpdId, one.title, one.pokjanal.name)),
    ...work.plans.map((one) => line('PLAN', one.id, one.opdId, one.title, one.pokjanal.name)),
  ];
}
