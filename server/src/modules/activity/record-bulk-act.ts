import type { BulkActKind } from '@pokjanal/prisma/client';
import { userIdOf } from '../../auth/actor.ts';
import type { Ctx } from '../../auth/ctx.ts';
import type { SqlFace } from '../../events/outbox.ts';
import { newId } from '../../lib/ids.ts';

/** One record that an act wrote, as it is kept for taking it back. */
export type NewBulkRow = {
  /** The keys that find it again. */
  readonly ref: object;
  /** Revision the act wrote; 0 where the record has none. */
  readonly revision: number;
  /** What stood before; null where nothing did. */
  readonly before: object | null;
};

export type NewBulkAct = {
  readonly kind: BulkActKind;
  /** Where each record lies. */
  readonly paths: readonly string[];
  readonly puskesmasNos?: readonly (number | null)[];
  readonly note: string | null;
  /** When; of records that keep the instant themselves the same one. */
  readonly at: Date;
  readonly rows: readonly NewBulkRow[];
};

/**
 * Keeps an act on many records in its own transaction, in one statement whatever their number. Gives the id of the act,
 * null when nothing was written.
 */
export async function recordBulkAct(tx: SqlFace, ctx: Pick<Ctx, 'actor'>, act: NewBulkAct): Promise<string | null> {
  if (act.rows.length === 0) return null;
  const id = newId();
  const done = await tx.sql(RECORD, [
    id,
    act.kind,
    Number(commonPath(act.paths).at(-1)),
    onlyOne(act.puskesmasNos ?? []),
    userIdOf(ctx.actor),
    act.at,
    act.note,
    JSON.stringify(act.rows),
    act.rows.length,
  ]);
  if (done.length === 0) throw new Error('An act on many lies in no area');
  return id;
}

/** Numbers of the path that all of some paths have in common: that of the smallest area around them. */
export function commonPath(paths: readonly string[]): string[] {
  const [first = [], ...rest] = paths.map((path) => path.split('/').filter((part) => part !== ''));
  const end = first.findIndex((part, index) => rest.some((other) => other[index] !== part));
  return end < 0 ? first : first.slice(0, end);
}

function onlyOne(numbers: readonly (number | null)[]): number | null {
  const [first = null, ...rest] = new Set(numbers);
  return rest.length === 0 ? first : null;
}

const RECORD = `
  with act as (
    insert into "BulkAct" (id, kind, "wilayahId", "puskesmasNo", "byId", at, count, note)
    select $1::uuid, $2::"BulkActKind", w.id, $4::int, $5::uuid, $6::timestamptz, $9::int, $7 from "Wilayah" w where w.no = $3::int
    returning id),
  kept as (
    insert into "BulkActRow" ("actId", place, ref, revision, before)
    select act.id, (r.place - 1)::int, r.row -> 'ref', (r.row ->> 'revision')::int, nullif(r.row -> 'before', 'null'::jsonb)
    from act, jsonb_array_elements($8::jsonb) with ordinality r(row, place))
  select id from act`;
