import { userIdOf } from '../../auth/actor.ts';
import type { Ctx } from '../../auth/ctx.ts';
import type { Tx } from '../../db/transaction.ts';
import { appendEvent } from '../../events/outbox.ts';
import { dayAfter, dayAsked, dayText, overlapWhere } from '../../lib/days.ts';
import { newId } from '../../lib/ids.ts';
import { recordChange } from '../activity/record-change.ts';
import { addStep } from '../guidance/commitment-write.ts';
import type { ManagedOpd } from '../opd/managed-opd.ts';
import type { OpenWork } from './open-work.ts';
import type { Written } from './written.ts';

type Move = {
  readonly work: OpenWork;
  readonly taken: ReadonlySet<string>;
  readonly into: ManagedOpd;
  readonly formers: readonly ManagedOpd[];
  readonly on: Date;
  readonly basis: string;
};

/** Ends what the agencies hold, and lets what was taken go on in the successor from the day after. */
export async function moveWork(tx: Tx, ctx: Ctx, move: Move): Promise<Omit<Written, 'formers' | 'intoRevision'>> {
  return {
    ...(await moveMembers(tx, ctx, move)),
    ...(await moveHoldings(tx, ctx, move)),
    commitments: await moveCommitments(tx, ctx, move),
    meetings: await moveMeetings(tx, ctx, move),
    plans: await movePlans(tx, ctx, move),
  };
}

async function moveMembers(tx: Tx, ctx: Ctx, { work, taken, into, on }: Move) {
  const by = userIdOf(ctx.actor);
  const next = { from: dayAfter(on), to: null };
  const standing = await tx.pokjanalMember.findMany({
    where: { opdId: into.id, ...overlapWhere(next) },
    select: { pokjanalId: true },
  });
  const there = new Set(standing.map(({ pokjanalId }) => pokjanalId));
  const made: Written['members'] = [];
  for (const { id, to, pokjanal } of work.members) {
    await tx.pokjanalMember.update({ where: { id }, data: { to: on } });
    const change = { subject: 'PokjanalMember', subjectId: id, revision: 1, action: 'member.left' };
    await recordChange(tx, ctx, { ...change, before: { to }, after: { to: on } });
    const nodeNo = pokjanal.wilayah.no;
    await appendEvent(tx, { type: 'member.left', nodeNo, payload: { id, pokjanal: pokjanal.id, on: dayText(on), by } });
    if (!taken.has(`membership:${id}`) || there.has(pokjanal.id)) continue;
    there.add(pokjanal.id);
    const row = { id: newId(), pokjanalId: pokjanal.id, opdId: into.id, from: next.from, to };
    await tx.pokjanalMember.create({ data: row });
    const after = { opdId: into.id, from: row.from, to };
    const fresh = { subject: 'PokjanalMember', subjectId: row.id, revision: 0, action: 'member.joined' };
    await recordChange(tx, ctx, { ...fresh, before: null, after });
    await appendEvent(tx, { type: 'member.joined', nodeNo, payload: { ids: [row.id], pokjanal: pokjanal.id, by } });
    made.push(row.id);
  }
  return { members: made, endedMembers: work.members.map(({ id, to }) => ({ id, to: to && dayText(to) })) };
}

/** Offices go on by the name of the successor; who sits there then is not known yet. */
async function moveHoldings(tx: Tx, ctx: Ctx, move: Move) {
  const { work, taken, into, on } = move;
  const by = userIdOf(ctx.actor);
  const from = dayAfter(on);
  const standing = await tx.seatHolding.findMany({
    where: { opdId: into.id, withdrawnAt: null, ...overlapWhere({ from, to: null }) },
    select: { seatId: true },
  });
  const there = new Set(standing.map(({ seatId }) => seatId));
  const made: Written['holdings'] = [];
  for (const { id, seat, seatId, to, revision, office, opdId, exOfficio, acting, actingAs } of work.holdings) {
    await tx.seatHolding.update({ where: { id }, data: { to: on, revision: revision + 1 } });
    const ended = { subject: 'SeatHolding', subjectId: id, revision: revision + 1, action: 'holding.ended' };
    await recordChange(tx, ctx, { ...ended, before: { to }, after: { to: on } });
    const nodeNo = seat.pokjanal.wilayah.no;
    const where = { seat: seatId, pokjanal: seat.pokjanal.id, by };
    await appendEvent(tx, { type: 'holding.ended', nodeNo, payload: { id, ...where } });
    const isOver = seat.endedOn !== null && seat.endedOn <= from;
    if (!taken.has(`holding:${id}`) || there.has(seatId) || isOver) continue;
    there.add(seatId);
    const told = { office: renamed(office, opdId, move), opdId: into.id, exOfficio, acting, actingAs, from, to };
    const row = { id: newId(), seatId, ...told };
    await tx.seatHolding.create({ data: row });
    const fresh = { subject: 'SeatHolding', subjectId: row.id, revision: 0, action: 'seat.held' };
    await recordChange(tx, ctx, { ...fresh, before: null, after: told });
    await appendEvent(tx, { type: 'seat.held', nodeNo, payload: { id: row.id, ...where } });
    made.push(row.id);
  }
  const ends = work.holdings.map(({ id, to, revision }) => ({ id, to: to && dayText(to), revision: revision + 1 }));
  return { holdings: made, endedHoldings: ends };
}

