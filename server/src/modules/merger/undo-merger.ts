import { userIdOf } from '../../auth/actor.ts';
import type { Ctx } from '../../auth/ctx.ts';
import { assertCan } from '../../auth/policy.ts';
import { inTransaction, type Tx } from '../../db/transaction.ts';
import { wake } from '../../events/wake.ts';
import { dayAsked } from '../../lib/days.ts';
import { Conflict, InvalidInput, NotFound, type Problem, problem, refuseProblems } from '../../lib/errors.ts';
import { reasonProblems } from '../../lib/text-problems.ts';
import { addSteps } from '../guidance/commitment-write.ts';
import { tellOpd } from '../opd/managed-opd.ts';
import type { Written } from './written.ts';

/**
 * Takes a merger back: those that ended work again, and what went on in the successor comes back.
 * @throws InvalidInput naming everything that was changed since, Conflict when it was taken back already.
 */
export async function undoOpdMerger(
  ctx: Ctx,
  input: { readonly id: string; readonly reason: string },
): Promise<{ id: string }> {
  const found = await ctx.db.prisma.opdMerger.findUnique({
    where: { id: input.id },
    include: { into: { select: { id: true, name: true, wilayah: { select: { no: true, path: true } } } } },
  });
  if (!found) throw new NotFound('OPD_NOT_FOUND');
  const { into, fromIds } = found;
  for (const opdId of [into.id, ...fromIds]) {
    assertCan(ctx.actor, 'opd.manage', { path: into.wilayah.path, opdId }, 'OPD_NOT_FOUND');
  }
  if (found.undoneAt) throw new Conflict('OPD_MERGER_UNDONE', { name: into.name, opdId: into.id });
  const reason = input.reason.trim();
  refuseProblems(reasonProblems('reason', reason));
  const written = found.written as unknown as Written;
  await inTransaction(ctx, async (tx) => {
    await tx.sql('select from "Opd" where id = any($1::uuid[]) order by id for update', [[into.id, ...fromIds]]);
    const newer = await changedSince(tx, written);
    if (newer.length > 0) throw new InvalidInput(newer);
    const done = await tx.opdMerger.updateMany({
      where: { id: found.id, undoneAt: null },
      data: { undoneAt: ctx.clock.now(), undoneById: userIdOf(ctx.actor), undoReason: reason },
    });
    if (done.count === 0) throw new Conflict('OPD_MERGER_UNDONE', { name: into.name, opdId: into.id });
    await giveBack(tx, ctx, written, reason);
    await reopenOpds(tx, ctx, { into, written, reason });
  });
  wake('sequencer');
  return { id: into.id };
}

/** Everything the merger wrote that somebody changed since, or that is gone. */
async function changedSince(tx: Tx, written: Written): Promise<Problem[]> {
  const rows = await tx.sql<{ key: string; what: string }>(
    `select 'opd:' || k.id as key, coalesce(o.name, '…') as what from unnest($1::uuid[], $2::int[]) k(id, revision)
       left join "Opd" o on o.id = k.id where o.revision is distinct from k.revision
     union all select 'membership:' || k.id, coalesce(p.name, '…') from unnest($3::uuid[]) k(id)
       left join "PokjanalMember" m on m.id = k.id left join "Pokjanal" p on p.id = m."pokjanalId"
       where m.id is null or p."successorId" is not null
     union all select 'holding:' || k.id, coalesce(h.office, '…') from unnest($4::uuid[], $5::int[]) k(id, revision)
       left join "SeatHolding" h on h.id = k.id where h.revision is distinct from k.revision
     union all select 'commitment:' || k.id, coalesce(c.text, '…') from unnest($6::uuid[], $7::int[]) k(id, revision)
       left join "Commitment" c on c.id = k.id where c.revision is distinct from k.revision
     union all select 'meeting:' || k.id, coalesce(g.title, '…') from unnest($8::uuid[], $9::int[]) k(id, revision)
       left join "Meeting" g on g.id = k.id where g.revision is distinct from k.revision
     union all select 'plan:' || k.id, coalesce(e.title, '…') from unnest($10::uuid[], $11::int[]) k(id, revision)
       left join "Evidence" e on e.id = k.id where e.revision is distinct from k.revision`,
    [
      ...columns(written.formers),
      [...written.members, ...written.endedMembers.map(({ id }) => id)],
      ...columns([...written.holdings.map((id) => ({ id, revision: 0 })), ...written.endedHoldings]),
      ...columns(written.commitments),
      ...columns(written.meetings),
      ...columns(written.plans),
    ],
  );
  return rows.map(({ key, what }) => problem(key, 'OPD_MERGE_BUILT_ON', { what }));
}

