import type { SkillFragment } from './kader-pages.generated.ts';

/** Skills in their groups, both in their order. */
export function groupsOf(
  skills: readonly SkillFragment[],
): { code: string; name: SkillFragment['groupName']; skills: SkillFragment[] }[] {
  const codes = [...new Set(skills.map(({ group }) => group))];
  return codes.flatMap((code) => {
    const own = skills.filter(({ group }) => group === code);
    const [first] = own;
    return first ? [{ code, name: first.groupName, skills: own }] : [];
  });
}
