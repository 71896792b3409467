import type { WilayahLevel } from '@pokjanal/prisma/client';
import type { Reach } from '../../auth/actor.ts';
import type { Ctx } from '../../auth/ctx.ts';
import { may, reach } from '../../auth/policy.ts';
import { covers } from '../../auth/reach.ts';
import type { Basis } from '../../events/types.ts';
import { Forbidden, InvalidInput, problem } from '../../lib/errors.ts';
import type { MonthNo } from '../../lib/pure/month.ts';
import { monthsOf, parsePeriod } from '../../lib/pure/period.ts';
import { chooseIndicators } from './analytics.ts';
import { findNodes, type NodesAsk, pathOf } from './analytics-nodes.ts';
import { type Catalogue, catalogueOf } from './analytics-catalogue.ts';
import type { FigureNode } from './analytics.sql.ts';
import { type IndicatorUpdated, type RollupEvent, toItem } from './indicator-updates-item.ts';

export type UpdatesFilter = NodesAsk & {
  readonly indicators?: readonly string[] | null | undefined;
  readonly periods?: readonly string[] | null | undefined;
  readonly dataState: Basis;
};

/** A filter made ready: which events a caller asked for and may see. Equal keys choose and show the same. */
export type Choice = {
  readonly key: string;
  /** Numbers of the nodes named in the filter; null when it chooses by place or level. */
  readonly nodeNos: readonly number[] | null;
  /** The item for an event, or null when it was not asked for or lies out of reach. */
  pick(event: RollupEvent, node: FigureNode, epoch: number): IndicatorUpdated | null;
};

/**
 * Checks a filter against the caller's rights and makes it ready.
 * @throws Forbidden without any right to figures; NotFound for a named area that is not there or out of reach.
 */
export async function chooseUpdates(ctx: Ctx, filter: UpdatesFilter): Promise<Choice> {
  if (!may(ctx.actor, 'analytics.read')) {
    throw new Forbidden(ctx.actor.kind === 'anonymous' ? 'UNAUTHENTICATED' : 'FORBIDDEN');
  }
  const own = reach(ctx.actor, 'analytics.read');
  const catalogue = await catalogueOf(ctx.db);
  const indicators = filter.indicators ?? [...catalogue.versions.keys()];
  chooseIndicators(catalogue, indicators);
  const place = await placeOf(ctx, filter);
  const open = reach(ctx.actor, 'analytics.smallCells');
  return {
    key: JSON.stringify([indicators, place, own, open]),
    ...compile(catalogue, indicators, place, { own, open }),
  };
}

type Place = {
  readonly nodeNos: readonly number[] | null;
  readonly prefix: string | null;
  readonly level: WilayahLevel | null;
  readonly months: readonly MonthNo[] | null;
  readonly basis: Basis;
};

async function placeOf(ctx: Ctx, filter: UpdatesFilter): Promise<Place> {
  const { wilayah, puskesmas } = filter;
  const isNamed = (wilayah?.length ?? 0) + (puskesmas?.length ?? 0) > 0;
  const named = isNamed ? await findNodes(ctx, { wilayah, puskesmas }) : null;
  return {
    nodeNos: named && named.map((node) => node.no),
    prefix: filter.within ? await pathOf(ctx, filter.within) : null,
    level: filter.level ?? null,
    months: filter.periods ? monthsIn(filter.periods) : null,
    basis: filter.dataState,
  };
}

/** How far a caller reads figures, and how far small cells as well. */
type Rights = { readonly own: Reach; readonly open: Reach };

function compile(
  catalogue: Catalogue,
  indicators: readonly string[],
  place: Place,
  { own, open }: Rights,
): Omit<Choice, 'key'> {
  const nodes = place.nodeNos && new Set(place.nodeNos);
  const months = place.months && new Set(place.months);
  const isAsked = (event: RollupEvent, node: FigureNode): boolean =>
    event.basis === place.basis &&
    (!nodes || nodes.has(node.no)) &&
    (!months || (event.month !== null && months.has(event.month))) &&
    (place.level === null || node.level === place.level) &&
    (place.prefix === null || node.path.startsWith(place.prefix));
  return {
    nodeNos: place.nodeNos,
    pick: (event, node, epoch) => {
      if (!isAsked(event, node)) return null;
      const target = node.type === 'Puskesmas' ? { path: node.path, puskesmasNo: node.no } : { path: node.path };
      if (!covers(own, target)) return null;
      const isOpen = covers(open, target);
      const isGuarded = (indicator: string): boolean => !isOpen && catalogue.protects.has(indicator);
      return toItem(event, node, catalogue, indicators, epoch, isGuarded);
    },
  };
}

function monthsIn(ids: readonly string[]): MonthNo[] {
  return ids.flatMap((id, index) => {
    const period = parsePeriod(id);
    if (!period) throw new InvalidInput([problem(`filter.periods.${index}`, 'BAD_PERIOD', { value: id })]);
    return monthsOf(period);
  });
}