async function moveCommitments(tx: Tx, ctx: Ctx, move: Move): Promise<Written['commitments']> {
  const { work, taken, into, basis } = move;
  const rows = work.commitments.filter(({ id }) => taken.has(`commitment:${id}`));
  for (const { id, pokjanal, state, owner, ownerOpdId, revision } of rows) {
    const note = `Dilanjutkan oleh ${into.name} karena penggabungan OPD (${basis}).`;
    const step = { no: revision + 1, state, on: dayAsked(ctx, null), note };
    await addStep(tx, ctx, { id, pokjanalId: pokjanal.id, nodeNo: pokjanal.wilayah.no }, step);
    const data = { ownerOpdId: into.id, owner: renamed(owner, ownerOpdId, move) };
    await tx.commitment.update({ where: { id }, data });
  }
  return rows.map(({ id, owner, ownerOpdId, revision }) => ({
    id,
    opdId: ownerOpdId,
    name: owner,
    revision: revision + 1,
  }));
}

async function moveMeetings(tx: Tx, ctx: Ctx, move: Move): Promise<Written['meetings']> {
  const rows = move.work.meetings.filter(({ id }) => move.taken.has(`meeting:${id}`));
  for (const { id, pokjanal, organiser, organiserOpdId, revision: seen } of rows) {
    const revision = seen + 1;
    const after = { organiser: renamed(organiser, organiserOpdId, move) };
    await tx.meeting.update({ where: { id }, data: { ...after, organiserOpdId: move.into.id, revision } });
    const change = { subject: 'Meeting', subjectId: id, revision, action: 'meeting.corrected', reason: move.basis };
    await recordChange(tx, ctx, { ...change, before: { organiser }, after });
    const payload = { id, pokjanal: pokjanal.id, revision, by: userIdOf(ctx.actor) };
    await appendEvent(tx, { type: 'meeting.corrected', nodeNo: pokjanal.wilayah.no, payload });
  }
  return rows.map(({ id, organiser, organiserOpdId, revision }) => ({
    id,
    opdId: organiserOpdId,
    name: organiser,
    revision: revision + 1,
  }));
}

async function movePlans(tx: Tx, ctx: Ctx, { work, taken, into, formers, basis }: Move): Promise<Written['plans']> {
  const rows = work.plans.filter(({ id }) => taken.has(`plan:${id}`));
  const nameOf = new Map(formers.map(({ id, name }) => [id, name]));
  for (const { id, opdId, pokjanal, revision: seen } of rows) {
    const revision = seen + 1;
    await tx.evidence.update({ where: { id }, data: { opdId: into.id, revision } });
    await tx.dutyCredit.updateMany({ where: { evidenceId: id, opdId }, data: { opdId: into.id } });
    const change = { subject: 'Evidence', subjectId: id, revision, action: 'evidence.corrected', reason: basis };
    await recordChange(tx, ctx, { ...change, before: { opd: nameOf.get(opdId) ?? '' }, after: { opd: into.name } });
    const payload = { id, pokjanal: pokjanal.id, opd: into.id, by: userIdOf(ctx.actor) };
    await appendEvent(tx, { type: 'evidence.corrected', nodeNo: pokjanal.wilayah.no, payload });
  }
  return rows.map(({ id, opdId, revision }) => ({
    id,
    opdId,
    name: nameOf.get(opdId) ?? '',
    revision: revision + 1,
  }));
}

/** An office by the name of the successor, where it names the agency it was of. */
function renamed(office: string, opdId: string | null, { formers, into }: Pick<Move, 'formers' | 'into'>): string {
  const former = formers.find(({ id }) => id === opdId);
  if (!former) return office;
  const long = office.replaceAll(former.name, into.name);
  return former.shortName && long === office ? long.replaceAll(former.shortName, into.shortName ?? into.name) : long;
}
