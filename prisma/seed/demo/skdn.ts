import { near, type Random } from '../ids.ts';

/** Children living in the area by age and sex, in the order of the SKDN columns. */
export type Population = number[];

/** What shapes a month of one post. */
export type Season = {
  /** Share of children who come. */
  attendance: number;
  /** Share of those weighed twice who gained enough. */
  growth: number;
  /** Share of children who hold a growth card. */
  cards: number;
};

const COLUMNS = 10;
const ELEMENTS = 9;
const TOTAL_SLOT = 90;

// Months each age band spans, and how readily its children are brought: the youngest most, the oldest least.
const SHARE_OF_AGES = [0.1, 0.1, 0.2, 0.2, 0.4] as const;
const PULL_OF_AGES = [1.12, 1.1, 1.05, 0.98, 0.92] as const;

/** Draws the children of a post of some size. */
export function drawPopulation(random: Random, size: number): Population {
  return Array.from({ length: COLUMNS }, (_, column) => {
    const share = (SHARE_OF_AGES[column >> 1] ?? 0) * (column % 2 === 0 ? 0.51 : 0.49);
    return Math.max(0, Math.round(near(random, size * share, 1.1)));
  });
}

/** Lets a month pass: here and there a child is born, moves or turns an age. */
export function movePopulation(random: Random, population: Population): Population {
  return population.map((count) => {
    const chance = random();
    if (chance < 0.06) return count + 1;
    return chance > 0.945 && count > 0 ? count - 1 : count;
  });
}

/** Trend, season and noise of a post: supplement months draw, the holidays after the fasting month do not. */
export function seasonOf(random: Random, base: number, index: number, monthOfYear: number): Season {
  const trend = 0.0025 * index;
  const supplement = monthOfYear === 2 || monthOfYear === 8 ? 0.05 : 0;
  const holiday = monthOfYear === 4 || monthOfYear === 12 ? -0.04 : 0;
  return {
    attendance: clamp(near(random, base + trend + supplement + holiday, 0.045), 0.25, 0.99),
    growth: clamp(near(random, 0.6 + 0.002 * index, 0.06), 0.3, 0.85),
    cards: clamp(near(random, 0.965, 0.02), 0.8, 1),
  };
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

/** Draws the answers of a month: every rule of the block holds in each column, so it holds in the totals. */
export function drawSkdn(
  random: Random,
  population: Population,
  season: Season,
  detailed: boolean,
): Map<number, number> {
  const cells = new Map<number, number>();
  const put = (element: number, column: number, count: number) => {
    const slot = detailed ? element * COLUMNS + column : TOTAL_SLOT + element;
    cells.set(slot, (cells.get(slot) ?? 0) + count);
  };
  for (let column = 0; column < COLUMNS; column++) {
    const counts = drawColumn(random, population[column] ?? 0, season, column);
    for (const [element, count] of counts.entries()) put(element, column, count);
  }
  return cells;
}

/** S, K, D, N, T, 2T, O, B, BGM of one column, in catalogue order. */
function drawColumn(random: Random, children: number, season: Season, column: number): number[] {
  const pull = season.attendance * (PULL_OF_AGES[column >> 1] ?? 1);
  const cards = binomial(random, children, season.cards);
  const weighed = Math.min(cards, binomial(random, children, Math.min(0.99, pull)));
  // A child is new mostly in its first months; one who was away last month cannot be compared with it.
  const fresh = binomial(random, weighed, column < 2 ? 0.16 : 0.012);
  const away = binomial(random, weighed - fresh, (1 - season.attendance) * 0.45);
  const compared = weighed - fresh - away;
  const gained = binomial(random, compared, season.growth + 0.08);
  const still = compared - gained;
  return [
    children,
    cards,
    weighed,
    gained,
    still,
    binomial(random, still, 0.28),
    away,
    fresh,
    binomial(random, weighed, 0.009),
  ];
}

/** Answers of a month in which the post did not open: the children are carried on, nobody was weighed. */
export function closedMonth(population: Population, detailed: boolean): Map<number, number> {
  const still = { attendance: 0, growth: 0, cards: 1 };
  const cells = drawSkdn(() => 0.5, population, still, detailed);
  for (const slot of cells.keys()) if (!isStock(slot)) cells.set(slot, 0);
  return cells;
}

/** Says whether a slot holds S or K, which live on from month to month. */
export function isStock(slot: number): boolean {
  return slot < 2 * COLUMNS || slot === TOTAL_SLOT || slot === TOTAL_SLOT + 1;
}

/** Reads back the children of a report; totals alone are spread over the columns by their usual shares. */
export function populationOf(random: Random, stocks: ReadonlyMap<number, number>): Population {
  const total = stocks.get(TOTAL_SLOT);
  if (total !== undefined) return spread(drawPopulation(random, total), total);
  return Array.from({ length: COLUMNS }, (_, column) => stocks.get(column) ?? 0);
}

/** Takes from or adds to the columns one after another, the oldest first, until the sum is exact. */
function spread(population: Population, total: number): Population {
  let over = population.reduce((all, count) => all + count, 0) - total;
  return population.reduceRight<Population>((exact, count) => {
    const taken = Math.min(count, over);
    over -= taken;
    return [count - taken, ...exact];
  }, []);
}

function binomial(random: Random, trials: number, chance: number): number {
  let hits = 0;
  for (let i = 0; i < trials; i++) if (random() < chance) hits++;
  return hits;
}

export const SKDN_SLOTS = ELEMENTS * COLUMNS + ELEMENTS;
