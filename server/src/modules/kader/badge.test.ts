import { describe, expect, it } from 'vitest';
import { type BadgeRule, badgeOf, bitOf, earns, missingFor, nextBadge, skillCount } from './badge.ts';

const groups = [
  { code: 'KELOLA', from: 1, to: 4 },
  { code: 'BALITA', from: 5, to: 11 },
  { code: 'HAMIL', from: 12, to: 17 },
  { code: 'REMAJA', from: 18, to: 20 },
  { code: 'DEWASA', from: 21, to: 25 },
].map(({ code, from, to }) => ({ code, mask: maskOf(range(from, to)) }));

const BASE = ['KELOLA', 'BALITA'];
const rule = (
  version: number,
  badge: BadgeRule['badge'],
  order: number,
  requiredGroups: string[],
  furtherGroups: number,
) => ({ version, badge, order, requiredGroups, furtherGroups }) satisfies BadgeRule;
const ALL = groups.map(({ code }) => code);
/** Any further group will do, or, in a stricter reading, pregnancy before all others. */
const VERSIONS: readonly (readonly BadgeRule[])[] = [
  [rule(1, 'PURWA', 1, BASE, 1), rule(1, 'MADYA', 2, BASE, 2), rule(1, 'UTAMA', 3, ALL, 0)],
  [rule(2, 'PURWA', 1, [...BASE, 'HAMIL'], 0), rule(2, 'MADYA', 2, [...BASE, 'HAMIL'], 1), rule(2, 'UTAMA', 3, ALL, 0)],
];

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}
function maskOf(numbers: readonly number[]): number {
  return numbers.reduce((mask, number) => mask | bitOf(number), 0);
}
/** Sets of skills that lie at the edges of groups, and some in between; alike in each run. */
function* someMasks(): Generator<number> {
  for (let set = 0; set < 1 << groups.length; set += 1) {
    const full = groups.reduce((mask, group, at) => (set & (1 << at) ? mask | group.mask : mask), 0);
    yield full;
    for (const number of range(1, 25)) yield full & ~bitOf(number);
  }
  for (let seed = 1, at = 0; at < 500; at += 1) {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    yield seed & maskOf(range(1, 25));
  }
}

describe('the badge of a kader', () => {
  it.each([
    [[], 'NONE', 'NONE'],
    [range(1, 11), 'NONE', 'NONE'],
    [[...range(1, 11), ...range(18, 20)], 'PURWA', 'NONE'],
    [[...range(1, 11), ...range(21, 25)], 'PURWA', 'NONE'],
    [range(1, 17), 'PURWA', 'PURWA'],
    [range(1, 16), 'NONE', 'NONE'],
    [range(2, 25), 'NONE', 'NONE'],
    [range(1, 20), 'MADYA', 'MADYA'],
    [[...range(1, 11), ...range(18, 25)], 'MADYA', 'NONE'],
    [range(1, 24), 'MADYA', 'MADYA'],
    [range(1, 25), 'UTAMA', 'UTAMA'],
  ] as const)('of the skills %j is %s by the first version and %s by the second', (numbers, ...badges) => {
    expect(VERSIONS.map((rules) => badgeOf(rules, groups, maskOf(numbers)))).toEqual(badges);
  });

  it('never falls when one more skill is shown, and what is missing for the next one earns it', () => {
    const broken: string[] = [];
    const check = (holds: boolean, told: string) => {
      if (!holds) broken.push(told);
    };
    for (const [version, rules] of VERSIONS.entries()) {
      const place = (mask: number) => rules.find(({ badge }) => badge === badgeOf(rules, groups, mask))?.order ?? 0;
      for (const mask of someMasks()) {
        const told = `${mask} in ${version}`;
        for (const number of range(1, 25))
          check(place(mask | bitOf(number)) >= place(mask), `${told} falls at ${number}`);
        const next = nextBadge(rules, groups, mask);
        if (!next) continue;
        check(place(mask | next.missing) > place(mask), `${told} misses more`);
        check((next.missing & mask) === 0, `${told} misses what was shown`);
        for (const one of rules) check((missingFor(one, groups, mask) === 0) === earns(one, groups, mask), told);
      }
    }
    expect(broken).toEqual([]);
  });

  it('is none where the rule speaks of a group nobody knows, or there is no rule', () => {
    expect(badgeOf([rule(1, 'PURWA', 1, ['LAIN'], 0)], groups, maskOf(range(1, 25)))).toBe('NONE');
    expect(badgeOf([], groups, maskOf(range(1, 25)))).toBe('NONE');
    expect(skillCount(maskOf(range(1, 25)))).toBe(25);
  });
});
