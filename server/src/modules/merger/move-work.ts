import { userIdOf } from '../../auth/actor.ts';
import type { Ctx } from '../../auth/ctx.ts';
import type { Tx } from '../../db/transaction.ts';
import { appendEvent } from '../../events/outbox.ts';
import { dayAfter, dayAsked, dayText, overlapWhere } from '../../lib/days.ts';
import { newId } from '../../lib/ids.ts';
import { recordChange } from '../activity/record-change.ts';
import { addSteps } from '../guidance/commitment-write.ts';
import type { ManagedOpd } from '../opd/managed-opd.ts';
import type { OpenWork } from './open-work.ts';
import type { Written } from './written.ts';

type Seat = OpenWork['holdings'][number]['seat'];

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
  const ended = work.members;
  const heirs = ended.filter(({ id, pokjanal }) => {
    if (!taken.has(`membership:${id}`) || there.has(pokjanal.id)) return false;
    there.add(pokjanal.id);
    return true;
  });
  const made = heirs.map(({ pokjanal, to }) => ({ id: newId(), pokjanal, from: next.from, to }));
  await tx.pokjanalMember.updateMany({ where: { id: { in: ended.map(({ id }) => id) } }, data: { to: on } });
  await tx.pokjanalMember.createMany({
    data: made.map(({ pokjanal, ...row }) => ({ ...row, pokjanalId: pokjanal.id, opdId: into.id })),
  });
  const subject = 'PokjanalMember';
  const left = { subject, revision: 1, action: 'member.left' };
  const joined = { subject, revision: 0, action: 'member.joined' };
  await recordChange(
    tx,
    ctx,
    ...ended.map(({ id, to }) => ({ ...left, subjectId: id, before: { to }, after: { to: on } })),
    ...made.map(({ id, from, to }) => ({
      ...joined,
      subjectId: id,
      before: null,
      after: { opdId: into.id, from, to },
    })),
  );
  await appendEvent(
    tx,
    ...ended.map(({ id, pokjanal }) => ({
      type: 'member.left' as const,
      nodeNo: pokjanal.wilayah.no,
      payload: { id, pokjanal: pokjanal.id, on: dayText(on), by },
    })),
    ...made.map(({ id, pokjanal }) => ({
      type: 'member.joined' as const,
      nodeNo: pokjanal.wilayah.no,
      payload: { ids: [id], pokjanal: pokjanal.id, by },
    })),
  );
  return {
    members: made.map(({ id }) => id),
    endedMembers: ended.map(({ id, to }) => ({ id, to: to && dayText(to) })),
  };
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
  const ended = work.holdings;
  const heirs = ended.filter(({ id, seat, seatId }) => {
    const isOver = seat.endedOn !== null && seat.endedOn <= from;
    if (!taken.has(`holding:${id}`) || there.has(seatId) || isOver) return false;
    there.add(seatId);
    return true;
  });
  const made = heirs.map(({ seat, seatId, office, opdId, exOfficio, acting, actingAs, to }) => {
    const told = { office: renamed(office, opdId, move), opdId: into.id, exOfficio, acting, actingAs, from, to };
    return { id: newId(), seatId, seat, told };
  });
  await tx.seatHolding.updateMany({
    where: { id: { in: ended.map(({ id }) => id) } },
    data: { to: on, revision: { increment: 1 } },
  });
  await tx.seatHolding.createMany({ data: made.map(({ id, seatId, told }) => ({ id, seatId, ...told })) });
  const subject = 'SeatHolding';
  await recordChange(
    tx,
    ctx,
    ...ended.map(({ id, to, revision: seen }) => {
      const change = { subject, subjectId: id, revision: seen + 1, action: 'holding.ended' };
      return { ...change, before: { to }, after: { to: on } };
    }),
    ...made.map(({ id, told }) => {
      const change = { subject, subjectId: id, revision: 0, action: 'seat.held' };
      return { ...change, before: null, after: told };
    }),
  );
  const toldOf = (type: 'holding.ended' | 'seat.held') => (one: { id: string; seatId: string; seat: Seat }) => ({
    type,
    nodeNo: one.seat.pokjanal.wilayah.no,
    payload: { id: one.id, seat: one.seatId, pokjanal: one.seat.pokjanal.id, by },
  });
  await appendEvent(tx, ...ended.map(toldOf('holding.ended')), ...made.map(toldOf('seat.held')));
  const ends = ended.map(({ id, to, revision }) => ({ id, to: to && dayText(to), revision: revision + 1 }));
  return { holdings: made.map(({ id }) => id), endedHoldings: ends };
}

