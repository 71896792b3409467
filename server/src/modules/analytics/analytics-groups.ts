import { InvalidInput, problem } from '../../lib/errors.ts';
import type { Catalogue } from './analytics-catalogue.ts';
import {
  type Breakdown,
  type Group,
  groupedCode,
  groupOf,
  POST_BREAKDOWNS,
  type PostBreakdown,
  SLOT_BREAKDOWNS,
  type SlotBreakdown,
} from './analytics-group-members.ts';
import { postGroupsOf } from './analytics-group-posts.ts';
import { groupedBySlots, slotGroupsOf } from './analytics-group-slots.ts';

/** Attributes of posts an answer is broken down by. */
export type PostGroups = {
  readonly by: readonly PostBreakdown[];
  /** How many groups the attributes make. */
  readonly size: number;
  /** Of each group of the answer, its place among those of the attributes. */
  readonly places: readonly number[];
};

/** Indicators taken apart: each group of each has a code and versions of its own. */
export type BrokenDown = {
  readonly catalogue: Catalogue;
  /** Indicator-major, then by group; the codes asked where nothing is broken down. */
  readonly codes: readonly string[];
  readonly groups: readonly Group[];
  /** Null where the forms themselves tell the groups. */
  readonly posts: PostGroups | null;
};

/** More would leave cells too small to say anything, and too many to show. */
const MOST_AT_ONCE = 2;

/**
 * Takes indicators apart by the members of one or two breakdowns; the second turns fastest.
 * @throws InvalidInput for more than two.
 */
export function breakDown(plain: Catalogue, indicators: readonly string[], asked: readonly Breakdown[]): BrokenDown {
  const by = [...new Set(asked)];
  if (by.length === 0) return { catalogue: plain, codes: indicators, groups: [], posts: null };
  if (by.length > MOST_AT_ONCE) throw new InvalidInput([problem('by', 'OUT_OF_RANGE', { min: 1, max: MOST_AT_ONCE })]);
  const slots = SLOT_BREAKDOWNS.filter((one) => by.includes(one)).sort(inOrderOf(by));
  const posts = POST_BREAKDOWNS.filter((one) => by.includes(one)).sort(inOrderOf(by));
  const rows = pairUp({ by, slots, posts }, slotGroupsOf(plain, indicators, slots));
  const bySlots =
    slots.length > 0
      ? groupedBySlots(
          plain,
          indicators,
          slots,
          rows.map(({ slot }) => slot),
        )
      : plain;
  const versions = indicators.flatMap((indicator) =>
    rows.map(({ group, slot }) => {
      const own = slots.length > 0 ? groupedCode(indicator, slot) : indicator;
      return [groupedCode(indicator, group), bySlots.versions.get(own) ?? []] as const;
    }),
  );
  return {
    catalogue: { ...bySlots, versions: new Map(versions) },
    codes: versions.map(([code]) => code),
    groups: rows.map(({ group }) => group),
    posts:
      posts.length > 0 ? { by: posts, size: postGroupsOf(posts).length, places: rows.map(({ place }) => place) } : null,
  };
}

type Asked = {
  readonly by: readonly Breakdown[];
  readonly slots: readonly SlotBreakdown[];
  readonly posts: readonly PostBreakdown[];
};
type Row = { readonly group: Group; readonly slot: Group; readonly place: number };

const NOTHING: Group = groupOf([]);

/** Each group of the answer with its group of cells and its place among the groups of posts. */
function pairUp({ by, slots, posts }: Asked, slotGroups: readonly Group[]): Row[] {
  const ofSlots = slots.length > 0 ? slotGroups : [NOTHING];
  const ofPosts = (posts.length > 0 ? postGroupsOf(posts) : [NOTHING]).map((group, place) => ({ group, place }));
  const rows = ofSlots.flatMap((slot) =>
    ofPosts.map(({ group, place }) => ({ slot, place, group: groupOf([...slot.members, ...group.members]) })),
  );
  if (slots.length === 0 || posts.length === 0 || by[0] === slots[0]) return rows;
  return ofPosts.flatMap(({ group, place }) =>
    ofSlots.map((slot) => ({ slot, place, group: groupOf([...group.members, ...slot.members]) })),
  );
}

function inOrderOf(by: readonly Breakdown[]): (one: Breakdown, other: Breakdown) => number {
  return (one, other) => by.indexOf(one) - by.indexOf(other);
}
