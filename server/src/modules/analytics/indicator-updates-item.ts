import { encodeCursor } from '../../events/cursor.ts';
import type { Basis, Cause, RollupState, StoredEvent } from '../../events/types.ts';
import { formatMonth, lastDay, type MonthNo } from '../../lib/pure/month.ts';
import type { Catalogue } from './analytics-catalogue.ts';
import type { FigureNode } from './analytics.sql.ts';
import { computeFigure, type NoFigure, rate, type Sums, type VersionPlan, versionAt } from './figures.ts';

export type UpdatedFigure = {
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly reason: NoFigure | null;
  readonly reported: number;
  readonly expected: number;
  readonly completeness: number | null;
};

export type UpdatedCell = {
  readonly indicator: string;
  readonly current: UpdatedFigure;
  readonly previous: UpdatedFigure;
};

export type IndicatorUpdated = {
  readonly kind: 'IndicatorUpdated';
  readonly seq: number;
  readonly cursor: string;
  readonly eventId: string;
  readonly node: FigureNode;
  readonly period: string;
  readonly basis: Basis;
  readonly cause: Cause;
  readonly coalesced: number;
  readonly rev: string;
  readonly at: Date;
  readonly cells: readonly UpdatedCell[];
};

export type RollupEvent = Extract<StoredEvent, { type: 'rollup.updated' }>;

/**
 * Turns one event into the item a subscriber sees, from what the event carries alone. Gives null when the event's
 * block holds none of the asked indicators. Indicators whose time rule reaches beyond the month are left out: one
 * month's event cannot tell them, and `analytics` answers them. So does it where the caller may not see small cells: what
 * is hidden depends on areas the event does not know, so a guarded item says only that the figure moved.
 */
export function toItem(
  event: RollupEvent,
  node: FigureNode,
  catalogue: Catalogue,
  indicators: readonly string[],
  epoch: number,
  isGuarded: (indicator: string) => boolean,
): IndicatorUpdated | null {
  if (event.month === null || event.basis === null) return null;
  const { month, payload } = event;
  const plans = plansOf(catalogue, indicators, month, payload.block);
  if (plans.length === 0) return null;
  const current = sumsOf(payload.cur, payload.block);
  const previous = sumsOf(payload.prev, payload.block);
  return {
    kind: 'IndicatorUpdated',
    seq: event.seq,
    cursor: encodeCursor({ epoch, seq: event.seq }),
    eventId: event.eventId,
    node,
    period: formatMonth(month),
    basis: event.basis,
    cause: event.cause ?? 'REBUILD',
    coalesced: payload.coalesced,
    rev: String(payload.rev),
    at: event.at,
    cells: plans.map((plan) => ({
      indicator: plan.indicator,
      current: told(figureOf(plan, month, current, payload.cur), isGuarded(plan.indicator)),
      previous: told(figureOf(plan, month, previous, payload.prev), isGuarded(plan.indicator)),
    })),
  };
}

function told(figure: UpdatedFigure, isGuarded: boolean): UpdatedFigure {
  return isGuarded ? { ...figure, value: null, numerator: null, denominator: null, reason: 'SUPPRESSED' } : figure;
}

function plansOf(catalogue: Catalogue, indicators: readonly string[], month: MonthNo, block: string): VersionPlan[] {
  const day = lastDay(month);
  return indicators.flatMap((code) => {
    const plan = versionAt(catalogue.versions.get(code) ?? [], day);
    const tellable = plan?.timeRule === 'POOLED' || plan?.timeRule === 'END';
    return plan && tellable && plan.blocks.length === 1 && plan.block === block ? [plan] : [];
  });
}

function figureOf(plan: VersionPlan, month: MonthNo, sums: Sums, state: RollupState): UpdatedFigure {
  const at = { first: month, last: month };
  const { value, numerator, denominator, reason } = computeFigure(plan, { numerator: at, denominator: at }, () => sums);
  return {
    value,
    numerator,
    denominator,
    reason,
    reported: state.forms,
    expected: state.expected,
    completeness: rate(state.arrived, state.expected),
  };
}

function sumsOf(state: RollupState, block: string): Sums {
  return {
    forms: (code) => (code === block ? state.forms : 0),
    element: (code) => {
      const found = state.elements[code];
      return found && found[1] > 0 ? found[0] : null;
    },
    pair: (versionNo) => state.pairs[String(versionNo)] ?? null,
  };
}