async function moveCommitments(tx: Tx, ctx: Ctx, move: Move): Promise<Written['commitments']> {
  const { work, taken, into, basis } = move;
  const rows = work.commitments.filter(({ id }) => taken.has(`commitment:${id}`));
  const note = `Dilanjutkan oleh ${into.name} karena penggabungan OPD (${basis}).`;
  const on = dayAsked(ctx, null);
  const steps = rows.map(({ id, pokjanal, state, revision }) => {
    const step = { no: revision + 1, state, on, note };
    return { id, pokjanalId: pokjanal.id, nodeNo: pokjanal.wilayah.no, step };
  });
  await addSteps(tx, ctx, steps);
  await tx.sql(
    `update "Commitment" c set "ownerOpdId" = $1::uuid, owner = m.owner
     from unnest($2::uuid[], $3::text[]) as m(id, owner) where c.id = m.id`,
    [into.id, rows.map(({ id }) => id), rows.map(({ owner, ownerOpdId }) => renamed(owner, ownerOpdId, move))],
  );
  return rows.map(({ id, owner, ownerOpdId, revision }) => ({
    id,
    opdId: ownerOpdId,
    name: owner,
    revision: revision + 1,
  }));
}

async function moveMeetings(tx: Tx, ctx: Ctx, move: Move): Promise<Written['meetings']> {
  const rows = move.work.meetings.filter(({ id }) => move.taken.has(`meeting:${id}`));
  const named = rows.map((one) => ({ ...one, after: { organiser: renamed(one.organiser, one.organiserOpdId, move) } }));
  await tx.sql(
    `update "Meeting" g set "organiserOpdId" = $1::uuid, organiser = m.organiser, revision = g.revision + 1
     from unnest($2::uuid[], $3::text[]) as m(id, organiser) where g.id = m.id`,
    [move.into.id, named.map(({ id }) => id), named.map(({ after }) => after.organiser)],
  );
  const change = { subject: 'Meeting', action: 'meeting.corrected', reason: move.basis };
  await recordChange(
    tx,
    ctx,
    ...named.map(({ id, organiser, after, revision: seen }) => ({
      ...change,
      subjectId: id,
      revision: seen + 1,
      before: { organiser },
      after,
    })),
  );
  const by = userIdOf(ctx.actor);
  await appendEvent(
    tx,
    ...rows.map(({ id, pokjanal, revision: seen }) => ({
      type: 'meeting.corrected' as const,
      nodeNo: pokjanal.wilayah.no,
      payload: { id, pokjanal: pokjanal.id, revision: seen + 1, by },
    })),
  );
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
  const ids = rows.map(({ id }) => id);
  // A plan that counts for the successor already goes on counting once.
  await tx.sql(
    `update "DutyCredit" c set "opdId" = $1::uuid from "Evidence" e
     where e.id = any($2::uuid[]) and c."evidenceId" = e.id and c."opdId" = e."opdId" and not exists (
       select from "DutyCredit" x where x."pokjanalId" = c."pokjanalId" and x."opdId" = $1::uuid
         and x."dutyCode" = c."dutyCode" and x."subjectKind" = c."subjectKind" and x."subjectId" = c."subjectId")`,
    [into.id, ids],
  );
  await tx.evidence.updateMany({ where: { id: { in: ids } }, data: { opdId: into.id, revision: { increment: 1 } } });
  const change = { subject: 'Evidence', action: 'evidence.corrected', reason: basis };
  await recordChange(
    tx,
    ctx,
    ...rows.map(({ id, opdId, revision: seen }) => ({
      ...change,
      subjectId: id,
      revision: seen + 1,
      before: { opd: nameOf.get(opdId) ?? '' },
      after: { opd: into.name },
    })),
  );
  const by = userIdOf(ctx.actor);
  await appendEvent(
    tx,
    ...rows.map(({ id, pokjanal }) => ({
      type: 'evidence.corrected' as const,
      nodeNo: pokjanal.wilayah.no,
      payload: { id, pokjanal: pokjanal.id, opd: into.id, by },
    })),
  );
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
