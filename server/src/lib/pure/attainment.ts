import type { Direction } from './indicator.ts';

/** Traffic-light class of an attainment: reached, nearly, not. */
export type AttainmentClass = 'GREEN' | 'YELLOW' | 'RED';

/** Share of a target from which an attainment is nearly reached, where an area sets no other. */
export const DEFAULT_YELLOW_FROM = 0.8;

/**
 * Says how much of its target a value reaches, as a share of 1 that may pass 1: value ÷ target where a rise is good,
 * target ÷ value where it is bad (1 when nothing bad was counted). Null where either is missing, where the indicator
 * takes no side, and where value ÷ 0 would say nothing.
 */
export function attainmentOf(direction: Direction, value: number | null, target: number | null): number | null {
  if (value === null || target === null || direction === 'CONTEXT') return null;
  if (direction === 'HIGHER_BETTER') return target > 0 ? value / target : null;
  return value === 0 ? 1 : target / value;
}

/** Sorts an attainment into the three classes; null stays null. */
export function attainmentClass(attainment: number | null, yellowFrom: number): AttainmentClass | null {
  if (attainment === null) return null;
  if (attainment >= 1) return 'GREEN';
  return attainment >= yellowFrom ? 'YELLOW' : 'RED';
}
