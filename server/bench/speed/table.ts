import type { Case, SystemName, Target } from './case.ts';
import type { Round } from './load.ts';

export type Measured = { readonly measured: Case; readonly rounds: ReadonlyMap<SystemName, readonly Round[]> };

const NAMES: Record<SystemName, string> = {
  pokjanal: 'Pokjanal',
  postgraphile: 'PostGraphile 5.1',
  bare: 'bare pg + node:http',
};

/** The value in the middle of a sorted copy, or at another share of it. */
export function quantile(values: readonly number[], share = 0.5): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Writes one case as a table of Markdown with its ratios against the targets. */
export function caseTable({ measured, rounds }: Measured): string {
  const own = throughput(rounds.get('pokjanal') ?? []);
  const lines = [...rounds].map(([name, all]) => {
    const latencies = all.flatMap((round) => [...round.latencies]);
    const rates = all.map((round) => round.perSecond);
    const ratio = name === 'pokjanal' ? '' : `${(own / throughput(all)).toFixed(2)} ×`;
    return row([
      NAMES[name],
      rates.length === 0
        ? ''
        : `${throughput(all).toFixed(0)} (${Math.min(...rates).toFixed(0)}–${Math.max(...rates).toFixed(0)})`,
      `${quantile(latencies).toFixed(1)} ms`,
      `${quantile(latencies, 0.95).toFixed(1)} ms`,
      `${quantile(latencies, 0.99).toFixed(1)} ms`,
      `${quantile(all.map((round) => round.cpuMs)).toFixed(2)} ms`,
      `${quantile(all.map((round) => round.databaseCpuMs)).toFixed(2)} ms`,
      `${Math.max(...all.map((round) => round.memoryMb)).toFixed(0)} MB`,
      ratio,
    ]);
  });
  return [
    `### ${measured.title}`,
    '',
    ...(measured.note === undefined ? [] : [measured.note, '']),
    row([
      'server',
      'answers/s: median (spread)',
      'p50',
      'p95',
      'p99',
      'node CPU per answer',
      'database CPU per answer',
      'peak memory',
      'ours against it',
    ]),
    row(['---', '---:', '---:', '---:', '---:', '---:', '---:', '---:', '---:']),
    ...lines,
    '',
    ...measured.targets.map((target) => `- ${verdict(target, own, throughput(rounds.get(target.against) ?? []))}`),
  ].join('\n');
}

function verdict({ against, must, aim }: Target, own: number, other: number): string {
  const ratio = own / other;
  const wanted = must ?? aim ?? 0;
  const kind = must === undefined ? 'aim' : 'must';
  return `${kind}: at least ${wanted} × ${NAMES[against]} — ${ratio.toFixed(2)} ×, ${said(ratio >= wanted)}`;
}

/** Says in words whether a target was met. */
export function said(reached: boolean): string {
  return reached ? 'reached' : '**not reached**';
}

function throughput(rounds: readonly Round[]): number {
  return quantile(rounds.map((round) => round.perSecond));
}

/** One line of a table of Markdown. */
export function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
