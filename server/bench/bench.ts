import { writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { loadCatalogue } from '../src/modules/submission/catalogue.ts';
import type { Case, SystemName } from './speed/case.ts';
import { casesOf } from './speed/cases.ts';
import { besideUrl, openCluster } from './speed/cluster.ts';
import { type Grown, growthTable } from './speed/growth.ts';
import { measureDuties } from './speed/duties.ts';
import { measureImport } from './speed/importing.ts';
import { measureKnown } from './speed/known.ts';
import type { Round } from './speed/load.ts';
import { measureCase, type Pace } from './speed/measure.ts';
import { fillCountry, fillProvince, type Office, openOffice } from './speed/office.ts';
import { layPeerSchema } from './speed/peer-schema.ts';
import { databaseProcesses } from './speed/processes.ts';
import { measureRebuild } from './speed/rebuilding.ts';
import { settle } from './speed/settle.ts';
import { storageTable } from './speed/storage.ts';
import { measureSubmitting } from './speed/submit.ts';
import { startOwn, startPeers, type System } from './speed/systems.ts';
import { caseTable } from './speed/table.ts';

const { values: asked } = parseArgs({
  options: {
    posts: { type: 'string', default: '10000' },
    months: { type: 'string', default: '13' },
    /** Posts of the other provinces; six times those of the measured one unless told. */
    national: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '4' },
    /** Names of cases, with commas: list six all map explain cells columns node known submit storage rebuild growth import; `duty` alone is measured in a database of its own. */
    only: { type: 'string', default: '' },
    /** Forms in the imported file, as far as posts owe them. */
    forms: { type: 'string', default: '50000' },
    write: { type: 'boolean', default: false },
  },
});
const OFFICERS = 96;
const TENTH = 'pokjanal_bench_tenth';

const loadBefore = loadavg()[0] ?? Number.NaN;
const say = (text: string): void =>
  void process.stderr.write(`  ${(performance.now() / 1000).toFixed(0)} s: ${text}\n`);
const chosen = asked.only === '' ? null : asked.only.split(',');
const isChosen = (name: string): boolean => chosen === null || chosen.includes(name);
const parts: string[] = [];

function give(part: string): void {
  process.stdout.write(`\n${part}\n`);
  parts.push(part);
}

type Measured = Map<string, { readonly measured: Case; readonly rounds: readonly Round[] }>;

/** Fills a database; measures its storage and the making of its roll-ups where that is wanted. */
async function prepareOffice(url: string, share: number, isMeasured: boolean): Promise<Office> {
  const posts = Math.ceil(Number(asked.posts) * share);
  const national = Math.ceil(asked.national === undefined ? posts * 6 : Number(asked.national) * share);
  const size = { posts, national, months: Number(asked.months) };
  const filled = await fillProvince(url, size, say);
  const wanted = isMeasured ? ['storage', 'rebuild'].filter(isChosen) : [];
  if (wanted.length > 0) {
    say('making the roll-ups, and again');
    const rebuilt = await measureRebuild(filled.db, await databaseProcesses(filled.db));
    if (wanted.includes('storage')) give(await storageTable(filled));
    if (wanted.includes('rebuild')) give(rebuilt);
  }
  await fillCountry(filled, size, say);
  return openOffice(filled, OFFICERS);
}

/** Starts our server, and beside it the peers where they are wanted, measures, and stops all of them. */
async function measureCases(office: Office, url: string, withPeers: boolean): Promise<Measured> {
  const catalogue = await loadCatalogue(office.db);
  const cases = casesOf(office, catalogue);
  const pace: Pace = {
    rounds: Number(asked.rounds),
    seconds: Number(asked.seconds),
    database: await databaseProcesses(office.db),
  };
  const own = await startOwn(url, office);
  const systems: System[] = [own];
  try {
    if (withPeers) {
      await layPeerSchema(office.db, catalogue, office.lastMonth);
      systems.push(...(await startPeers(url, Object.fromEntries(cases.map((one) => [one.name, one.statement])))));
    }
    // What our server does at its start must not fall into a measurement.
    await settle(office.db);
    const measured = await measureInTurn(
      systems,
      cases.filter(({ name }) => isChosen(name)),
      pace,
    );
    if (!withPeers) return measured;
    if (isChosen('known')) give(await measureKnown(own, office, pace));
    if (isChosen('submit')) give(await measureSubmitting(own, office, pace));
    if (isChosen('import')) give(await measureImport(own, office, Number(asked.forms), pace));
    return measured;
  } finally {
    for (const system of systems) await system.stop();
  }
}

async function measureInTurn(systems: readonly System[], cases: readonly Case[], pace: Pace): Promise<Measured> {
  const measured: Measured = new Map();
  for (const one of cases) {
    say(one.title);
    const rounds = await measureCase(systems, one, pace);
    if (systems.length > 1) give(caseTable({ measured: one, rounds }));
    measured.set(one.name, { measured: one, rounds: rounds.get('pokjanal' satisfies SystemName) ?? [] });
  }
  return measured;
}

async function measureGrowth(url: string, large: Measured, posts: number): Promise<void> {
  const office = await prepareOffice(besideUrl(url, TENTH), 0.1, false);
  try {
    const small = await measureCases(office, besideUrl(url, TENTH), false);
    const grown = [...large].map(
      ([name, { measured, rounds }]): Grown => ({ measured, large: rounds, small: small.get(name)?.rounds ?? [] }),
    );
    give(growthTable(grown, { small: office.posts, large: posts }));
  } finally {
    await office.db.close();
  }
}

async function main(): Promise<void> {
  const cluster = await openCluster();
  try {
    if (asked.only === 'duty') {
      const pace = { rounds: Number(asked.rounds), seconds: Number(asked.seconds) };
      await measureDuties(cluster.url, pace, say, give);
      return;
    }
    const office = await prepareOffice(cluster.url, 1, true);
    let head = '';
    try {
      const [server] = await office.db.sql<{ server_version: string }>('show server_version');
      head = heading(office, server?.server_version ?? '');
      const large = await measureCases(office, cluster.url, true);
      if (isChosen('growth')) {
        await office.db.sql(`drop database if exists ${TENTH}`);
        await office.db.sql(`create database ${TENTH}`);
        await measureGrowth(cluster.url, large, office.posts);
        await office.db.sql(`drop database ${TENTH}`);
      }
    } finally {
      await office.db.close();
    }
    if (asked.write) writeFileSync(new URL('./results.md', import.meta.url), `${[head, ...parts].join('\n\n')}\n`);
  } finally {
    await cluster.stop();
  }
}

function heading(office: Office, postgres: string): string {
  const memory = Math.round(totalmem() / 1024 ** 3);
  return [
    '# Measurements',
    '',
    `Taken on ${new Date().toISOString().slice(0, 10)} by \`npm run bench\`: ${cpus().length} cores and ${memory} GB shared by load generator,`,
    `servers and database, Node ${process.versions.node}, PostgreSQL ${postgres.split(' ')[0]}, ${office.posts} posts × ${office.months} months`,
    `of all forms in one province and ${office.elsewhere} posts in the others with one form of one month.`,
    `16 connections, ${asked.rounds} rounds of ${asked.seconds} s in turn after a warm-up. Answers were compared before and checked during the load.`,
    `Load of the machine in the minute before: ${loadBefore.toFixed(1)}; above 1 other work took part of the cores, so read ratios rather than rates.`,
    'Our server checks a personal access token and the rights behind it; the peers check nothing.',
    'Processor time of the database is that of all its processes; peak memory is that of the server process.',
  ].join('\n');
}

await main();
