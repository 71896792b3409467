import type { Ctx } from '../../auth/ctx.ts';
import { fullName } from '../wilayah/full-name.ts';
import { bundleGaps, type GapBundle } from './gap.sql.ts';
import { type GraphMemberRow, graphMembers, type GraphSeatRow, graphSeats } from './graph-parts.sql.ts';
import { graphAreas, type GraphAreaRow, type GraphScope, MOST_AREAS } from './graph-tree.sql.ts';

/** What a node stands for. */
export type GraphNodeKind = 'GROUP' | 'AREA' | 'OPD' | 'SEAT';
/** How two nodes belong together; the one named first is the lower one. */
export type GraphEdgeKind = 'PARENT' | 'SAME_AREA' | 'SUCCESSION' | 'MEMBER' | 'SEAT' | 'HELD_BY';

type Place = Pick<GraphAreaRow, 'wilayahId' | 'code' | 'area' | 'level' | 'path'>;

/** One thing of the graph on the day; what a kind does not have is null. */
export type GraphNode = {
  readonly kind: GraphNodeKind;
  /** Id in its own table. */
  readonly id: string;
  readonly name: string;
  readonly place: Place;
  readonly on: Date;
  readonly group: GraphAreaRow | null;
  readonly agency: GraphMemberRow | null;
  readonly seat: GraphSeatRow | null;
  /** Areas right below, told by the first node of an area. */
  readonly below: number;
  readonly isExpanded: boolean;
  readonly gaps: readonly GapBundle[];
};

export type NodeRef = { readonly kind: GraphNodeKind; readonly id: string };
export type GraphEdge = { readonly kind: GraphEdgeKind; readonly from: NodeRef; readonly to: NodeRef };
export type Graph = {
  readonly on: Date;
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  readonly hiddenGroups: number;
  readonly isCut: boolean;
};

/** The graph of an area as of a day, as far as the caller may see it; three or four statements whatever its size. */
export async function findGraph(ctx: Ctx, scope: GraphScope, withSeats: boolean): Promise<Graph> {
  const { on } = scope;
  const rows = await graphAreas(ctx, scope);
  const areas = shownAreas(rows, scope.wilayahId);
  const groupIds = areas.flatMap(({ groups }) => groups.flatMap(({ groupId }) => groupId ?? []));
  const areaIds = areas.map(({ place }) => place.wilayahId);
  const [members, seats, gaps] = await Promise.all([
    graphMembers(ctx, groupIds, on),
    withSeats ? graphSeats(ctx, groupIds, on) : [],
    bundleGaps(ctx, { areaIds, on }),
  ]);
  const gapsOf = gather(gaps, ({ opdId, pokjanalId, wilayahId }) => opdId ?? pokjanalId ?? wilayahId);
  const standing = areas.flatMap((area) => nodesOf(area, on, gapsOf));
  const agencies = agencyNodes(members, on, gapsOf);
  const chairs = seatNodes(seats, new Map(standing.map((node) => [node.id, node.place])), on);
  const known = new Set(agencies.map(({ id }) => id));
  return {
    on,
    nodes: [...standing, ...agencies, ...chairs],
    edges: [
      ...treeEdges(areas),
      ...members.map(({ opdId, pokjanalId }) => edge('MEMBER', ref('OPD', opdId), ref('GROUP', pokjanalId))),
      ...seats.flatMap((seat) => seatEdges(seat, known)),
    ],
    hiddenGroups: rows.filter(({ groupId, mayReadGroup }) => groupId !== null && !mayReadGroup).length,
    isCut: new Set(rows.map(({ wilayahId }) => wilayahId)).size > MOST_AREAS,
  };
}

type Area = { readonly place: GraphAreaRow; readonly groups: readonly GraphAreaRow[] };

/** Areas within reach with their groups, and those that lead to them; the one asked for in any case. */
function shownAreas(rows: readonly GraphAreaRow[], rootId: string): Area[] {
  const areas = [...gather(rows, ({ wilayahId }) => wilayahId).values()].flatMap((all): Area[] => {
    const [place] = all;
    return place
      ? [{ place, groups: all.filter(({ groupId, mayReadGroup }) => groupId !== null && mayReadGroup) }]
      : [];
  });
  const led = new Set([rootId]);
  // Deepest first, so that a parent is reached after all that lies below it.
  for (const { place, groups } of areas.toReversed()) {
    const isShown = led.has(place.wilayahId) || place.mayReadArea || groups.length > 0;
    if (isShown) led.add(place.wilayahId);
    if (isShown && place.parentId) led.add(place.parentId);
  }
  return areas.filter(({ place }) => led.has(place.wilayahId));
}

