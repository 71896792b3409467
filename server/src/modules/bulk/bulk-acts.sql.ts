import type { BulkActKind } from '@pokjanal/prisma/client';
import { type Actor, userIdOf } from '../../auth/actor.ts';
import type { Ctx } from '../../auth/ctx.ts';
import { reach } from '../../auth/policy.ts';
import { reachSql } from '../../auth/reach.ts';
import type { SqlFace } from '../../events/outbox.ts';
import type { BulkActHead, BulkRow } from '../activity/bulk-kind.ts';
import { BULK_KINDS, bulkKinds } from './bulk-kinds.ts';

/** An act on many as lists show it. */
export type BulkAct = BulkActHead & {
  readonly count: number;
  readonly undoneCount: number;
  readonly note: string | null;
  readonly wilayahId: string;
  readonly area: string;
  readonly nodeNo: number;
  /** Office of who did it; null where none is known. */
  readonly by: string | null;
  readonly isMine: boolean;
  readonly undoneAt: Date | null;
  readonly undoneBy: string | null;
  readonly undoReason: string | null;
};

/** One's own acts, and those on things that one may turn all of. */
function seenBy(actor: Actor, me: string, params: unknown[]): string {
  const parts = BULK_KINDS.map((kind) => {
    const within = reachSql(
      reach(actor, bulkKinds[kind].right),
      { path: 'w.path', puskesmas: 'a."puskesmasNo"' },
      params,
    );
    return `(a.kind = '${kind}' and ${within})`;
  });
  return `(${[`a."byId" = ${me}`, ...parts].join(' or ')})`;
}

const FROM = `from "BulkAct" a join "Wilayah" w on w.id = a."wilayahId" left join "User" u on u.id = a."byId"
  left join "User" x on x.id = a."undoneById"`;

const columns = (
  me: string,
): string => `a.id, a.kind, a.at, a.count, a."undoneCount", a.note, a."wilayahId", w.name as area,
  w.no as "nodeNo", u.office as by, a."byId" is not distinct from ${me} as "isMine", a."undoneAt", x.office as "undoneBy", a."undoReason"`;

export type BulkActAsk = {
  readonly isMine: boolean;
  readonly kinds: readonly BulkActKind[] | null;
  readonly first: number;
  /** Id of the last act of the page before. */
  readonly after: string | null;
};

/** Acts on more than one record, the newest first. */
export function listBulkActs(ctx: Ctx, { isMine, kinds, first, after }: BulkActAsk): Promise<BulkAct[]> {
  const params: unknown[] = [userIdOf(ctx.actor), isMine, kinds, after, first];
  const seen = seenBy(ctx.actor, '$1::uuid', params);
  return ctx.db.sql<BulkAct>(
    `select ${columns('$1::uuid')} ${FROM}
     where a.count > 1 and (not $2::boolean or a."byId" = $1::uuid) and ($3::text[] is null or a.kind::text = any($3))
       and ($4::uuid is null or a.id < $4::uuid) and ${seen}
     order by a.id desc limit $5::int`,
    params,
    { signal: ctx.signal },
  );
}

/** One act within sight, held until the transaction ends where told; null for any other. */
export async function findBulkAct(
  ctx: Ctx,
  db: SqlFace,
  id: string,
  hold: '' | 'for update of a' = '',
): Promise<BulkAct | null> {
  const params: unknown[] = [userIdOf(ctx.actor), id];
  const seen = seenBy(ctx.actor, '$1::uuid', params);
  const [act] = await db.sql<BulkAct>(
    `select ${columns('$1::uuid')} ${FROM} where a.id = $2::uuid and ${seen} ${hold}`,
    params,
  );
  return act ?? null;
}

/** The rows of an act that have not gone back yet. */
export function openRows(db: SqlFace, id: string): Promise<BulkRow[]> {
  return db.sql<BulkRow>(
    'select place, ref, revision, before from "BulkActRow" where "actId" = $1::uuid and "undoneAt" is null order by place',
    [id],
  );
}

/** Writes down which rows went back, by whom and why. */
export async function keepUndone(
  tx: SqlFace,
  id: string,
  undone: {
    readonly places: readonly number[];
    readonly at: Date;
    readonly by: string | null;
    readonly reason: string;
  },
): Promise<void> {
  await tx.sql(
    `with back as (
       update "BulkActRow" set "undoneAt" = $3::timestamptz
       where "actId" = $1::uuid and place = any($2::int[]) and "undoneAt" is null returning place)
     update "BulkAct" set "undoneCount" = "undoneCount" + (select count(*) from back)::int, "undoneAt" = $3::timestamptz,
       "undoneById" = $4::uuid, "undoReason" = $5
     where id = $1::uuid`,
    [id, undone.places, undone.at, undone.by, undone.reason],
  );
}
