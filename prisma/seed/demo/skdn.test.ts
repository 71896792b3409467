import { expect, test } from 'vitest';
import { planDemoMonth } from '../demo-live.ts';
import { randomOf } from '../ids.ts';
import { closedMonth, drawPopulation, drawSkdn, populationOf, seasonOf } from './skdn.ts';

/** Sums an element over its ten columns, or reads its undivided total. */
function sum(cells: ReadonlyMap<number, number>, element: number): number {
  const total = cells.get(90 + element);
  if (total !== undefined) return total;
  return Array.from({ length: 10 }, (_, column) => cells.get(element * 10 + column) ?? 0).reduce((a, b) => a + b, 0);
}

const [S, K, D, N, T, TT, O, B, BGM] = [0, 1, 2, 3, 4, 5, 6, 7, 8] as const;

test('drawn months keep every rule of the block in each column and in the totals', () => {
  for (let run = 0; run < 400; run++) {
    const random = randomOf(7, run);
    const season = seasonOf(random, 0.5 + (run % 50) / 100, run % 24, (run % 12) + 1);
    const cells = drawSkdn(random, drawPopulation(random, 5 + (run % 90)), season, run % 2 === 0);
    const of = (element: number) => sum(cells, element);
    expect(of(D) <= of(K) && of(K) <= of(S)).toBe(true);
    expect(of(N) + of(T) + of(O) + of(B)).toBe(of(D));
    expect(of(TT) <= of(T) && of(BGM) <= of(D)).toBe(true);
    expect(cells.size).toBe(run % 2 === 0 ? 90 : 9);
    for (let column = 0; column < 10; column++) {
      const cell = (element: number) => cells.get(element * 10 + column) ?? 0;
      expect(cell(N) + cell(T) + cell(O) + cell(B)).toBe(cell(D));
    }
  }
});

test('a month in which the post did not open carries the children and weighs nobody', () => {
  const population = drawPopulation(randomOf(1), 40);
  const children = population.reduce((a, b) => a + b, 0);
  const cells = closedMonth(population, true);
  expect([sum(cells, S), sum(cells, K), sum(cells, D), sum(cells, N)]).toEqual([children, children, 0, 0]);
  expect(cells.size).toBe(90);
});

test('children read back from totals add up to the total', () => {
  for (let total = 0; total < 120; total += 7) {
    const population = populationOf(randomOf(3, total), new Map([[90, total]]));
    expect(population.reduce((a, b) => a + b, 0)).toBe(total);
  }
});

test('a live month plans one report for each post, alike for the same seed, in the order of sending', () => {
  const posts = ['a', 'b', 'c', 'd', 'e'].map((id, index) => ({
    id,
    detailed: index % 2 === 0,
    previous: new Map(index === 4 ? [] : [[90, 40]]),
  }));
  const plan = planDemoMonth(posts, 24_322, 5);
  expect(planDemoMonth([...posts].reverse(), 24_322, 5)).toEqual(plan);
  expect(plan.map(({ at }) => at)).toEqual(plan.map(({ at }) => at).sort((a, b) => a - b));
  const sizes = new Map(plan.map(({ posyandu, cells }) => [posyandu, cells.length]));
  expect(sizes).toEqual(
    new Map([
      ['a', 90],
      ['b', 9],
      ['c', 90],
      ['d', 9],
      ['e', 90],
    ]),
  );
});
