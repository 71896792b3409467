import { insertRows, type SqlHandle, type Value } from './sql-db.ts';

/** Columns and their types of the tables that seeds fill in bulk. */
const POST = {
  id: 'uuid',
  name: 'text',
  regNo: 'text',
  wilayahId: 'uuid',
  puskesmasId: 'uuid',
  formSet: '"FormSet"',
  openingDay: 'text',
  isDemo: 'boolean',
};
const INTERVAL = { id: 'uuid', posyanduId: 'uuid', openedOn: 'date', closedOn: 'date', closeReason: 'text' };
const UNIT = {
  no: 'int',
  kind: '"UnitKind"',
  posyanduId: 'uuid',
  desaNo: 'int',
  puskesmasNo: 'int',
  isDemo: 'boolean',
};

export const OBLIGATION = {
  unit_no: 'int',
  month: 'int',
  form_no: 'smallint',
  form_version_no: 'int',
  arrival: 'smallint',
  arrived_at: 'timestamptz',
  deadline: 'timestamptz',
  status: 'smallint',
  head_rev: 'int',
  is_demo: 'boolean',
};

export type PostRows = { readonly post: Value[]; readonly interval: Value[]; readonly unit: Value[] };

/** Writes posts with the interval they operate in and their reporting unit, three statements for all of them. */
export async function insertPosts(tx: SqlHandle, rows: readonly PostRows[]): Promise<void> {
  await insertRows(
    tx,
    '"Posyandu"',
    POST,
    rows.map(({ post }) => post),
  );
  await insertRows(
    tx,
    '"PosyanduInterval"',
    INTERVAL,
    rows.map(({ interval }) => interval),
  );
  await insertRows(
    tx,
    '"Unit"',
    UNIT,
    rows.map(({ unit }) => unit),
  );
}

/** Takes as many numbers from a sequence, which is an SQL expression of its name, in ascending order. */
export async function takeNumbers(tx: SqlHandle, sequence: string, count: number): Promise<number[]> {
  const rows = await tx.sql<{ no: number }>(
    `select nextval(${sequence})::int as no from generate_series(1, $1::int) order by no`,
    [count],
  );
  return rows.map(({ no }) => no);
}

export const UNIT_NUMBERS = `pg_get_serial_sequence('"Unit"', 'no')`;
