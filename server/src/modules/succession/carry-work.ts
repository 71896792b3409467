import { userIdOf } from '../../auth/actor.ts';
import type { Ctx } from '../../auth/ctx.ts';
import type { Tx } from '../../db/transaction.ts';
import { appendEvent } from '../../events/outbox.ts';
import { dayAsked } from '../../lib/days.ts';
import { newId } from '../../lib/ids.ts';
import type { Proposal } from './propose-lines.ts';
import { type Line, subjectOf } from './succession-line.ts';
import type { Written } from './succession-written.ts';

type Successor = { readonly id: string; readonly name: string; readonly decreeNumber: string };

/**
 * Moves the open commitments taken to the successor: the same rows with their clock, log and meeting; an entry of the log
 * says so. The seat of the owner is the one its holder went to.
 */
export async function carryCommitments(
  tx: Tx,
  ctx: Ctx,
  proposal: Proposal,
  taken: readonly Line[],
  { successor, seatOf }: { successor: Successor; seatOf: ReadonlyMap<string, string> },
): Promise<Written['commitments']> {
  const { group } = proposal;
  const keys = new Set(taken.map(({ key }) => key));
  const rows = group.commitments.filter(({ id }) => keys.has(`commitment:${id}`));
  if (rows.length === 0) return [];
  const heirs = seatHeirs(proposal, taken, seatOf);
  await tx.sql(
    `update "Commitment" c set "pokjanalId" = $1::uuid, "ownerSeatId" = m.seat
     from unnest($2::uuid[], $3::uuid[]) as m(id, seat) where c.id = m.id`,
    [successor.id, rows.map(({ id }) => id), rows.map(({ ownerSeatId }) => heirs.get(ownerSeatId ?? '') ?? null)],
  );
  const by = userIdOf(ctx.actor);
  const note = `Dilanjutkan oleh ${successor.name} menurut SK ${successor.decreeNumber}; sebelumnya pada ${group.name}.`;
  await tx.commitmentStep.createMany({
    data: rows.map(({ id, state, revision }) => ({
      id: newId(),
      commitmentId: id,
      no: revision + 1,
      state,
      on: dayAsked(ctx, null),
      at: ctx.clock.now(),
      actorId: by,
      note,
    })),
  });
  await appendEvent(
    tx,
    ...rows.map(({ id, state, revision }) => ({
      type: 'commitment.moved' as const,
      nodeNo: group.wilayah.no,
      payload: { id, pokjanal: successor.id, revision: revision + 1, state, by },
    })),
  );
  return rows.map(({ id, ownerSeatId, revision }) => ({ id, seatId: ownerSeatId, revision: revision + 1 }));
}

/** The new seat of each old one: where its holder went. */
function seatHeirs({ group }: Proposal, taken: readonly Line[], seatOf: ReadonlyMap<string, string>) {
  const goes = new Map(
    taken.flatMap(({ section, key, seat }) => (section === 'HOLDING' && seat ? [[subjectOf(key), seat]] : [])),
  );
  return new Map(
    group.seats.flatMap(({ id, holdings }) => {
      const code = holdings.map((holding) => goes.get(holding.id)).find((seat) => seat !== undefined);
      const heir = code === undefined ? undefined : seatOf.get(code);
      return heir ? [[id, heir] as const] : [];
    }),
  );
}

/** Lets commitments of groups below that were passed up to the predecessor wait for the successor. */
export async function carryEscalated(
  tx: Tx,
  { group }: Proposal,
  taken: readonly Line[],
  successorId: string,
): Promise<string[]> {
  if (!taken.some(({ key }) => key === 'escalated')) return [];
  const ids = group.escalated.map(({ id }) => id);
  await tx.commitment.updateMany({ where: { id: { in: ids } }, data: { escalatedToId: successorId } });
  return ids;
}

/** Lets the plans taken count for the successor too: one record that serves both, found from either. */
export async function carryPlans(
  tx: Tx,
  ctx: Ctx,
  { group, planDuty }: Proposal,
  taken: readonly Line[],
  successorId: string,
): Promise<string[]> {
  const keys = new Set(taken.map(({ key }) => key));
  const plans = planDuty === null ? [] : group.evidence.filter(({ id }) => keys.has(`plan:${id}`));
  const rows = plans.map(({ id, opdId, period, fromMonth, toMonth }) => ({
    id: newId(),
    subjectKind: 'EVIDENCE',
    subjectId: id,
    evidenceId: id,
    pokjanalId: successorId,
    opdId,
    dutyCode: planDuty ?? '',
    period,
    fromMonth,
    toMonth,
    state: 'ACCEPTED' as const,
    reason: null,
    at: ctx.clock.now(),
    byId: userIdOf(ctx.actor),
    isDemo: group.isDemo,
  }));
  await tx.dutyCredit.createMany({ data: rows });
  const by = userIdOf(ctx.actor);
  await appendEvent(
    tx,
    ...rows.map(({ id, opdId }) => ({
      type: 'credit.accepted' as const,
      nodeNo: group.wilayah.no,
      payload: { id, pokjanal: successorId, opd: opdId, by },
    })),
  );
  return rows.map(({ id }) => id);
}
