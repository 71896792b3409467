import { writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { type Case, casesOf, STATEMENT_NAMES, type SystemName } from './speed/cases.ts';
import { openCluster } from './speed/cluster.ts';
import { checkSame, type Prepared, prepare, type Round, runRound } from './speed/load.ts';
import { type Office, openOffice } from './speed/office.ts';
import { layPeerSchema } from './speed/peer-schema.ts';
import { settle } from './speed/settle.ts';
import { measureSubmitting } from './speed/submit.ts';
import { type System, startSystems } from './speed/systems.ts';
import { caseTable } from './speed/table.ts';

const { values: asked } = parseArgs({
  options: {
    posts: { type: 'string', default: '10000' },
    months: { type: 'string', default: '13' },
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '4' },
    only: { type: 'string', default: '' },
    write: { type: 'boolean', default: false },
  },
});
const OFFICERS = 96;
const WARM_UP_SECONDS = 1.5;
const loadBefore = loadavg()[0] ?? Number.NaN;
const say = (text: string): void => void process.stderr.write(`  ${text}\n`);

/** Measures one case on all systems, round by round in turn, after they were found to answer alike. */
async function measure(systems: readonly System[], measured: Case): Promise<string> {
  const prepared = new Map<System, Prepared>();
  for (const system of systems) prepared.set(system, await prepare(system, measured));
  const [first, ...others] = [...prepared];
  for (const other of others) if (first) checkSame(measured, first, other);
  for (const [system, answers] of prepared) await runRound(system, answers, WARM_UP_SECONDS);
  const rounds = new Map<SystemName, Round[]>(systems.map(({ name }) => [name, []]));
  for (let round = 0; round < Number(asked.rounds); round += 1) {
    for (const [system, answers] of prepared) {
      rounds.get(system.name)?.push(await runRound(system, answers, Number(asked.seconds)));
    }
  }
  return caseTable({ measured, rounds });
}

async function measureAll(office: Office, databaseUrl: string): Promise<string[]> {
  const cases = casesOf(office);
  const statements = Object.fromEntries(cases.map(({ statement }, index) => [STATEMENT_NAMES[index], statement]));
  const systems = await startSystems({ databaseUrl, token: office.token, statements });
  try {
    // Our server opens the months that are due; what follows from that must not fall into a measurement.
    await settle(office.db);
    const tables: string[] = [];
    for (const measured of cases.filter(({ title }) => title.includes(asked.only))) {
      const table = await measure(systems, measured);
      process.stdout.write(`\n${table}\n`);
      tables.push(table);
    }
    const [own] = systems;
    if (own && 'submitReport'.includes(asked.only)) {
      const table = await measureSubmitting(own, office, Number(asked.rounds), Number(asked.seconds));
      process.stdout.write(`\n${table}\n`);
      tables.push(table);
    }
    return tables;
  } finally {
    for (const system of systems) await system.stop();
  }
}

async function main(): Promise<void> {
  const cluster = await openCluster();
  try {
    const size = { posts: Number(asked.posts), months: Number(asked.months), officers: OFFICERS };
    const office = await openOffice(cluster.url, size, say);
    try {
      await layPeerSchema(office.db, office.lastMonth);
      const [server] = await office.db.sql<{ server_version: string }>('show server_version');
      const tables = await measureAll(office, cluster.url);
      if (asked.write)
        writeFileSync(new URL('./results.md', import.meta.url), report(office, server?.server_version ?? '', tables));
    } finally {
      await office.db.close();
    }
  } finally {
    await cluster.stop();
  }
}

function report(office: Office, postgres: string, tables: readonly string[]): string {
  const memory = Math.round(totalmem() / 1024 ** 3);
  const head = [
    '# Measurements',
    '',
    `Taken on ${new Date().toISOString().slice(0, 10)} by \`npm run bench\`: ${cpus().length} cores and ${memory} GB shared by load generator,`,
    `servers and database, Node ${process.versions.node}, PostgreSQL ${postgres.split(' ')[0]}, ${office.posts} posts × ${office.months} months,`,
    `16 connections, ${asked.rounds} rounds of ${asked.seconds} s in turn after a warm-up. Answers were compared before and checked during the load.`,
    `Load of the machine in the minute before: ${loadBefore.toFixed(1)}; above 1 other work took part of the cores, so read ratios rather than rates.`,
    'Our server checks a personal access token and the rights behind it; the peers check nothing.',
  ].join('\n');
  return `${[head, ...tables].join('\n\n')}\n`;
}

await main();
