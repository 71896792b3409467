/** Badges of kader from none to all skills; the words of the tests a kader takes. */
export const BADGES = ['NONE', 'PURWA', 'MADYA', 'UTAMA'] as const;
export type Badge = (typeof BADGES)[number];

/** Skills as bits: skill number n is the bit n − 1. */
export type SkillMask = number;

/** The skills of one group. */
export type SkillGroup = { readonly code: string; readonly mask: SkillMask };

/** What a badge asks for in one version of the rule. */
export type BadgeRule = {
  readonly version: number;
  readonly badge: Badge;
  /** Place among the badges, the lowest first. */
  readonly order: number;
  readonly requiredGroups: readonly string[];
  /** How many groups beside those must be complete. */
  readonly furtherGroups: number;
};

/** The bit of a skill by its number. */
export const bitOf = (number: number): SkillMask => 1 << (number - 1);

const holds = (passed: SkillMask, mask: SkillMask): boolean => (passed & mask) === mask;

/** What one badge still wants of a kader: skills of required groups, and of the nearest further ones. */
export function missingFor(rule: BadgeRule, groups: readonly SkillGroup[], passed: SkillMask): SkillMask {
  const required = groups.filter(({ code }) => rule.requiredGroups.includes(code));
  const further = groups
    .filter(({ code }) => !rule.requiredGroups.includes(code))
    .map(({ mask }) => mask & ~passed)
    .toSorted((a, b) => skillCount(a) - skillCount(b))
    .slice(0, rule.furtherGroups);
  return [...required.map(({ mask }) => mask & ~passed), ...further].reduce((all, mask) => all | mask, 0);
}

/** Tells whether the skills shown earn a badge. */
export function earns(rule: BadgeRule, groups: readonly SkillGroup[], passed: SkillMask): boolean {
  const complete = groups.filter(({ mask }) => holds(passed, mask)).map(({ code }) => code);
  return (
    rule.requiredGroups.every((code) => complete.includes(code)) &&
    complete.filter((code) => !rule.requiredGroups.includes(code)).length >= rule.furtherGroups
  );
}

/** The highest badge that the skills shown earn by the rules of one version; `NONE` when they earn none. */
export function badgeOf(rules: readonly BadgeRule[], groups: readonly SkillGroup[], passed: SkillMask): Badge {
  const earned = rules.filter((rule) => earns(rule, groups, passed)).toSorted((a, b) => b.order - a.order);
  return earned[0]?.badge ?? 'NONE';
}

/** The next badge above what the skills shown earn, and the skills it still wants; null at the top. */
export function nextBadge(
  rules: readonly BadgeRule[],
  groups: readonly SkillGroup[],
  passed: SkillMask,
): { badge: Badge; missing: SkillMask } | null {
  const own = badgeOf(rules, groups, passed);
  const order = rules.find(({ badge }) => badge === own)?.order ?? 0;
  const [next] = rules.filter((rule) => rule.order > order).toSorted((a, b) => a.order - b.order);
  return next ? { badge: next.badge, missing: missingFor(next, groups, passed) } : null;
}

/** How many skills a mask holds. */
export function skillCount(mask: SkillMask): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
