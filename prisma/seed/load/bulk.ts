import type { SqlHandle } from '../sql-db.ts';

type Dropped = { drop: string; restore: string };

/**
 * Runs a large load with the plain indexes and foreign keys of some tables taken away, and builds them again in one go:
 * row by row they cost more than half of the time. The handle must be inside a transaction, which brings them back on failure.
 */
export async function withoutIndexes<T>(tx: SqlHandle, tables: readonly string[], load: () => Promise<T>): Promise<T> {
  const dropped = await findDroppable(tx, tables);
  for (const { drop } of dropped) await tx.sql(drop);
  const result = await load();
  for (const { restore } of dropped) await tx.sql(restore);
  return result;
}

async function findDroppable(tx: SqlHandle, tables: readonly string[]): Promise<Dropped[]> {
  const keys = await tx.sql<Dropped>(
    `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
            format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as restore
     from pg_constraint where contype = 'f' and conrelid = any($1::text[]::regclass[])`,
    [tables],
  );
  const indexes = await tx.sql<Dropped>(
    `select format('drop index %s', indexrelid::regclass) as drop, pg_get_indexdef(indexrelid) as restore
     from pg_index where not indisunique and indrelid = any($1::text[]::regclass[])`,
    [tables],
  );
  return [...indexes, ...keys];
}
