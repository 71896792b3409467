import { BADGES } from './badge.ts';
import type { KaderBook } from './kader-book.ts';

/**
 * Writes the badge that a column of skills earns as its place in `BADGES`: the same rule as `badgeOf`, for lists and
 * counts. Every part of the text is a number of the rules.
 */
export function badgeSql(column: string, { groups, rules }: Pick<KaderBook, 'groups' | 'rules'>): string {
  const complete = (mask: number): string => `(${column} & ${mask}) = ${mask}`;
  const cases = rules
    .toSorted((a, b) => b.order - a.order)
    .map(({ badge, requiredGroups, furtherGroups }) => {
      const isKnown = requiredGroups.every((code) => groups.some((group) => group.code === code));
      const required = groups.filter(({ code }) => requiredGroups.includes(code)).map(({ mask }) => complete(mask));
      const further = groups.filter(({ code }) => !requiredGroups.includes(code));
      const count = further.map(({ mask }) => `(${complete(mask)})::int`).join(' + ') || '0';
      const parts = [isKnown ? 'true' : 'false', ...required, `${count} >= ${Number(furtherGroups)}`];
      return `when ${parts.join(' and ')} then ${BADGES.indexOf(badge)}`;
    });
  return cases.length === 0 ? '0' : `(case ${cases.join(' ')} else 0 end)`;
}
