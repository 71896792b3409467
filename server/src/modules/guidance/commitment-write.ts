import type { CommitmentState } from '@pokjanal/prisma/client';
import { userIdOf } from '../../auth/actor.ts';
import type { Ctx } from '../../auth/ctx.ts';
import type { Tx } from '../../db/transaction.ts';
import { appendEvent } from '../../events/outbox.ts';
import { problem, refuseProblems } from '../../lib/errors.ts';
import { newId } from '../../lib/ids.ts';
import { addWorkingDays } from '../../lib/pure/working-days.ts';
import { dayText } from '../../lib/days.ts';
import type { CommitmentContent, OwnerContent } from './commitment-check.ts';
import type { GuidedGroup } from './guided-group.ts';
import { type HeldSeat, heldSeats } from './meeting-links.ts';
import { readHolidays } from './working-calendar.ts';

type Named = { readonly office: string; readonly seatId: string | null; readonly opdId: string | null };

/**
 * Writes commitments with the first entry of their log. Whose seat owns one is written down as it is held on the day it
 * was decided. @throws InvalidInput for a seat of another group.
 */
export async function writeCommitments(
  tx: Tx,
  ctx: Ctx,
  group: GuidedGroup,
  what: {
    readonly meetingId: string | null;
    /** Record of evidence they grew out of. */
    readonly evidenceId?: string | null;
    readonly from: Date;
    readonly commitments: readonly CommitmentContent[];
  },
): Promise<string[]> {
  const { meetingId, evidenceId = null, from, commitments } = what;
  if (commitments.length === 0) return [];
  const contents = await readCommitments(tx, group, from, commitments);
  const rows = contents.map((content, order) => ({
    ...content,
    id: newId(),
    pokjanalId: group.id,
    meetingId,
    evidenceId,
    order,
    createdAt: ctx.clock.now(),
    isDemo: group.isDemo,
  }));
  await tx.commitment.createMany({ data: rows });
  const step = { no: 0, state: 'OPEN' as const, on: from };
  const steps = rows.map(({ id }) => ({ id, pokjanalId: group.id, nodeNo: group.wilayah.no, step }));
  await addSteps(tx, ctx, steps);
  return rows.map(({ id }) => id);
}

/** The columns of commitments: whose seat owns one is written down as it is held on the day. @throws as `writeCommitments`. */
export async function readCommitments(
  tx: Tx,
  group: GuidedGroup,
  from: Date,
  commitments: readonly CommitmentContent[],
) {
  const seatIds = commitments.flatMap(({ owner }) => owner.seatId ?? []);
  const held = await heldSeats(tx, group, seatIds, from);
  refuseProblems(
    commitments.flatMap(({ owner }, at) =>
      owner.seatId !== null && !held.has(owner.seatId) ? [problem(`decisions.${at}.owner`, 'SEAT_OF_OTHERS')] : [],
    ),
  );
  const agencies = await agencyNames(tx, commitments);
  const dueOf = await dueDays(tx, from, commitments);
  return commitments.map((one) => {
    const { office, seatId, opdId } = nameOwner(one.owner, held, agencies);
    return {
      indicatorCode: one.indicatorCode,
      text: one.text.trim(),
      owner: office,
      ownerSeatId: seatId,
      ownerOpdId: opdId,
      dueOn: dueOf(one),
      dueWorkingDays: one.dueOn ? null : one.dueWorkingDays,
    };
  });
}

function nameOwner(
  owner: OwnerContent,
  held: ReadonlyMap<string, HeldSeat>,
  agencies: ReadonlyMap<string, string>,
): Named {
  const typed = owner.office.trim();
  const seat = owner.seatId === null ? undefined : held.get(owner.seatId);
  const opdId = owner.opdId ?? seat?.opdId ?? null;
  const office = typed || seat?.office || agencies.get(owner.opdId ?? '') || '';
  return { office, seatId: owner.seatId, opdId };
}

async function agencyNames(tx: Tx, commitments: readonly CommitmentContent[]): Promise<ReadonlyMap<string, string>> {
  const ids = commitments.flatMap(({ owner }) => owner.opdId ?? []);
  if (ids.length === 0) return new Map();
  const rows = await tx.opd.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  return new Map(rows.map(({ id, name }) => [id, name]));
}

async function dueDays(tx: Tx, from: Date, commitments: readonly CommitmentContent[]) {
  const most = Math.max(0, ...commitments.map(({ dueWorkingDays }) => dueWorkingDays ?? 0));
  const start = dayText(from);
  const holidays = await readHolidays(tx, start, most);
  return ({ dueOn, dueWorkingDays }: CommitmentContent): Date =>
    dueOn ?? new Date(`${addWorkingDays(start, dueWorkingDays ?? 0, holidays)}T00:00:00Z`);
}

export type Step = {
  readonly no: number;
  readonly state: CommitmentState;
  readonly on: Date;
  readonly note?: string | null;
  readonly attachmentId?: string | null;
  readonly toPokjanalId?: string | null;
};

/** A commitment and the entry its log gets. */
export type NewStep = {
  readonly id: string;
  readonly pokjanalId: string;
  readonly nodeNo: number;
  readonly step: Step;
};

/** Adds an entry to the log of each commitment, which then stands as the entry says, and tells of it. */
export async function addSteps(tx: Tx, ctx: Ctx, steps: readonly NewStep[]): Promise<void> {
  const by = userIdOf(ctx.actor);
  const at = ctx.clock.now();
  await tx.commitmentStep.createMany({
    data: steps.map(({ id, step }) => ({ ...step, id: newId(), commitmentId: id, at, actorId: by })),
  });
  const events = steps.map(({ id, pokjanalId, nodeNo, step: { no, state } }) => {
    const moved = state === 'ESCALATED' ? ('commitment.escalated' as const) : ('commitment.moved' as const);
    const type = no === 0 ? ('commitment.recorded' as const) : moved;
    return { type, nodeNo, payload: { id, pokjanal: pokjanalId, revision: no, state, by } };
  });
  await appendEvent(tx, ...events);
}
