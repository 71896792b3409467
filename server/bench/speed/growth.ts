import type { Case } from './case.ts';
import type { Round } from './load.ts';
import { quantile, row, said } from './table.ts';

const MUST = 1.3;
const AIM = 1.1;

export type Grown = { readonly measured: Case; readonly small: readonly Round[]; readonly large: readonly Round[] };

/** Compares what answers of our server cost at a tenth of the data and at all of it. */
export function growthTable(all: readonly Grown[], posts: { readonly small: number; readonly large: number }): string {
  const factors = all.map(({ small, large }) => costOf(large) / costOf(small));
  const worst = Math.max(...factors);
  return [
    '### Growth with the data',
    '',
    `The same questions to our server over ${posts.small} and over ${posts.large} posts; cost is the processor time of server and database together per answer.`,
    '',
    row(['question', 'cost at a tenth', 'cost at all', 'growth', 'p50 at a tenth', 'p50 at all']),
    row(['---', '---:', '---:', '---:', '---:', '---:']),
    ...all.map(({ measured, small, large }, index) =>
      row([
        measured.title,
        `${costOf(small).toFixed(2)} ms`,
        `${costOf(large).toFixed(2)} ms`,
        `${(factors[index] ?? Number.NaN).toFixed(2)} ×`,
        `${medianOf(small).toFixed(1)} ms`,
        `${medianOf(large).toFixed(1)} ms`,
      ]),
    ),
    '',
    `- must: at most ${MUST} × at ten times the data — ${worst.toFixed(2)} × for the worst, ${said(worst <= MUST)}`,
    `- aim: at most ${AIM} × — ${worst.toFixed(2)} × for the worst, ${said(worst <= AIM)}`,
  ].join('\n');
}

function costOf(rounds: readonly Round[]): number {
  return quantile(rounds.map(({ cpuMs, databaseCpuMs }) => cpuMs + databaseCpuMs));
}

function medianOf(rounds: readonly Round[]): number {
  return quantile(rounds.flatMap(({ latencies }) => [...latencies]));
}