const columns = (rows: readonly { readonly id: string; readonly revision: number }[]) => [
  rows.map(({ id }) => id),
  rows.map(({ revision }) => revision),
];

async function giveBack(tx: Tx, ctx: Ctx, written: Written, reason: string): Promise<void> {
  await tx.pokjanalMember.deleteMany({ where: { id: { in: written.members } } });
  await tx.seatHolding.deleteMany({ where: { id: { in: written.holdings } } });
  await tx.sql(
    `update "PokjanalMember" t set "to" = m.day from unnest($1::uuid[], $2::date[]) as m(id, day) where t.id = m.id`,
    lastDays(written.endedMembers),
  );
  await tx.sql(
    `update "SeatHolding" t set "to" = m.day, revision = t.revision + 1
     from unnest($1::uuid[], $2::date[]) as m(id, day) where t.id = m.id`,
    lastDays(written.endedHoldings),
  );
  await tx.sql(
    `update "Meeting" g set "organiserOpdId" = m.opd, organiser = m.organiser, revision = g.revision + 1
     from unnest($1::uuid[], $2::uuid[], $3::text[]) as m(id, opd, organiser) where g.id = m.id`,
    owners(written.meetings),
  );
  await givePlansBack(tx, written.plans);
  const rows = await tx.commitment.findMany({
    where: { id: { in: written.commitments.map(({ id }) => id) } },
    select: { id: true, state: true, pokjanal: { select: { id: true, wilayah: { select: { no: true } } } } },
  });
  const stands = new Map(rows.map((row) => [row.id, row]));
  const note = `Kembali ke OPD semula: penggabungan dibatalkan. ${reason}`;
  const on = dayAsked(ctx, null);
  const steps = written.commitments.flatMap(({ id, revision }) => {
    const row = stands.get(id);
    if (!row) return [];
    const step = { no: revision + 1, state: row.state, on, note };
    return [{ id, pokjanalId: row.pokjanal.id, nodeNo: row.pokjanal.wilayah.no, step }];
  });
  await addSteps(tx, ctx, steps);
  await tx.sql(
    `update "Commitment" c set "ownerOpdId" = m.opd, owner = m.owner
     from unnest($1::uuid[], $2::uuid[], $3::text[]) as m(id, opd, owner) where c.id = m.id`,
    owners(written.commitments),
  );
}

const lastDays = (rows: Written['endedMembers']) => [rows.map(({ id }) => id), rows.map(({ to }) => to)];

const owners = (rows: Written['commitments']) => [
  rows.map(({ id }) => id),
  rows.map(({ opdId }) => opdId),
  rows.map(({ name }) => name),
];

/** A plan that counted for the former beside the successor keeps both credits. */
async function givePlansBack(tx: Tx, plans: Written['plans']): Promise<void> {
  const values = [plans.map(({ id }) => id), plans.map(({ opdId }) => opdId)];
  await tx.sql(
    `update "DutyCredit" c set "opdId" = m.opd
     from unnest($1::uuid[], $2::uuid[]) as m(id, opd) join "Evidence" e on e.id = m.id
     where c."evidenceId" = e.id and c."opdId" = e."opdId" and not exists (
       select from "DutyCredit" x where x."pokjanalId" = c."pokjanalId" and x."opdId" = m.opd
         and x."dutyCode" = c."dutyCode" and x."subjectKind" = c."subjectKind" and x."subjectId" = c."subjectId")`,
    values,
  );
  await tx.sql(
    `update "Evidence" e set "opdId" = m.opd, revision = e.revision + 1
     from unnest($1::uuid[], $2::uuid[]) as m(id, opd) where e.id = m.id`,
    values,
  );
}

const dayOr = (text: string | null): Date | null => (text ? new Date(`${text}T00:00:00Z`) : null);

type Back = {
  readonly into: { readonly id: string; readonly name: string; readonly wilayah: { readonly no: number } };
  readonly written: Written;
  readonly reason: string;
};

async function reopenOpds(tx: Tx, ctx: Ctx, { into, written, reason }: Back): Promise<void> {
  const nodeNo = into.wilayah.no;
  for (const { id, to, revision: seen } of written.formers) {
    const revision = seen + 1;
    await tx.opd.update({ where: { id }, data: { to: dayOr(to), mergedIntoId: null, revision } });
    const change = { before: { mergedInto: into.name }, after: { mergedInto: null }, reason };
    await tellOpd(tx, ctx, { id, revision, nodeNo, action: 'opd.mergeUndone', ...change });
  }
  const { revision } = await tx.opd.update({
    where: { id: into.id },
    data: { revision: { increment: 1 } },
    select: { revision: true },
  });
  await tellOpd(tx, ctx, { id: into.id, revision, nodeNo, action: 'opd.gaveBack', before: {}, after: {}, reason });
}
