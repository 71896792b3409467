import { nextId, type Random, randomOf } from '../ids.ts';
import type { MadeWilayah } from '../make/wilayah.ts';
import { insertRows, type SqlHandle, type Value } from '../sql-db.ts';
import type { PlanArea, PlannedPuskesmas } from './plan-posts.ts';

export type PlannedPustu = {
  name: string;
  kind: 'PUSTU' | 'POSKESDES' | 'POLINDES';
  puskesmas: string;
  /** Codes of the villages it serves; it stands in the first. */
  villages: string[];
};

const OPENED = '2018-01-15';

/** Plans pustu: about every second village has one or is served by that of its neighbour, and some have none. */
export function planPustu(
  puskesmas: readonly PlannedPuskesmas[],
  areas: readonly PlanArea[],
  seed: number,
): PlannedPustu[] {
  const sorted = [...areas].sort((a, b) => (a.code < b.code ? -1 : 1));
  // A village that one of them names is not meant by another with the district it lies in.
  const named = new Set(puskesmas.flatMap(({ areas: served }) => served.filter(isVillage)));
  return puskesmas.flatMap(({ key, areas: served }) => {
    const random = randomOf(seed, 'pustu', key);
    const isOwn = (code: string): boolean =>
      named.has(code) ? served.includes(code) : served.some((area) => code.startsWith(`${area}.`));
    const villages = sorted.filter(({ code }) => isVillage(code) && isOwn(code));
    const pairs = villages.flatMap((village, at) =>
      at % 2 === 0 ? [[village, ...villages.slice(at + 1, at + 2)]] : [],
    );
    return pairs.flatMap((pair) => (random() < 0.65 ? [planOne(random, key, pair)] : []));
  });
}

const isVillage = (code: string): boolean => code.length === 13;

function planOne(random: Random, puskesmas: string, pair: readonly PlanArea[]): PlannedPustu {
  const kind = drawKind(random());
  const villages = random() < 0.6 ? pair : pair.slice(0, 1);
  const word = `${kind[0]}${kind.slice(1).toLowerCase()}`;
  return { name: `${word} ${pair[0]?.name ?? ''}`, kind, puskesmas, villages: villages.map(({ code }) => code) };
}

function drawKind(draw: number): PlannedPustu['kind'] {
  if (draw < 0.8) return 'PUSTU';
  return draw < 0.93 ? 'POSKESDES' : 'POLINDES';
}

type Places = {
  readonly areas: ReadonlyMap<string, MadeWilayah>;
  readonly puskesmas: ReadonlyMap<string, { readonly id: string }>;
};

/** Writes pustu with the villages they serve, two statements for all of them. */
export async function writePustu(
  tx: SqlHandle,
  plan: readonly PlannedPustu[],
  { areas, puskesmas }: Places,
): Promise<void> {
  const rows: Value[][] = [];
  const served: Value[][] = [];
  for (const { name, kind, puskesmas: key, villages } of plan) {
    const id = nextId(tx);
    rows.push([id, name, kind, puskesmas.get(key)?.id, areas.get(villages[0] ?? '')?.id, OPENED, true]);
    for (const code of villages) served.push([nextId(tx), id, areas.get(code)?.id, OPENED]);
  }
  const columns = {
    id: 'uuid',
    name: 'text',
    kind: '"PustuKind"',
    puskesmasId: 'uuid',
    wilayahId: 'uuid',
    openedOn: 'date',
    isDemo: 'boolean',
  };
  await insertRows(tx, '"Pustu"', columns, rows);
  await insertRows(tx, '"PustuArea"', { id: 'uuid', pustuId: 'uuid', wilayahId: 'uuid', from: 'date' }, served);
}
