import type { Database } from '../../src/db/client.ts';
import type { Filled } from './office.ts';
import { peakMemoryMb } from './processes.ts';
import { row, said } from './table.ts';

const SLOTS = 128;
/** What a value costs in all: the report, its history, what is owed, the sums of it, its events. */
const TABLES = [
  'report',
  'report_save',
  'report_review',
  'review',
  'obligation',
  'rollup',
  'rollup_pair',
  'rollup_obligation',
  'outbox',
  'dirty',
] as const;
const MUST = 30;
const AIM = 20;

/** Tells how fast the database was filled and what a value takes on disk with everything that belongs to it. */
export async function storageTable({ db, seconds }: Filled): Promise<string> {
  const [{ reports, values } = { reports: 0, values: 0 }] = await db.sql<{ reports: number; values: number }>(
    `select count(*)::float8 as reports, sum(${answered()})::float8 as values from report where basis = 0`,
  );
  const sizes = await sizesOf(db);
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
  const each = total / values;
  const filled =
    seconds === null
      ? 'It was full before this run.'
      : `Filled in ${seconds.toFixed(0)} s by COPY with indexes in place (${perSecond(values / seconds)} values/s); Node held at most ${peakMemoryMb('self').toFixed(0)} MB.`;
  return [
    '### Storage',
    '',
    `${millions(reports)} million reports with ${millions(values)} million answered values. ${filled}`,
    '',
    row(['table with its indexes', 'MB', 'bytes per value']),
    row(['---', '---:', '---:']),
    ...sizes.map(({ name, bytes }) => row([name, (bytes / 1024 ** 2).toFixed(0), (bytes / values).toFixed(2)])),
    row(['all', (total / 1024 ** 2).toFixed(0), each.toFixed(1)]),
    '',
    `- must: at most ${MUST} bytes per value with history — ${each.toFixed(1)}, ${said(each <= MUST)}`,
    `- aim: at most ${AIM} bytes per value — ${each.toFixed(1)}, ${said(each <= AIM)}`,
  ].join('\n');
}

function sizesOf(db: Database): Promise<{ name: string; bytes: number }[]> {
  return db.sql(
    `select t.name, sum(pg_total_relation_size(coalesce(p.relid, t.name::regclass)))::float8 as bytes
     from unnest($1::text[]) with ordinality t(name, at) left join lateral pg_partition_tree(t.name::regclass) p on p.isleaf
     group by t.name, t.at order by t.at`,
    [TABLES],
  );
}

/** No function takes more than a hundred values. */
function answered(): string {
  const slots = Array.from({ length: SLOTS }, (_, slot) => `s${slot}`);
  const half = SLOTS / 2;
  return `num_nonnulls(${slots.slice(0, half).join(', ')}) + num_nonnulls(${slots.slice(half).join(', ')})`;
}

const millions = (count: number): string => (count / 1e6).toFixed(count < 1e7 ? 2 : 0);
const perSecond = (rate: number): string => (rate >= 1e6 ? `${(rate / 1e6).toFixed(1)} million` : rate.toFixed(0));
