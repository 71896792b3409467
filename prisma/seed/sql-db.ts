/** What makers and loaders ask of a database: one statement with its values, and where the server has it, COPY FROM STDIN. */
export type SqlHandle = {
  sql<Row extends object = Record<string, unknown>>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Runs a `copy … from stdin` statement fed with these pieces of text; the embedded database has none. */
  copy?: (statement: string, pieces: Iterable<string>) => Promise<void>;
  /** Where ids of new rows come from, for data that must come out alike each time. */
  newId?: () => string;
};

/** A database that can also hold several statements together. The server's own handle has this shape. */
export type SeedDb = SqlHandle & {
  /** Runs work in one transaction on one connection; inside it only `tx` may be used. */
  inTransaction<T>(work: (tx: SqlHandle) => Promise<T>): Promise<T>;
};

/** Told of what is being loaded; `done` of `total` rows, or without numbers only the step. */
export type Progress = (step: string, done?: number, total?: number) => void;

export type Value = string | number | bigint | boolean | Date | Uint8Array | null | undefined | object;

/** Column name → SQL type, in the order of the values of a row. */
export type Columns = Record<string, string>;

const ROWS_PER_STATEMENT = 4000;
const CELLS_PER_STATEMENT = 200_000;

/**
 * Inserts rows in bulk: by COPY where the database offers it, else by statements that take one array per column.
 * Returns the number of rows; `onConflict` is only possible without COPY and therefore switches it off.
 */
export async function insertRows(
  db: SqlHandle,
  table: string,
  columns: Columns,
  rows: readonly (readonly Value[])[],
  onConflict = '',
): Promise<number> {
  if (rows.length === 0) return 0;
  if (db.copy && onConflict === '') {
    await db.copy(`copy ${table} (${names(columns)}) from stdin`, copyPieces(rows));
    return rows.length;
  }
  const width = Object.keys(columns).length;
  const step = Math.max(1, Math.min(ROWS_PER_STATEMENT, Math.floor(CELLS_PER_STATEMENT / width)));
  const text = insertStatement(table, columns, onConflict);
  for (let start = 0; start < rows.length; start += step) {
    await db.sql(text, arraysOf(rows.slice(start, start + step), width));
  }
  return rows.length;
}

function names(columns: Columns): string {
  return Object.keys(columns)
    .map((name) => `"${name}"`)
    .join(', ');
}

/** Arrays of arrays would be flattened by unnest, so a column of array type travels as text and is cast per row. */
function insertStatement(table: string, columns: Columns, onConflict: string): string {
  const types = Object.values(columns);
  const arrays = types.map((type, i) => `$${i + 1}::${type.endsWith('[]') ? 'text' : type}[]`).join(', ');
  const picked = types.map((type, i) => (type.endsWith('[]') ? `c${i}::${type}` : `c${i}`)).join(', ');
  const aliases = types.map((_, i) => `c${i}`).join(', ');
  return `insert into ${table} (${names(columns)}) select ${picked} from unnest(${arrays}) as t(${aliases}) ${onConflict}`;
}

function arraysOf(rows: readonly (readonly Value[])[], width: number): string[] {
  return Array.from({ length: width }, (_, column) => `{${rows.map((row) => arrayItem(row[column])).join(',')}}`);
}

function arrayItem(value: Value): string {
  if (typeof value === 'number') return String(value);
  const text = asText(value);
  return text === null ? 'NULL' : `"${text.replace(/["\\]/g, '\\$&')}"`;
}

function* copyPieces(rows: readonly (readonly Value[])[]): Generator<string> {
  for (let start = 0; start < rows.length; start += 500) {
    yield rows
      .slice(start, start + 500)
      .map((row) => `${row.map(copyItem).join('\t')}\n`)
      .join('');
  }
}

const COPY_ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function copyItem(value: Value): string {
  if (typeof value === 'number') return String(value);
  const text = asText(value);
  return text === null ? '\\N' : text.replace(/[\\\t\n\r]/g, (char) => COPY_ESCAPES[char] ?? char);
}

function asText(value: Value): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 't' : 'f';
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString('hex')}`;
  if (Array.isArray(value)) return `{${value.map(arrayItem).join(',')}}`;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Gives the only row of an answer. @throws when there is none. */
export function onlyRow<Row>(rows: Row[]): Row {
  const [row] = rows;
  if (row === undefined) throw new Error('The statement returned no row');
  return row;
}
