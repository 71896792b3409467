import type { WilayahLevel } from '@pokjanal/prisma/client';
import { type ErrorCode, type ErrorData, type Problem, problem } from '../../lib/errors.ts';
import { codeOf, labelOf } from './boundary-codes.ts';
import type { FileFeature } from './boundary-file.ts';
import { type AreaShape, readRings, type RingFlaw, type Rings } from './boundary-rings.ts';
import type { CodedArea, NamedArea } from './boundary.sql.ts';

/** What the areas of a level are, and what is known of codes that none of them carries. */
export type KnownAreas = {
  readonly level: WilayahLevel;
  readonly wanted: readonly NamedArea[];
  readonly others: readonly CodedArea[];
};

export type CheckedBoundaries = {
  readonly shapes: readonly AreaShape[];
  readonly problems: readonly Problem[];
  /** Areas of the level that no feature draws. */
  readonly missing: readonly NamedArea[];
};

const FLAWS: Record<RingFlaw, ErrorCode> = {
  EMPTY: 'BOUNDARY_RING_EMPTY',
  OPEN: 'BOUNDARY_RING_OPEN',
  NOT_DEGREES: 'BOUNDARY_NOT_DEGREES',
};

/** Checks every feature against the areas it should draw and finds all that is wrong at once. */
export function checkBoundaries(
  features: readonly FileFeature[],
  property: string,
  known: KnownAreas,
): CheckedBoundaries {
  const codes = features.map((feature) => codeOf(feature, property));
  const read = features.map(({ geometry }) => readRings(geometry));
  const wanted = new Set(known.wanted.map(({ code }) => code));
  const first = new Map<string, number>();
  for (const [index, code] of codes.entries()) if (code !== null && !first.has(code)) first.set(code, index);
  const faultsOf = (code: string, index: number): Fault[] => {
    const before = first.get(code) ?? index;
    if (before < index) return [['BOUNDARY_TWICE', { first: before + 1 }]];
    return wanted.has(code) ? [] : [strangerOf(code, known)];
  };
  const problems = features.flatMap((feature, index) => {
    const code = codes[index] ?? null;
    const label = labelOf(feature, index + 1, code);
    const faults = [
      ...(code === null ? [faultNoCode(property)] : faultsOf(code, index)),
      ...ringFaults(read[index] ?? null),
    ];
    return faults.map(([what, data]) => problem(`features.${index}`, what, { feature: label, ...data }));
  });
  const shapes = codes.flatMap((code, index) => {
    const polygons = read[index]?.polygons;
    return code !== null && polygons ? [{ code, polygons }] : [];
  });
  return { shapes, problems, missing: known.wanted.filter(({ code }) => !first.has(code)) };
}

type Fault = readonly [ErrorCode, ErrorData];

const faultNoCode = (property: string): Fault => ['BOUNDARY_NO_CODE', { property }];

function ringFaults(read: Rings | null): Fault[] {
  return read ? read.flaws.map(({ ring, flaw }): Fault => [FLAWS[flaw], { ring }]) : [['BOUNDARY_NO_SHAPE', {}]];
}

/** Why a code is none of the wanted ones: another level, another place, no longer in force, or nobody's. */
function strangerOf(code: string, known: KnownAreas): Fault {
  const holders = known.others.filter((area) => area.code === code);
  const inForce = holders.find((area) => area.isInForce);
  if (inForce) {
    return inForce.level === known.level
      ? ['BOUNDARY_OUTSIDE', { name: inForce.name }]
      : ['BOUNDARY_WRONG_LEVEL', { name: inForce.name, level: known.level }];
  }
  const retired = holders[0];
  return retired ? ['BOUNDARY_RETIRED', { now: retired.now ?? '–' }] : ['BOUNDARY_UNKNOWN_CODE', {}];
}
