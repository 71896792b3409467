import type { Case, SystemName } from './case.ts';
import { checkSame, type Prepared, prepare, type Round, runRound } from './load.ts';
import type { DatabaseProcesses } from './processes.ts';
import type { System } from './systems.ts';

const WARM_UP_SECONDS = 1.5;

export type Pace = { readonly rounds: number; readonly seconds: number; readonly database: DatabaseProcesses };

/** Measures one case on all systems, round by round in turn, after they were found to answer alike. */
export async function measureCase(
  systems: readonly System[],
  measured: Case,
  { rounds, seconds, database }: Pace,
): Promise<Map<SystemName, Round[]>> {
  const { connections } = measured;
  const prepared = new Map<System, Prepared>();
  for (const system of systems) prepared.set(system, await prepare(system, measured));
  const [first, ...others] = [...prepared];
  for (const other of others) if (first) checkSame(measured, first, other);
  for (const [system, answers] of prepared)
    await runRound(system, answers, { seconds: WARM_UP_SECONDS, database, connections });
  const done = new Map<SystemName, Round[]>(systems.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [system, answers] of prepared) {
      done.get(system.name)?.push(await runRound(system, answers, { seconds, database, connections }));
    }
  }
  return done;
}
