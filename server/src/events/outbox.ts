import { BASES, CAUSES, type EventType, type NewEvent, type StoredEvent } from './types.ts';

/** The one face of the database events need: own SQL on one connection or on the pool. */
export type SqlFace = {
  sql<Row extends object>(
    text: string,
    values?: readonly unknown[],
    options?: { signal?: AbortSignal | undefined; name?: string | undefined },
  ): Promise<Row[]>;
};

/** Where the log stands; everything up to `trimmedSeq` was dropped by retention. */
export type LogState = { readonly epoch: number; readonly lastSeq: number; readonly trimmedSeq: number };

type OutboxRow = {
  seq: number;
  event_id: string;
  type: EventType;
  node_no: number | null;
  unit_no: number | null;
  month: number | null;
  basis: number | null;
  cause: number | null;
  at: Date;
  payload: StoredEvent['payload'];
};

/** Columns of an event in the order and types `toEvent` reads; 64-bit numbers arrive as doubles, exact to 2^53. */
const EVENT_COLUMNS = 'seq::float8 as seq, event_id, type, node_no, unit_no, month, basis, cause, at, payload';

/**
 * Writes events in the transaction of the change they tell of: with it they come into being or never do.
 * They get their place in the order after the commit; wake the sequencer then.
 */
export async function appendEvent(tx: SqlFace, ...events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return;
  await tx.sql(
    `insert into outbox (type, node_no, unit_no, month, basis, cause, payload)
     select type, node_no, unit_no, month, basis, cause, payload
     from jsonb_to_recordset($1::jsonb) as e(
       type text, node_no integer, unit_no integer, month integer, basis smallint, cause smallint, payload jsonb)`,
    [JSON.stringify(events.map(toRow))],
  );
}

/** Part of the log: after one number, up to another, at most `limit` events, of one type or of some nodes where given. */
export type LogRange = {
  readonly after: number;
  readonly upTo?: number;
  readonly limit: number;
  readonly type?: EventType;
  readonly nodeNos?: readonly number[] | null;
};

/** Reads numbered events in order. */
export async function readEvents(db: SqlFace, range: LogRange): Promise<StoredEvent[]> {
  const rows = await db.sql<OutboxRow>(
    `select ${EVENT_COLUMNS} from outbox
     where seq > $1::bigint and seq <= $2::bigint and ($3::text is null or type = $3)
       and ($4::integer[] is null or node_no = any($4)) order by seq limit $5::integer`,
    [range.after, range.upTo ?? Number.MAX_SAFE_INTEGER, range.type ?? null, range.nodeNos ?? null, range.limit],
  );
  return rows.map(toEvent);
}

/** Says where the log stands now. */
export async function readLogState(db: SqlFace): Promise<LogState> {
  const [row] = await db.sql<{ epoch: number; last: number; trimmed: number }>(
    'select epoch, last_seq::float8 as last, trimmed_seq::float8 as trimmed from outbox_counter where id = 1',
  );
  if (!row) throw new Error('The event counter row is missing.');
  return { epoch: row.epoch, lastSeq: row.last, trimmedSeq: row.trimmed };
}

function toRow(event: NewEvent): object {
  return {
    type: event.type,
    node_no: event.nodeNo ?? null,
    unit_no: event.unitNo ?? null,
    month: event.month ?? null,
    basis: event.basis === undefined ? null : BASES.indexOf(event.basis),
    cause: event.cause === undefined ? null : CAUSES.indexOf(event.cause),
    payload: event.payload,
  };
}

function toEvent(row: OutboxRow): StoredEvent {
  // The union is decided by `type`, which the compiler cannot follow through a database row.
  return {
    seq: row.seq,
    eventId: row.event_id,
    type: row.type,
    nodeNo: row.node_no,
    unitNo: row.unit_no,
    month: row.month,
    basis: row.basis === null ? null : (BASES[row.basis] ?? null),
    cause: row.cause === null ? null : (CAUSES[row.cause] ?? null),
    at: row.at,
    payload: row.payload,
  } as StoredEvent;
}
