import type { Localized } from '../../lib/pure/texts.ts';

export const SECTIONS = ['GROUP', 'SEAT', 'HOLDING', 'MEMBER', 'COMMITMENT', 'PLAN', 'MEETING'] as const;
export type Section = (typeof SECTIONS)[number];

export const LINE_ACTS = ['FOUND', 'ADOPT', 'MAKE', 'CARRY', 'JOIN', 'NOTE', 'PLAN'] as const;
export type LineAct = (typeof LINE_ACTS)[number];

/** One line of a succession, to be taken or left. */
export type Line = {
  /** Names the line within its group; the same as long as its subject stands. */
  readonly key: string;
  readonly section: Section;
  readonly act: LineAct;
  readonly title: string;
  /** Where it comes from: the old seat, the agency, the day it is due. */
  readonly from: string | null;
  /** Code of the seat of the new group it leads to. */
  readonly seat: string | null;
  readonly isProposed: boolean;
  /** It can be taken at all; what cannot is there to be known. */
  readonly isPossible: boolean;
  readonly confidence: string | null;
  readonly reason: Localized;
  /** What stays behind when it is left. */
  readonly left: Localized | null;
};

/** The part of a key after its kind. */
export const subjectOf = (key: string): string => key.slice(key.indexOf(':') + 1);
