import type { Ctx } from '../../auth/ctx.ts';
import { dayText, today } from '../../lib/days.ts';
import { type BadgeRule, bitOf, type SkillGroup } from './badge.ts';

/** One of the basic skills. */
export type Skill = {
  readonly code: string;
  readonly number: number;
  readonly groupCode: string;
  readonly groupName: string;
  readonly groupNameEn: string;
  readonly name: string;
  readonly nameEn: string;
};

/** The skills in their order, their groups, and the badge rules in force. */
export type KaderBook = {
  readonly skills: readonly Skill[];
  readonly groups: readonly SkillGroup[];
  readonly rules: readonly BadgeRule[];
};

type Row = { skills: Skill[] | null; rules: BadgeRule[] | null };

const READ = `
  select
    (select json_agg(s order by s.number) from (
       select code, number, "groupCode", "groupName", "groupNameEn", name, "nameEn" from "KaderSkill") s) as skills,
    (select json_agg(r order by r."order") from (
       select version, badge, "order", "requiredGroups", "furtherGroups" from "KaderBadgeRule"
       where version = (select max(version) from "KaderBadgeRule"
         where "validFrom" <= $1::date and ("validTo" is null or "validTo" >= $1::date))) r) as rules`;

const books = new WeakMap<object, Promise<KaderBook>>();

/** Skills and the badge rules in force today, read once for a request. */
export function kaderBook(ctx: Ctx): Promise<KaderBook> {
  const known = books.get(ctx);
  if (known) return known;
  const read = readKaderBook(ctx, today(ctx));
  books.set(ctx, read);
  return read;
}

/** The same as of a day; of several versions in force the newest counts. One statement. */
export async function readKaderBook(ctx: Pick<Ctx, 'db'>, on: Date): Promise<KaderBook> {
  const [row] = await ctx.db.sql<Row>(READ, [dayText(on)]);
  const skills = row?.skills ?? [];
  const masks = new Map<string, number>();
  for (const { groupCode, number } of skills) masks.set(groupCode, (masks.get(groupCode) ?? 0) | bitOf(number));
  return { skills, groups: [...masks].map(([code, mask]) => ({ code, mask })), rules: row?.rules ?? [] };
}
