import type { Ctx } from '../../auth/ctx.ts';
import { visibleAttachment } from '../../auth/visible.ts';
import type { Tx } from '../../db/transaction.ts';
import { type Problem, problem } from '../../lib/errors.ts';
import { inForceWhere } from '../../lib/days.ts';
import { opdProblems } from '../pokjanal/member-check.ts';
import type { GuidedGroup } from './guided-group.ts';
import type { MeetingContent, PartyContent } from './meeting-content.ts';

/** Files that a record names already: they stay although somebody else brought them. */
export type KnownFiles = ReadonlySet<string>;

/** What is wrong with the files and areas a meeting names. */
export async function linkProblems(
  tx: Tx,
  ctx: Ctx,
  group: GuidedGroup,
  content: MeetingContent,
  known: KnownFiles,
): Promise<Problem[]> {
  const { fileIds, joint, reach } = content;
  const signed = joint?.attachmentId ? [joint.attachmentId] : [];
  return [
    ...(await fileProblems(tx, ctx, fileIds, known, (at) => `files.${at}`)),
    ...(await fileProblems(tx, ctx, signed, known, () => 'joint.attachment')),
    ...(await areaProblems(tx, group, reach)),
  ];
}

/** What is wrong with the agencies a meeting names. */
export async function agencyProblems(ctx: Ctx, group: GuidedGroup, content: MeetingContent): Promise<Problem[]> {
  const named = [
    ...(content.organiserOpdId ? [{ id: content.organiserOpdId, path: 'organiserOpd' }] : []),
    ...content.parties.flatMap(({ opdId }, at) => (opdId ? [{ id: opdId, path: `parties.${at}.opd` }] : [])),
  ];
  if (named.length === 0) return [];
  const ids = named.map(({ id }) => id);
  return opdProblems(ctx, group, ids, { from: content.date, to: content.date }, (at) => named[at]?.path ?? 'parties');
}

/** What is wrong with files that a record is to name: each must be known to it or within the sight of the caller. */
export async function fileProblems(
  tx: Tx,
  ctx: Ctx,
  ids: readonly string[],
  known: KnownFiles,
  pathOf: (at: number) => string,
): Promise<Problem[]> {
  const fresh = ids.filter((id) => !known.has(id));
  if (fresh.length === 0) return [];
  const found = await tx.attachment.findMany({
    where: { AND: [{ id: { in: fresh } }, visibleAttachment(ctx.actor)] },
    select: { id: true },
  });
  const seen = new Set([...known, ...found.map(({ id }) => id)]);
  return ids.flatMap((id, at) => (seen.has(id) ? [] : [problem(pathOf(at), 'ATTACHMENT_NOT_FOUND')]));
}

async function areaProblems(tx: Tx, group: GuidedGroup, reach: MeetingContent['reach']): Promise<Problem[]> {
  if (reach.length === 0) return [];
  const inside = await tx.wilayah.findMany({
    where: { id: { in: reach.map(({ wilayahId }) => wilayahId) }, path: { startsWith: group.wilayah.path } },
    select: { id: true },
  });
  const known = new Set(inside.map(({ id }) => id));
  return reach.flatMap(({ wilayahId }, at) =>
    known.has(wilayahId) ? [] : [problem(`reach.${at}.wilayah`, 'AREA_OUTSIDE')],
  );
}

/** A seat of a group with the office and the agency that hold it on a day; the name of the seat where nobody does. */
export type HeldSeat = { readonly id: string; readonly office: string; readonly opdId: string | null };

/** Finds seats of a group with who holds them on a day. */
export async function heldSeats(
  tx: Tx,
  group: GuidedGroup,
  ids: readonly string[],
  on: Date,
): Promise<ReadonlyMap<string, HeldSeat>> {
  if (ids.length === 0) return new Map();
  const seats = await tx.seat.findMany({
    where: { id: { in: [...ids] }, pokjanalId: group.id },
    select: {
      id: true,
      name: true,
      holdings: {
        where: { withdrawnAt: null, ...inForceWhere(on) },
        select: { office: true, opdId: true },
        orderBy: [{ from: 'asc' }, { id: 'asc' }],
      },
    },
  });
  return new Map(
    seats.map(({ id, name, holdings }) => {
      const office = holdings.map((holding) => holding.office).join('; ') || name;
      return [id, { id, office, opdId: holdings.length === 1 ? (holdings[0]?.opdId ?? null) : null }];
    }),
  );
}

/** Writes down who held each invited seat on the day of the meeting, where no office was named. */
export async function seatParties(
  tx: Tx,
  group: GuidedGroup,
  { parties, date }: MeetingContent,
): Promise<{ readonly parties: PartyContent[]; readonly problems: Problem[] }> {
  const held = await heldSeats(
    tx,
    group,
    parties.flatMap(({ seatId }) => seatId ?? []),
    date,
  );
  return {
    problems: parties.flatMap(({ seatId }, at) =>
      seatId !== null && !held.has(seatId) ? [problem(`parties.${at}.seat`, 'SEAT_OF_OTHERS')] : [],
    ),
    parties: parties.map((party) => {
      const seat = party.seatId === null ? undefined : held.get(party.seatId);
      return seat ? { ...party, name: party.name || seat.office, opdId: party.opdId ?? seat.opdId } : party;
    }),
  };
}
