import { decreeYearDiffers } from '../../lib/pure/decree-year.ts';

/** Life cycle of a group (domain reference 2.7). */
export const PokjanalStatus = {
  PLANNED: 'PLANNED',
  AWAITING_DECREE: 'AWAITING_DECREE',
  ACTIVE: 'ACTIVE',
  EXPIRED: 'EXPIRED',
  DISSOLVED: 'DISSOLVED',
  SUPERSEDED: 'SUPERSEDED',
} as const;
export type PokjanalStatus = (typeof PokjanalStatus)[keyof typeof PokjanalStatus];

export type DecreeTerm = {
  id: string;
  kind: string;
  date: Date;
  termStart: Date | null;
  termEnd: Date | null;
  withdrawnAt: Date | null;
};
export type PokjanalFacts<D extends DecreeTerm> = {
  planned: boolean;
  successorId: string | null;
  /** First day of the successor; null: since a day nobody wrote down. */
  supersededOn: Date | null;
  decrees: readonly D[];
};

const dayMs = 24 * 3600 * 1000;

/**
 * The decree a group rests on, and the status that follows, on a day. A group exists only by decree: without one it is
 * planned or waits; past its term it is expired and loses nothing. A decree without an end stays in force until another comes.
 */
export function statusOn<D extends DecreeTerm>(
  facts: PokjanalFacts<D>,
  day: Date,
): { status: PokjanalStatus; decree: D | null } {
  const known = knownOn(facts.decrees, day);
  const forming = known.find((decree) => decree.kind === 'ESTABLISHMENT' || decree.kind === 'CHANGE') ?? null;
  const dissolution = known.find((decree) => decree.kind === 'DISSOLUTION');
  if (isSuperseded(facts, day)) return { status: PokjanalStatus.SUPERSEDED, decree: null };
  if (dissolution && (!forming || dissolution.date >= forming.date))
    return { status: PokjanalStatus.DISSOLVED, decree: null };
  if (!forming)
    return { status: facts.planned ? PokjanalStatus.PLANNED : PokjanalStatus.AWAITING_DECREE, decree: null };
  const term = termOf(forming, known);
  const expired = term !== null && term.getTime() + dayMs <= day.getTime();
  return expired
    ? { status: PokjanalStatus.EXPIRED, decree: null }
    : { status: PokjanalStatus.ACTIVE, decree: forming };
}

function isSuperseded(
  { successorId, supersededOn }: Pick<PokjanalFacts<DecreeTerm>, 'successorId' | 'supersededOn'>,
  day: Date,
) {
  return successorId !== null && (supersededOn === null || supersededOn <= day);
}

/** Decrees of a day or before, newest first, and of one day the last told of; one that was withdrawn counts for nothing. */
function knownOn<D extends DecreeTerm>(decrees: readonly D[], day: Date): D[] {
  return decrees
    .filter((decree) => decree.withdrawnAt === null && decree.date <= day)
    .sort((a, b) => b.date.getTime() - a.date.getTime() || (a.id < b.id ? 1 : -1));
}

/** A change keeps the term of the establishment it changes unless it states its own. */
function termOf(forming: DecreeTerm, known: readonly DecreeTerm[]): Date | null {
  if (forming.termEnd || forming.kind === 'ESTABLISHMENT') return forming.termEnd;
  return known.find((decree) => decree.kind === 'ESTABLISHMENT')?.termEnd ?? null;
}

/** Whole days from a day to the end of the term of the newest forming decree; negative after it, null when it has no end. */
export function termDaysLeft(facts: PokjanalFacts<DecreeTerm>, day: Date): number | null {
  const known = knownOn(facts.decrees, day);
  const forming = known.find((decree) => decree.kind === 'ESTABLISHMENT' || decree.kind === 'CHANGE');
  const end = forming ? termOf(forming, known) : null;
  return end ? daysUntil(end, day) : null;
}

/** Whole days from a moment to a day; negative after it. */
export function daysUntil(day: Date, from: Date): number {
  return Math.floor((day.getTime() - from.getTime()) / dayMs);
}

/** The slip of the pen of `decreeYearDiffers`, for a decree on record. */
export function yearMismatch(decree: { number: string; date: Date }): boolean {
  return decreeYearDiffers(decree.number, decree.date.getUTCFullYear());
}
