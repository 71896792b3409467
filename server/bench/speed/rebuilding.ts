import type { Database } from '../../src/db/client.ts';
import { rebuild } from '../../src/modules/analytics/rebuild-rollups.ts';
import { loadCatalogue } from '../../src/modules/submission/catalogue.ts';
import { slotList } from '../../src/modules/submission/layout.sql.ts';
import type { DatabaseProcesses } from './processes.ts';
import { row, said } from './table.ts';

/** A province-year as the target states it. */
const REPORTS = 600_000;
const MUST_SECONDS = 15;
const AIM_SECONDS = 6;

type Timed = { readonly seconds: number; readonly databaseSeconds: number };

/**
 * Makes all roll-ups from the reports, first with none there, then again over those, which must find nothing to correct;
 * beside them the least a database can do: the sums of the same slots of the same reports, village by village.
 */
export async function measureRebuild(db: Database, database: DatabaseProcesses): Promise<string> {
  const time = async (work: () => Promise<unknown>): Promise<Timed> => {
    const before = { at: performance.now(), cpu: database.cpuMs() };
    await work();
    return {
      seconds: (performance.now() - before.at) / 1000,
      databaseSeconds: (database.cpuMs() - before.cpu) / 1000,
    };
  };
  await db.sql('truncate rollup, rollup_pair, rollup_obligation');
  const made = await time(() => rebuild(db, { tell: false }));
  await db.sql('vacuum analyze');
  let corrected = -1;
  const checked = await time(async () => {
    corrected = (await rebuild(db)).rows;
  });
  if (corrected !== 0) throw new Error(`A second rebuild corrected ${corrected} rows of the first`);
  const plain = await time(() => sumByHand(db));
  await checkSums(db);
  const [{ reports } = { reports: 0 }] = await db.sql<{ reports: number }>(
    'select count(*)::float8 as reports from report',
  );
  const year = (made.seconds * REPORTS) / reports;
  const line = (name: string, { seconds, databaseSeconds }: Timed): string =>
    row([
      name,
      `${seconds.toFixed(1)} s`,
      (reports / seconds).toFixed(0),
      `${databaseSeconds.toFixed(1)} s`,
      `${(seconds / plain.seconds).toFixed(2)} ×`,
    ]);
  return [
    '### Full rebuild of all roll-ups from the reports',
    '',
    `${reports} reports, every level from the village to the country and every puskesmas, both bases, with completeness and paired sums.`,
    'The plain sums are of villages alone, one basis. Of a reached target only the same number of reports is meant, whatever their months.',
    '',
    row(['', 'time', 'reports/s', 'database CPU', 'against plain sums']),
    row(['---', '---:', '---:', '---:', '---:']),
    line('made from nothing', made),
    line('checked, nothing to correct', checked),
    line('plain sums by village, month and block', plain),
    '',
    `- must: ${REPORTS} reports in at most ${MUST_SECONDS} s — ${year.toFixed(1)} s, ${said(year <= MUST_SECONDS)}`,
    `- aim: in at most ${AIM_SECONDS} s — ${year.toFixed(1)} s, ${said(year <= AIM_SECONDS)}`,
  ].join('\n');
}

async function sumByHand(db: Database): Promise<void> {
  const { blocks } = await loadCatalogue(db);
  await db.sql('drop schema if exists plain cascade; create schema plain');
  for (const block of blocks) {
    const sums = slotList(block, (slot) => `sum(r.s${slot}) as v${slot}`);
    await db.sql(
      `create unlogged table plain.b${block.no} as select u."desaNo" as node_no, r.month, count(*) as forms, ${sums}
       from report r join "Unit" u on u.no = r.unit_no where r.block_no = ${block.no} and r.basis = 0 and r.in_sums group by 1, 2`,
    );
  }
}

/** Both ways must say the same of every village that reported. */
async function checkSums(db: Database): Promise<void> {
  const { blocks } = await loadCatalogue(db);
  for (const block of blocks) {
    const same = slotList(block, (slot) => `(r.v${slot}, p.v${slot})`)
      .split('), (')
      .map((pair) => pair.replace(/[()]/g, '').split(', '))
      .map(([one, other]) => `${one} is not distinct from ${other}`)
      .join(' and ');
    const [row] = await db.sql<{ wrong: number }>(
      `select count(*)::int as wrong from plain.b${block.no} p left join rollup r on r.node_no = p.node_no and r.month = p.month
         and r.block_no = ${block.no} and r.basis = 0 where r.node_no is null or not (${same})`,
    );
    if (row?.wrong !== 0) throw new Error(`${row?.wrong} roll-ups of ${block.code} differ from plain sums`);
  }
  await db.sql('drop schema plain cascade');
}
