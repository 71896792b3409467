import type { PGlite } from '@electric-sql/pglite';

/** Tables that migrations write by hand and the Prisma schema does not describe; their partitions follow by inheritance. */
const OWNED = [
  'report',
  'report_save',
  'report_review',
  'review',
  'rollup',
  'rollup_pair',
  'rollup_obligation',
  'obligation',
  'dirty',
  'outbox',
  'outbox_counter',
  'notification_cursor',
  'import_job',
  'import_row',
  'schema_migration',
] as const;

/** What a database has that the Prisma language cannot say. Columns are written `table.column`. */
export type SqlOwned = {
  tables: string[];
  generatedColumns: Set<string>;
  sequenceByColumn: Map<string, string>;
};

const TABLES = `
  with recursive owned as (
    select oid, relname from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname = any($1)
    union
    select c.oid, c.relname from owned
    join pg_inherits i on i.inhparent = owned.oid join pg_class c on c.oid = i.inhrelid
  ) select 'public.' || relname as name from owned order by 1`;

const COLUMNS = `
  select c.relname || '.' || a.attname as "column", a.attgenerated <> '' as generated,
         substring(pg_get_expr(d.adbin, d.adrelid) from $re$^nextval\\('"?(\\w+)"?'$re$) as sequence
  from pg_attrdef d
  join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
  join pg_class c on c.oid = d.adrelid
  where c.relnamespace = 'public'::regnamespace
    and pg_get_serial_sequence(quote_ident(c.relname), a.attname) is null`;

/** Reads from a migrated database what belongs to SQL alone. */
export async function readSqlOwned(db: PGlite): Promise<SqlOwned> {
  const tables = await db.query<{ name: string }>(TABLES, [OWNED]);
  const columns = await db.query<{ column: string; generated: boolean; sequence: string | null }>(COLUMNS);
  const shared = columns.rows.flatMap((row) => (row.sequence ? [[row.column, row.sequence] as const] : []));
  return {
    tables: tables.rows.map((row) => row.name),
    generatedColumns: new Set(columns.rows.filter((row) => row.generated).map((row) => row.column)),
    sequenceByColumn: new Map(shared),
  };
}

/** Splits the engine's script into statements without their comment lines. */
export function splitStatements(script: string): string[] {
  return script
    .split(/;\s*(?:\n|$)/)
    .map((part) => part.replaceAll(/^--.*$/gm, '').trim())
    .filter((part) => part !== '');
}

/**
 * Leaves out of a diff what would only undo hand-written SQL: an index whose name ends in `_sql` (partial, expression, GIN),
 * the expression of a generated column, a sequence shared by several tables and the column defaults that draw from it.
 */
export function withoutSqlOwned(statements: string[], owned: SqlOwned): string[] {
  const sequences = new Set(owned.sequenceByColumn.values());
  return statements.flatMap((statement) => {
    if (/^DROP INDEX (?:"public"\.)?"\w+_sql"$/.test(statement)) return [];
    const dropped = /^DROP SEQUENCE "(\w+)"$/.exec(statement)?.[1];
    if (dropped !== undefined && sequences.has(dropped)) return [];
    const alter = /^ALTER TABLE "(\w+)" ([\s\S]+)$/.exec(statement);
    if (!alter) return [statement];
    const [, table = '', body = ''] = alter;
    const clauses = body.split(/,\s*\n/).filter((clause) => !undoesDefault(table, clause, owned));
    return clauses.length === 0 ? [] : [`ALTER TABLE "${table}" ${clauses.join(',\n')}`];
  });
}

// The engine takes a default drawn from a shared sequence for a serial column and asks to set and drop it at once.
function undoesDefault(table: string, clause: string, owned: SqlOwned): boolean {
  const match = /^ALTER COLUMN "(\w+)" (?:DROP DEFAULT|SET DEFAULT nextval\('"?(\w+)"?'(?:::regclass)?\))$/.exec(
    clause,
  );
  if (!match) return false;
  const column = `${table}.${match[1]}`;
  if (owned.generatedColumns.has(column)) return true;
  const sequence = owned.sequenceByColumn.get(column);
  return sequence !== undefined && (match[2] === undefined || match[2] === sequence);
}
