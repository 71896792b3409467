import type { Database } from '../../src/db/client.ts';
import { rebuild } from '../../src/modules/analytics/rebuild-rollups.ts';
import type { Accepted } from './writer.ts';

/** One promise and whether it held; `detail` says with what numbers. */
export type Check = { readonly promise: string; readonly held: boolean; readonly detail: string };

type RevRow = { key: string; unit_no: number; s: number };

/** Compares what clients were told with what the database holds. */
export async function checkSubmissions(db: Database, month: number, accepted: readonly Accepted[]): Promise<Check[]> {
  const rows = await db.sql<RevRow>(
    `select idempotency_key as key, unit_no, coalesce(s90, s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7 + s8 + s9) as s
     from report_content where month = $1 and action = 2`,
    [month],
  );
  const kept = new Map(rows.map((row) => [row.key, row]));
  const missing = accepted.filter(({ key, unitNo, s }) => kept.get(key)?.unit_no !== unitNo || kept.get(key)?.s !== s);
  const told = new Set(accepted.map(({ key }) => key));
  const untold = rows.filter(({ key }) => !told.has(key));
  const [heads] = await db.sql<{ broken: number; units: number }>(
    `select count(*)::int as units, count(*) filter (where o.head_rev <> r.count or o.head_rev <> r.last
       or o.head_rev <> c.rev or c.content_hash <> r.hash)::int as broken
     from obligation o
     join lateral (select count(*)::int as count, max(rev) as last,
       (array_agg(content_hash order by rev desc))[1] as hash
       from report_rev where unit_no = o.unit_no and month = o.month) r on true
     left join report c on c.unit_no = o.unit_no and c.month = o.month and c.basis = 0
     where o.month = $1 and o.head_rev > 0`,
    [month],
  );
  const [events] = await db.sql<{ count: number }>(
    `select count(*)::int as count from outbox where type = 'report.submitted' and month = $1`,
    [month],
  );
  return [
    check(
      'no accepted submission is missing or changed',
      missing.length === 0,
      `${accepted.length} accepted, ${missing.length} missing`,
    ),
    check(
      'each key was written once and answered',
      untold.length === 0 && rows.length === told.size,
      `${rows.length} revisions, ${untold.length} never answered`,
    ),
    check(
      'revisions are gapless and the report is the newest',
      heads?.broken === 0,
      `${heads?.units} reports, ${heads?.broken} broken`,
    ),
    check('each submission has its event', events?.count === rows.length, `${events?.count} events of ${rows.length}`),
  ];
}

/** Compares roll-ups with the plain sum of the reports, and with a rebuild. */
export async function checkRollups(db: Database, month: number): Promise<Check[]> {
  const sum = 'coalesce(s90, s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7 + s8 + s9)';
  const [plain] = await db.sql<{ forms: number; s: number }>(
    `select count(*)::int as forms, sum(${sum})::int as s from report where month = $1 and basis = 0 and in_sums`,
    [month],
  );
  const parts = Array.from({ length: 10 }, (_, part) => `coalesce(v${part}, 0)`).join(' + ');
  const [country] = await db.sql<{ forms: number; s: number }>(
    `select r.forms, (${parts} + coalesce(v90, 0))::int as s from rollup r join "Wilayah" w on w.no = r.node_no
     where w.level = 'NASIONAL' and r.month = $1 and r.basis = 0`,
    [month],
  );
  const corrected = await rebuild(db);
  return [
    check(
      'the country is the plain sum of its reports',
      plain?.forms === country?.forms && plain?.s === country?.s,
      `${country?.forms} forms, S = ${country?.s} (plain ${plain?.forms}, ${plain?.s})`,
    ),
    check('roll-ups equal a rebuild', corrected.rows === 0, `${corrected.rows} rows differ`),
  ];
}

/** Compares what the subscriber heard with the log. */
export async function checkEvents(
  db: Database,
  from: number,
  heard: readonly string[],
  expired: number,
): Promise<Check[]> {
  const rows = await db.sql<{ id: string }>(
    `select event_id as id from outbox where type = 'rollup.updated' and basis = 0 and seq > $1 order by seq`,
    [from],
  );
  const [log] = await db.sql<{ gaps: number; unnumbered: number }>(
    `select (max(seq) - min(seq) + 1 - count(seq))::int as gaps, count(*) filter (where seq is null)::int as unnumbered from outbox`,
  );
  const seen = new Set(heard);
  const missed = rows.filter(({ id }) => !seen.has(id)).length;
  const order = rows.every(({ id }, index) => id === heard[index]);
  return [
    check(
      'the log is numbered without a gap',
      log?.gaps === 0 && log.unnumbered === 0,
      `${log?.gaps} gaps, ${log?.unnumbered} unnumbered`,
    ),
    check(
      'the subscriber saw each event',
      missed === 0 && expired === 0,
      `${rows.length} events, ${missed} missed, ${expired} expiries`,
    ),
    check(
      'each once and in order',
      order && heard.length === rows.length,
      `${heard.length} heard, ${heard.length - seen.size} doubles`,
    ),
  ];
}

function check(promise: string, held: boolean, detail: string): Check {
  return { promise, held, detail };
}
