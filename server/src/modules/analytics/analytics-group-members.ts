import { TIDAK_DIRINCI } from '../../lib/pure/layout.ts';
import type { Localized } from '../../lib/pure/texts.ts';

/** What cells of the forms tell by themselves: their sums are stored. */
export const SLOT_BREAKDOWNS = ['SEX', 'AGE', 'FIELD', 'STAGE'] as const;
export type SlotBreakdown = (typeof SLOT_BREAKDOWNS)[number];

/** What is known of the post a form comes from: the forms are added up anew. */
export const POST_BREAKDOWNS = ['AREA_KIND', 'STRATA', 'FORM_SET'] as const;
export type PostBreakdown = (typeof POST_BREAKDOWNS)[number];

/** Everything an answer can be broken down by. */
export type Breakdown = SlotBreakdown | PostBreakdown;

/** One member of one breakdown. */
export type Member = { readonly by: Breakdown; readonly code: string; readonly name: Localized };

/** One row of an answer: a member of each breakdown asked; what was not broken down is a member of its own. */
export type Group = { readonly code: string; readonly name: Localized; readonly members: readonly Member[] };

const WHOLE: Localized = { id: 'tidak dirinci', en: 'not broken down' };

/** The member of a breakdown that holds what is of none of the others. */
export function wholeOf(by: Breakdown): Member {
  return { by, code: TIDAK_DIRINCI, name: WHOLE };
}

/** Makes the group of one member of each breakdown. */
export function groupOf(members: readonly Member[]): Group {
  const joined = (language: 'id' | 'en'): string => [...new Set(members.map(({ name }) => name[language]))].join(', ');
  const code = members.map((member) => member.code).join('/');
  return { code, name: { id: joined('id'), en: joined('en') }, members };
}

/** Pairs every member of the first list with every one of the next, and so on; the last list turns fastest. */
export function crossed(lists: readonly (readonly Member[])[]): Member[][] {
  return lists.reduce<Member[][]>((rows, list) => rows.flatMap((row) => list.map((one) => [...row, one])), [[]]);
}

/** Stands between an indicator or element and its group. */
const MARK = '|';

/** Takes the code of a grouped indicator apart. */
export function splitGroup(code: string): { indicator: string; group: string | null } {
  const [indicator = code, group = null] = code.split(MARK);
  return { indicator, group };
}

/** An indicator of one group. */
export function groupedCode(indicator: string, group: Group): string {
  return `${indicator}${MARK}${group.code}`;
}
