import type { SuccessionKind, TimeZone, WilayahKind, WilayahLevel } from '@pokjanal/prisma/client';
import type { Day } from '../../lib/pure/month.ts';

/** An area as it stands, with all that a change of the tree reads of it. */
export type AreaRow = {
  readonly id: string;
  readonly no: number;
  readonly level: WilayahLevel;
  readonly kind: WilayahKind;
  readonly code: string;
  readonly name: string;
  readonly parentId: string | null;
  readonly path: string;
  readonly zone: TimeZone;
  readonly endedOn: Day | null;
};

/** An area that is to arise; below the named parent, else below that of the area it comes from. */
export type NewArea = {
  readonly code: string;
  readonly kind: WilayahKind;
  readonly name: string;
  readonly parentId?: string | undefined;
};

/** A new area of a split with what goes to it: areas, or posts where a village is split. */
export type SplitPart = NewArea & { readonly areaIds: readonly string[]; readonly posyanduIds: readonly string[] };

/** A code given by hand to an area that would else keep the end of its old one. */
export type GivenCode = { readonly wilayahId: string; readonly code: string };

type Act = {
  /** First day of the new state. */
  readonly on: Day;
  readonly decree: string;
  readonly codes?: readonly GivenCode[];
  /** Checks everything and writes nothing. */
  readonly isDryRun?: boolean;
};

export type SplitAct = Act & {
  readonly kind: 'SPLIT';
  readonly sourceId: string;
  readonly into: readonly SplitPart[];
};
export type MergeAct = Act & {
  readonly kind: 'MERGE';
  readonly sourceIds: readonly string[];
  readonly targetId?: string | undefined;
  readonly newTarget?: NewArea | undefined;
};
export type MoveAct = Act & {
  readonly kind: 'MOVE';
  readonly wilayahId: string;
  readonly parentId: string;
  readonly code?: string | undefined;
};
export type RecodeAct = Act & { readonly kind: 'RECODE'; readonly wilayahId: string; readonly code: string };
export type RenameAct = Act & {
  readonly kind: 'RENAME';
  readonly wilayahId: string;
  readonly name?: string | undefined;
  readonly newKind?: WilayahKind | undefined;
  readonly code?: string | undefined;
};

/** An act that changes the tree of areas. */
export type AreaChange = SplitAct | MergeAct | MoveAct | RecodeAct | RenameAct;

export type Post = { readonly id: string; readonly name: string; readonly wilayahId: string; readonly unitNo: number };

/** What an act finds before it: named areas, all below those whose codes or parents may change, posts of villages. */
export type Scene = {
  readonly areas: ReadonlyMap<string, AreaRow>;
  readonly posts: ReadonlyMap<string, Post>;
};

/** A new area with its place; its number is drawn when it is written. */
export type Created = Omit<AreaRow, 'no' | 'path' | 'endedOn'> & {
  readonly parentId: string;
  /** Where its code stands in the input. */
  readonly at: string;
};

/** What an act does, before codes are worked out. */
export type Draft = {
  readonly created: readonly Created[];
  readonly ended: readonly AreaRow[];
  /** New parent by id of the area that goes to it. */
  readonly parentOf: ReadonlyMap<string, string>;
  readonly renamed: readonly { readonly area: AreaRow; readonly name: string; readonly kind: WilayahKind }[];
  /** New village by id of the post that goes to it. */
  readonly villageOf: ReadonlyMap<string, string>;
  /** Areas that take over the work areas of puskesmas, of whom. */
  readonly heirs: readonly { readonly from: AreaRow; readonly toId: string }[];
  readonly successions: readonly {
    readonly kind: SuccessionKind;
    readonly fromId: string;
    readonly toId: string;
  }[];
  /** Codes given by the act itself, with their place in the input. */
  readonly given: ReadonlyMap<string, { readonly code: string; readonly at: string }>;
  /** Areas whose sums are of other posts afterwards. */
  readonly summed: readonly string[];
};

/** A draft that changes nothing; an act overwrites what it does. */
export const NO_CHANGE: Draft = {
  created: [],
  ended: [],
  parentOf: new Map(),
  renamed: [],
  villageOf: new Map(),
  heirs: [],
  successions: [],
  given: new Map(),
  summed: [],
};