type GapsOf = ReadonlyMap<string, readonly GapBundle[]>;
const NOTHING = { group: null, agency: null, seat: null, below: 0, isExpanded: false, gaps: [] } as const;

function nodesOf({ place, groups }: Area, on: Date, gapsOf: GapsOf): GraphNode[] {
  const first = { below: place.below, isExpanded: place.opened };
  if (groups.length === 0) {
    const { wilayahId } = place;
    const name = fullName({ kind: place.kind, name: place.area });
    return [{ ...NOTHING, ...first, kind: 'AREA', id: wilayahId, name, place, on, gaps: gapsOf.get(wilayahId) ?? [] }];
  }
  return groups.map((group, at) => ({
    ...NOTHING,
    ...(at === 0 ? first : {}),
    kind: 'GROUP',
    id: group.groupId ?? '',
    name: group.name ?? '',
    place,
    on,
    group,
    gaps: gapsOf.get(group.groupId ?? '') ?? [],
  }));
}

function agencyNodes(members: readonly GraphMemberRow[], on: Date, gapsOf: GapsOf): GraphNode[] {
  const once = new Map(members.map((member) => [member.opdId, member]));
  return [...once.values()].map((agency) => {
    const { opdId: id, name } = agency;
    return { ...NOTHING, kind: 'OPD', id, name, place: agency, on, agency, gaps: gapsOf.get(id) ?? [] };
  });
}

function seatNodes(seats: readonly GraphSeatRow[], placeOf: ReadonlyMap<string, Place>, on: Date): GraphNode[] {
  return seats.flatMap((seat): GraphNode[] => {
    const place = placeOf.get(seat.pokjanalId);
    return place ? [{ ...NOTHING, kind: 'SEAT', id: seat.seatId, name: seat.name, place, on, seat }] : [];
  });
}

function gather<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const gathered = new Map<string, T[]>();
  for (const row of rows) {
    const known = gathered.get(keyOf(row));
    if (known) known.push(row);
    else gathered.set(keyOf(row), [row]);
  }
  return gathered;
}

const ref = (kind: GraphNodeKind, id: string): NodeRef => ({ kind, id });
const edge = (kind: GraphEdgeKind, from: NodeRef, to: NodeRef): GraphEdge => ({ kind, from, to });
const groupRef = ({ groupId }: GraphAreaRow): NodeRef => ref('GROUP', groupId ?? '');
const nodeRef = ({ place, groups: [first] }: Area): NodeRef => (first ? groupRef(first) : ref('AREA', place.wilayahId));

/** Each area hangs below the one above it, at the group of the same law where that one works; its other groups beside it. */
function treeEdges(areas: readonly Area[]): GraphEdge[] {
  const byId = new Map(areas.map((area) => [area.place.wilayahId, area]));
  return areas.flatMap((area) => {
    const [first, ...others] = area.groups;
    const parent = byId.get(area.place.parentId ?? '');
    const up = parent ? [edge('PARENT', nodeRef(area), upperRef(parent, first))] : [];
    return [...up, ...others.map((other) => besideEdge(other, area))];
  });
}

function upperRef(parent: Area, lower: GraphAreaRow | undefined): NodeRef {
  const same = parent.groups.find(
    ({ regime, status }) => regime === lower?.regime && (status === 'ACTIVE' || status === 'EXPIRED'),
  );
  return same ? groupRef(same) : nodeRef(parent);
}

function besideEdge(other: GraphAreaRow, { groups }: Area): GraphEdge {
  const heir = groups.find(({ groupId }) => groupId === other.successorId);
  const [first] = groups;
  if (heir) return edge('SUCCESSION', groupRef(other), groupRef(heir));
  return edge('SAME_AREA', groupRef(other), groupRef(first ?? other));
}

function seatEdges({ seatId, pokjanalId, opdIds }: GraphSeatRow, known: ReadonlySet<string>): GraphEdge[] {
  const seat = ref('SEAT', seatId);
  const holders = opdIds.filter((id) => known.has(id)).map((id) => edge('HELD_BY', seat, ref('OPD', id)));
  return [edge('SEAT', seat, ref('GROUP', pokjanalId)), ...holders];
}
