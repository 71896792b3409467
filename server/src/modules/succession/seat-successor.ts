import { userIdOf } from '../../auth/actor.ts';
import type { Ctx } from '../../auth/ctx.ts';
import type { Tx } from '../../db/transaction.ts';
import { appendEvent } from '../../events/outbox.ts';
import { newId } from '../../lib/ids.ts';
import { recordChange } from '../activity/record-change.ts';
import type { Proposal } from './propose-lines.ts';
import { type Line, subjectOf } from './succession-line.ts';
import type { NewRules } from './succession-scene.ts';

type Successor = { readonly id: string; readonly day: Date; readonly decreeId: string };

const of = (taken: readonly Line[], section: Line['section']) => taken.filter((line) => line.section === section);

/** Makes the seats taken and gives the id of every seat of the successor by its code. */
export async function makeSeats(
  tx: Tx,
  ctx: Ctx,
  proposal: Proposal,
  taken: readonly Line[],
  { rules, successor }: { rules: NewRules; successor: Successor },
): Promise<{ seats: string[]; seatOf: ReadonlyMap<string, string> }> {
  const usual = rules.seatsOf(proposal.group.wilayah.level);
  const codes = new Set(of(taken, 'SEAT').map(({ seat }) => seat));
  const rows = usual
    .filter(({ code }) => codes.has(code))
    .map(({ code, name, single, order }) => ({ id: newId(), pokjanalId: successor.id, code, name, single, order }));
  await tx.seat.createMany({ data: rows });
  const fresh = { subject: 'Seat', revision: 0, action: 'seat.added', before: null };
  await recordChange(
    tx,
    ctx,
    ...rows.map(({ id, pokjanalId: _group, ...after }) => ({ ...fresh, subjectId: id, after })),
  );
  const seats = rows.map(({ id }) => id);
  if (seats.length > 0) await tell(tx, ctx, proposal, 'seat.added', seats, successor);
  const standing = proposal.standing?.seats ?? [];
  return { seats, seatOf: new Map([...standing, ...rows].map(({ code, id }) => [code, id])) };
}

/** Seats the holders taken, in the capacity they had, by the decree of the succession. */
export async function seatHolders(
  tx: Tx,
  ctx: Ctx,
  proposal: Proposal,
  taken: readonly Line[],
  { seatOf, successor }: { seatOf: ReadonlyMap<string, string>; successor: Successor },
): Promise<string[]> {
  const known = new Map(proposal.group.seats.flatMap(({ holdings }) => holdings.map((one) => [one.id, one])));
  const rows = of(taken, 'HOLDING').flatMap(({ key, seat }) => {
    const held = known.get(subjectOf(key));
    const seatId = seatOf.get(seat ?? '');
    if (!held || !seatId) return [];
    const { office, person, opdId, exOfficio, actingAs } = held;
    const acting = actingAs !== null;
    return [
      {
        id: newId(),
        seatId,
        office,
        person,
        opdId,
        exOfficio,
        acting,
        actingAs,
        from: successor.day,
        to: null,
        decreeId: successor.decreeId,
      },
    ];
  });
  await tx.seatHolding.createMany({ data: rows });
  const fresh = { subject: 'SeatHolding', revision: 0, action: 'seat.held', before: null };
  await recordChange(
    tx,
    ctx,
    ...rows.map(({ id, person: _untold, seatId: _seat, ...after }) => ({ ...fresh, subjectId: id, after })),
  );
  const by = userIdOf(ctx.actor);
  await appendEvent(
    tx,
    ...rows.map(({ id, seatId }) => ({
      type: 'seat.held' as const,
      nodeNo: proposal.group.wilayah.no,
      payload: { id, seat: seatId, pokjanal: successor.id, by },
    })),
  );
  return rows.map(({ id }) => id);
}

/** Makes the agencies taken members of the successor. */
export async function joinSuccessor(
  tx: Tx,
  ctx: Ctx,
  proposal: Proposal,
  taken: readonly Line[],
  successor: Successor,
): Promise<string[]> {
  const rows = of(taken, 'MEMBER').map(({ key }) => ({
    id: newId(),
    pokjanalId: successor.id,
    opdId: subjectOf(key),
    from: successor.day,
    to: null,
  }));
  await tx.pokjanalMember.createMany({ data: rows });
  const fresh = { subject: 'PokjanalMember', revision: 0, action: 'member.joined', before: null };
  await recordChange(
    tx,
    ctx,
    ...rows.map(({ id, opdId, from, to }) => ({ ...fresh, subjectId: id, after: { opdId, from, to } })),
  );
  const members = rows.map(({ id }) => id);
  if (members.length > 0) await tell(tx, ctx, proposal, 'member.joined', members, successor);
  return members;
}

async function tell(
  tx: Tx,
  ctx: Ctx,
  { group }: Proposal,
  type: 'seat.added' | 'member.joined',
  ids: readonly string[],
  successor: Successor,
): Promise<void> {
  const payload = { ids, pokjanal: successor.id, by: userIdOf(ctx.actor) };
  await appendEvent(tx, { type, nodeNo: group.wilayah.no, payload });
}
