import { deepEqual } from 'node:assert/strict';
import { encodeGlobalId } from '../../src/graphql/ids.ts';
import { formatMonth } from '../../src/lib/pure/month.ts';
import { type Prepared, prepareBodies, type Round, runRound } from './load.ts';
import type { Pace } from './measure.ts';
import type { Office } from './office.ts';
import type { System } from './systems.ts';
import { quantile, row } from './table.ts';

const QUERY = `query Known($area: ID!, $month: Period!, $at: DateTime) {
  analytics(input: { indicators: ["SKDN_DS"], within: $area, level: KECAMATAN, periods: [$month], asKnownAt: $at }) {
    wilayah { code } columns { value numerator denominator } } }`;
const WARM_UP_SECONDS = 1.5;

/**
 * Measures the figures of a regency's districts as they are and as they were known at this moment, which must be the same
 * while nobody writes: the one reads stored sums, the other every revision.
 */
export async function measureKnown(own: System, office: Office, pace: Pace): Promise<string> {
  const month = formatMonth(office.lastMonth);
  const bodies = (at: string | null): string[] =>
    office.smallRegencies.map(({ id }) =>
      JSON.stringify({ query: QUERY, variables: { area: encodeGlobalId('Wilayah', id), month, at } }),
    );
  const live = await prepareBodies(own, bodies(null));
  const known = await prepareBodies(own, bodies(new Date().toISOString()));
  deepEqual(
    known.map(({ answer }) => figuresOf(answer)),
    live.map(({ answer }) => figuresOf(answer)),
  );
  const [liveRounds, knownRounds] = [await roundsOf(own, live, pace), await roundsOf(own, known, pace)];
  const factor = costOf(knownRounds) / costOf(liveRounds);
  return [
    '### As known at an instant',
    '',
    'D/S of the districts of a regency for one month; cost is the processor time of server and database together per answer.',
    '',
    row(['', 'answers/s', 'p50', 'p99', 'cost']),
    row(['---', '---:', '---:', '---:', '---:']),
    lineOf('as it is, from stored sums', liveRounds),
    lineOf('as it was known, from revisions', knownRounds),
    '',
    `- an answer as known at an instant costs ${factor.toFixed(1)} × the answer of today`,
  ].join('\n');
}

async function roundsOf(own: System, prepared: Prepared, { rounds, seconds, database }: Pace): Promise<Round[]> {
  await runRound(own, prepared, { seconds: WARM_UP_SECONDS, database });
  const done: Round[] = [];
  for (let round = 0; round < rounds; round += 1) done.push(await runRound(own, prepared, { seconds, database }));
  return done;
}

function figuresOf(answer: string): unknown {
  const { data } = JSON.parse(answer) as { data: { analytics: unknown } };
  return data.analytics;
}

function costOf(rounds: readonly Round[]): number {
  return quantile(rounds.map(({ cpuMs, databaseCpuMs }) => cpuMs + databaseCpuMs));
}

function lineOf(name: string, rounds: readonly Round[]): string {
  const latencies = rounds.flatMap((round) => [...round.latencies]);
  return row([
    name,
    quantile(rounds.map(({ perSecond }) => perSecond)).toFixed(0),
    `${quantile(latencies).toFixed(1)} ms`,
    `${quantile(latencies, 0.99).toFixed(1)} ms`,
    `${costOf(rounds).toFixed(2)} ms`,
  ]);
}
