import type { SqlFace } from '../../events/outbox.ts';

/** Which target: there is at most one for each. */
export type TargetKey = { readonly indicatorCode: string; readonly wilayahId: string; readonly period: string };

/** What is said about a target beside its key. */
export type TargetContent = {
  readonly value: number;
  readonly source: string;
  readonly isVerified: boolean;
  readonly pathId: string | null;
};

export type StoredTarget = TargetKey & TargetContent & { readonly id: string; readonly revision: number };

/** Reads the targets of some keys and holds them until the transaction ends. */
export function lockTargets(tx: SqlFace, keys: readonly TargetKey[]): Promise<StoredTarget[]> {
  return tx.sql<StoredTarget>(
    `select t.id, t."indicatorCode", t."wilayahId", t.period, t.value::float8 as value, t.source, t."isVerified",
       t."pathId", t.revision
     from unnest($1::text[], $2::uuid[], $3::text[]) k(code, wilayah, period)
     join "Target" t on t."indicatorCode" = k.code and t."wilayahId" = k.wilayah and t.period = k.period
     for update of t`,
    [keys.map((key) => key.indicatorCode), keys.map((key) => key.wilayahId), keys.map((key) => key.period)],
  );
}

/**
 * Writes targets, each as the revision it carries, one statement for all of them. One that is no longer at the revision
 * before it, because somebody was faster, stays as it is and is missing from the answer.
 */
export function upsertTargets(
  tx: SqlFace,
  rows: readonly StoredTarget[],
  act: { readonly at: Date; readonly by: string | null },
): Promise<{ id: string }[]> {
  return tx.sql<{ id: string }>(UPSERT, [JSON.stringify(rows), act.at, act.by]);
}

const UPSERT = `
  insert into "Target" (id, "indicatorCode", "wilayahId", period, value, source, "isVerified", "pathId", revision, "setAt", "setById")
  select r.*, $2::timestamptz, $3::uuid
  from jsonb_to_recordset($1::jsonb) as r(
    id uuid, "indicatorCode" text, "wilayahId" uuid, period text, value numeric, source text, "isVerified" boolean,
    "pathId" uuid, revision integer)
  on conflict ("indicatorCode", "wilayahId", period) do update set
    value = excluded.value, source = excluded.source, "isVerified" = excluded."isVerified", "pathId" = excluded."pathId",
    revision = excluded.revision, "setAt" = excluded."setAt", "setById" = excluded."setById"
  where "Target".revision = excluded.revision - 1
  returning id`;
