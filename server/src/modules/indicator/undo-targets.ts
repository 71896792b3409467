import { userIdOf } from '../../auth/actor.ts';
import type { Ctx } from '../../auth/ctx.ts';
import { can } from '../../auth/policy.ts';
import type { Tx } from '../../db/transaction.ts';
import { appendEvent, type SqlFace } from '../../events/outbox.ts';
import type { BulkKind, BulkRefusal, BulkRow, JudgedRow } from '../activity/bulk-kind.ts';
import type { TargetBefore, TargetBulkRef } from './target-bulk.ts';
import { recordTargets, type TargetChange } from './target-history.ts';
import { lockTargets, type StoredTarget, upsertTargets } from './target.sql.ts';

const RIGHT = 'target.set';

type Row = BulkRow<TargetBulkRef, TargetBefore>;
type Standing = { place: number; area: string; path: string; node: number; revision: number | null };

/**
 * Takes back targets that were brought in, passed on or laid on a line together: what stood before stands again, where
 * nothing stood the target goes. One that was set anew or removed since stays as it is.
 */
export const targetsKind: BulkKind<TargetBulkRef, TargetBefore> = {
  right: RIGHT,
  judge: async (ctx, db, _act, rows) => {
    const found = await standingOf(db, rows);
    return rows.map((row) => judgeRow(ctx, row, found.get(row.place)));
  },
  undo: async (ctx, tx, _act, { rows, reason }) => {
    const found = await standingOf(tx, rows);
    const [changed, created] = [
      rows.filter(({ before }) => before !== null),
      rows.filter(({ before }) => before === null),
    ];
    const changes = [...(await putBack(ctx, tx, changed)), ...(await takeAway(tx, created))];
    await recordTargets(tx, ctx, 'target.undone', changes, reason);
    const done = new Set(changes.map(({ place }) => place));
    await sweepLines(tx, rows);
    const by = userIdOf(ctx.actor);
    const events = rows
      .filter(({ place }) => done.has(place))
      .map(({ place, ref, before }) => ({
        type: before === null ? ('target.removed' as const) : ('target.set' as const),
        nodeNo: found.get(place)?.node ?? 0,
        payload: { indicator: ref.indicatorCode, period: ref.period, by },
      }));
    await appendEvent(tx, ...events);
    return done;
  },
};

function judgeRow(ctx: Ctx, { place, ref, revision }: Row, standing: Standing | undefined): JudgedRow {
  if (!standing || !can(ctx.actor, 'target.read', { path: standing.path })) {
    return { place, name: null, period: null, about: null, refusal: { code: 'TARGET_NOT_FOUND', data: {} } };
  }
  const refusal = (): BulkRefusal | null => {
    if (!can(ctx.actor, RIGHT, { path: standing.path })) return { code: 'FORBIDDEN', data: {} };
    if (standing.revision === null) return { code: 'TARGET_NOT_FOUND', data: {} };
    return standing.revision === revision ? null : { code: 'BULK_CHANGED_SINCE', data: {} };
  };
  return { place, name: standing.area, period: ref.period, about: ref.indicatorCode, refusal: refusal() };
}

async function standingOf(db: SqlFace, rows: readonly Row[]): Promise<ReadonlyMap<number, Standing>> {
  const found = await db.sql<Standing>(
    `select a.place, w.name as area, w.path, w.no as node, t.revision
     from unnest($1::int[], $2::uuid[], $3::uuid[]) a(place, wilayah, id)
     join "Wilayah" w on w.id = a.wilayah left join "Target" t on t.id = a.id`,
    [rows.map(({ place }) => place), rows.map(({ ref }) => ref.wilayahId), rows.map(({ ref }) => ref.id)],
  );
  return new Map(found.map((row) => [row.place, row]));
}

type Undone = TargetChange & { readonly place: number };

async function putBack(ctx: Ctx, tx: Tx, rows: readonly Row[]): Promise<Undone[]> {
  if (rows.length === 0) return [];
  const refs = rows.map(({ ref }) => ref);
  const held = new Map((await lockTargets(tx, refs)).map((target) => [target.id, target]));
  const lines = rows.flatMap(({ before }) => before?.path ?? []);
  if (lines.length > 0) await tx.sql(RELAY, [JSON.stringify(lines)]);
  const changes = rows.flatMap(({ place, ref, revision, before }): (Undone & { after: StoredTarget })[] => {
    const now = held.get(ref.id);
    if (!before || now?.revision !== revision) return [];
    const { path: _path, ...content } = before;
    return [{ place, before: now, after: { ...ref, ...content, revision: revision + 1 } }];
  });
  const targets = changes.map(({ after }) => after);
  const act = { at: ctx.clock.now(), by: userIdOf(ctx.actor) };
  const done = new Set((await upsertTargets(tx, targets, act)).map(({ id }) => id));
  return changes.filter(({ after }) => done.has(after.id));
}

async function takeAway(tx: Tx, rows: readonly Row[]): Promise<Undone[]> {
  if (rows.length === 0) return [];
  const done = await tx.sql<StoredTarget & { place: number }>(
    `delete from "Target" t using unnest($1::int[], $2::uuid[], $3::int[]) a(place, id, revision)
     where t.id = a.id and t.revision = a.revision
     returning a.place, t.id, t."indicatorCode", t."wilayahId", t.period, t.value::float8 as value, t.source, t."isVerified",
       t."pathId", t.revision`,
    [rows.map(({ place }) => place), rows.map(({ ref }) => ref.id), rows.map(({ revision }) => revision)],
  );
  return done.map(({ place, ...before }) => ({ place, before, after: null }));
}

/** Lines of the targets' areas and indicators that have no point left. */
async function sweepLines(tx: Tx, rows: readonly Row[]): Promise<void> {
  await tx.sql(
    `delete from "TargetPath" p using (select distinct * from unnest($1::text[], $2::uuid[]) k(code, wilayah)) a
     where p."indicatorCode" = a.code and p."wilayahId" = a.wilayah and not exists (select from "Target" t where t."pathId" = p.id)`,
    [rows.map(({ ref }) => ref.indicatorCode), rows.map(({ ref }) => ref.wilayahId)],
  );
}

const RELAY = `
  insert into "TargetPath" select p.* from jsonb_populate_recordset(null::"TargetPath", $1::jsonb) p on conflict (id) do nothing`;
