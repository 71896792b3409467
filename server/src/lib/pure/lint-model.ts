import type { Direction, TimeRule } from './indicator.ts';
import type { ElementKind } from './layout.ts';
import type { Day } from './month.ts';
import type { RuleLevel } from './rules.ts';

export type Validity = { readonly validFrom: Day; readonly validTo: Day | null };

export type LintElement = {
  readonly code: string;
  readonly kind: ElementKind;
  readonly overWilayah: string;
  readonly overTime: string;
  /** Life-cycle stage of the persons counted; null where they are of several or no persons. */
  readonly stage: string | null;
};

export type LintVersion = Validity & {
  readonly indicator: string;
  readonly version: number;
  readonly numerator: string;
  readonly denominator: string;
  readonly factor: number;
  readonly direction: Direction;
  readonly timeRule: TimeRule;
  readonly pairing: 'PAIRED' | 'INDEPENDENT';
};

export type LintRule = Validity & {
  readonly code: string;
  readonly part: number;
  /** A block, or `SEMUA` for all of them. */
  readonly block: string;
  readonly level: RuleLevel;
  readonly expression: string;
};

export type LintForm = Validity & {
  readonly code: string;
  readonly version: number;
  /** Who answers it: a posyandu, or a puskesmas for a village. */
  readonly unitKind: string;
  readonly blocks: readonly string[];
};

/** The definitions as they stand, of all times. */
export type LintCatalogue = {
  readonly elements: readonly LintElement[];
  readonly slots: readonly { readonly block: string; readonly element: string }[];
  readonly versions: readonly LintVersion[];
  readonly rules: readonly LintRule[];
  readonly forms: readonly LintForm[];
};

/** A rule on the blocks of every form. */
export const ALL_BLOCKS = 'SEMUA';

/** Says whether something is in force on a day. */
export function isInForce({ validFrom, validTo }: Validity, day: Day): boolean {
  return validFrom <= day && (validTo === null || validTo >= day);
}
