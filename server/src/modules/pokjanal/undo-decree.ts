import type { Ctx } from '../../auth/ctx.ts';
import { can } from '../../auth/policy.ts';
import { visibleDecree } from '../../auth/visible.ts';
import type { Tx } from '../../db/transaction.ts';
import type { BulkActHead, BulkKind, BulkRefusal, BulkRow, JudgedRow } from '../activity/bulk-kind.ts';
import { recordChange } from '../activity/record-change.ts';
import { type DecreeState, decreeStateSelect, loggedOf } from './decree-content.ts';
import { tellOfDecree } from './decree-groups.ts';
import { withdrawIn } from './decree-withdraw.ts';

/** Which group of which decree a row of the act is of. */
export type DecreeBulkRef = { readonly decreeId: string; readonly pokjanalId: string };

const RIGHT = 'pokjanal.manage';

type Row = BulkRow<DecreeBulkRef>;
type Standing = {
  place: number;
  name: string;
  path: string;
  number: string;
  revision: number;
  withdrawn: boolean;
  serves: boolean;
  newer: boolean;
  rests: boolean;
};

/**
 * Takes back a decree that was recorded for many groups: the groups go by the one before again. Where it was for all of
 * them it is withdrawn; where something newer stands on a group, that group keeps it and the others leave it by a
 * correction.
 */
export const decreeKind: BulkKind<DecreeBulkRef, object> = {
  right: RIGHT,
  judge: async (ctx, db, _act, rows) => {
    const found = new Map((await db.sql<Standing>(STANDING, columnsOf(rows))).map((row) => [row.place, row]));
    const managesAll = [...found.values()].every(({ path }) => can(ctx.actor, RIGHT, { path }));
    return rows.map((row) => judgeRow(ctx, row, found.get(row.place), managesAll));
  },
  undo: async (ctx, tx, act, { rows, reason }) => {
    const decreeId = rows[0]?.ref.decreeId;
    const before = await tx.decree.findFirst({
      where: { AND: [{ id: decreeId ?? '' }, visibleDecree(ctx.actor)] },
      select: decreeStateSelect,
    });
    if (!before) return new Set();
    const leaving = new Set(rows.map(({ ref }) => ref.pokjanalId));
    const isWhole = before.pokjanal.every(({ pokjanal }) => leaving.has(pokjanal.id));
    await (isWhole ? withdrawIn(tx, ctx, before, reason) : leaveDecree(tx, ctx, { act, before, leaving, reason }));
    return new Set(rows.map(({ place }) => place));
  },
};

function judgeRow(ctx: Ctx, { place, revision }: Row, group: Standing | undefined, managesAll: boolean): JudgedRow {
  if (!group || !can(ctx.actor, 'pokjanal.read', { path: group.path })) {
    return { place, name: null, period: null, about: null, refusal: { code: 'POKJANAL_NOT_FOUND', data: {} } };
  }
  const refusal: BulkRefusal | null = managesAll ? hindranceOf(group, revision) : { code: 'FORBIDDEN', data: {} };
  return { place, name: group.name, period: null, about: group.number, refusal };
}

function hindranceOf(group: Standing, revision: number): BulkRefusal | null {
  if (group.withdrawn || !group.serves || group.revision !== revision) return { code: 'BULK_CHANGED_SINCE', data: {} };
  if (group.newer) return { code: 'BULK_NEWER_DECREE', data: {} };
  return group.rests ? { code: 'BULK_DECREE_IN_USE', data: {} } : null;
}

type Leave = {
  readonly act: BulkActHead;
  readonly before: DecreeState;
  readonly leaving: ReadonlySet<string>;
  readonly reason: string;
};

/** Some groups leave a decree that others keep; the rows that stay are of the revision this makes. */
async function leaveDecree(tx: Tx, ctx: Ctx, { act, before, leaving, reason }: Leave): Promise<void> {
  const { id } = before;
  await tx.decree.update({ where: { id, revision: before.revision }, data: { revision: { increment: 1 } } });
  await tx.decreePokjanal.deleteMany({ where: { decreeId: id, pokjanalId: { in: [...leaving] } } });
  const after = await tx.decree.findUniqueOrThrow({ where: { id }, select: decreeStateSelect });
  const { revision } = after;
  await recordChange(tx, ctx, {
    subject: 'Decree',
    subjectId: id,
    revision,
    action: 'decree.corrected',
    reason,
    before: loggedOf(before),
    after: loggedOf(after),
  });
  await tx.bulkActRow.updateMany({ where: { actId: act.id, undoneAt: null }, data: { revision } });
  const groups = before.pokjanal.map((link) => link.pokjanal);
  await tellOfDecree(tx, ctx, 'decree.corrected', { id, revision, groups });
}

const columnsOf = (rows: readonly Row[]): unknown[] => [
  rows.map(({ place }) => place),
  rows.map(({ ref }) => ref.decreeId),
  rows.map(({ ref }) => ref.pokjanalId),
];

/** A seat, a result of a meeting or a succession that names the decree rests on it. */
const STANDING = `
  select a.place, g.name, w.path, d.number, d.revision, d."withdrawnAt" is not null as withdrawn,
    exists (select from "DecreePokjanal" l where l."decreeId" = d.id and l."pokjanalId" = g.id) as serves,
    exists (select from "DecreePokjanal" l join "Decree" n on n.id = l."decreeId"
      where l."pokjanalId" = g.id and n.id <> d.id and n."withdrawnAt" is null
        and (n."supersedesId" = d.id or (n.date >= d.date and (n."createdAt", n.id) > (d."createdAt", d.id)))) as newer,
    exists (select from "SeatHolding" h join "Seat" s on s.id = h."seatId" where h."decreeId" = d.id and s."pokjanalId" = g.id)
      or exists (select from "MeetingOutput" o join "Meeting" m on m.id = o."meetingId"
        where o."decreeId" = d.id and m."pokjanalId" = g.id)
      or exists (select from "GroupSuccession" c where c."decreeId" = d.id and c."undoneAt" is null
        and g.id in (c."successorId", c."predecessorId")) as rests
  from unnest($1::int[], $2::uuid[], $3::uuid[]) a(place, decree, pokjanal)
  join "Pokjanal" g on g.id = a.pokjanal join "Wilayah" w on w.id = g."wilayahId" join "Decree" d on d.id = a.decree`;
