import { type Group, groupOf, crossed, type Member, type PostBreakdown, wholeOf } from './analytics-group-members.ts';

const NAMES: Readonly<Record<PostBreakdown, readonly (readonly [code: string, id: string, en: string])[]>> = {
  AREA_KIND: [
    ['DESA', 'desa', 'desa'],
    ['KELURAHAN', 'kelurahan', 'kelurahan'],
    ['DESA_ADAT', 'desa adat', 'desa adat'],
  ],
  STRATA: [
    ['PRATAMA', 'pratama', 'pratama'],
    ['MADYA', 'madya', 'madya'],
    ['PURNAMA', 'purnama', 'purnama'],
    ['MANDIRI', 'mandiri', 'mandiri'],
    ['BELUM_DINILAI', 'belum dinilai', 'not assessed yet'],
  ],
  FORM_SET: [
    ['BASIC', 'formulir ringkas', 'short forms'],
    ['ILP', 'formulir lengkap (ILP)', 'full forms (ILP)'],
  ],
};

/** Lists the members of an attribute of posts, those without it last; always all of them. */
export function postMembers(by: PostBreakdown): Member[] {
  return [...NAMES[by].map(([code, id, en]) => ({ by, code, name: { id, en } })), wholeOf(by)];
}

/** Lists the groups of one or two attributes; a post's place among them is what the statement computes. */
export function postGroupsOf(by: readonly PostBreakdown[]): Group[] {
  return crossed(by.map(postMembers)).map(groupOf);
}
