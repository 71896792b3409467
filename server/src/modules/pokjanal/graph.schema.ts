import type { Ctx } from '../../auth/ctx.ts';
import { can } from '../../auth/policy.ts';
import { builder } from '../../graphql/builder.ts';
import { encodeGlobalId, idOf } from '../../graphql/ids.ts';
import { InvalidInput, problem } from '../../lib/errors.ts';
import { dayAsked } from '../../lib/days.ts';
import { fullName } from '../wilayah/full-name.ts';
import { LevelEnum } from '../wilayah/wilayah.schema.ts';
import { getWilayah } from '../wilayah/wilayah.ts';
import { GAP_ACTS } from './gap-sources.ts';
import type { GapBundle } from './gap.sql.ts';
import { GapActEnum, GapKindEnum } from './gap.schema.ts';
import type { GraphFound } from './graph-search.sql.ts';
import { searchGraph } from './graph-search.sql.ts';
import { findGraph, type Graph, type GraphEdge, type GraphNode, type NodeRef } from './graph.ts';
import { RegimeEnum, StatusEnum } from './pokjanal.schema.ts';
import { daysUntil } from './pokjanal-status.ts';

const NodeKindEnum = builder.enumType('GraphNodeKind', {
  description: 'What a node of the graph stands for.',
  values: {
    GROUP: { description: 'A group; its id is that of a Pokjanal.' },
    AREA: { description: 'An area without a group within reach; its id is that of a Wilayah.' },
    OPD: { description: 'A member agency; its id is that of an Opd.' },
    SEAT: { description: 'A seat of a group; its id is that of a Seat.' },
  },
});
const EdgeKindEnum = builder.enumType('GraphEdgeKind', {
  description: 'How two nodes belong together; `from` is the lower one.',
  values: {
    PARENT: {
      description:
        'From a group, or an area without one, to that of the area right above as of the day: of the same law where that works, else the one that comes nearest to working.',
    },
    SAME_AREA: { description: 'From a further group to the first one of its area.' },
    SUCCESSION: { description: 'From a group whose work went on elsewhere to its successor.' },
    MEMBER: { description: 'From a member agency to its group.' },
    SEAT: { description: 'From a seat to its group.' },
    HELD_BY: { description: 'From a seat to the agency whose office holds it: who answers for it.' },
  },
});

const nodeId = ({ kind, id }: NodeRef): string =>
  encodeGlobalId({ GROUP: 'Pokjanal', AREA: 'Wilayah', OPD: 'Opd', SEAT: 'Seat' }[kind], id);
const optionalId = (type: string, id: string | null | undefined) => (id ? encodeGlobalId(type, id) : null);
const dayIf = (text: string | null | undefined) => (text ? new Date(`${text}T00:00:00Z`) : null);

const GraphGap = builder.objectRef<GapBundle>('GraphGap').implement({
  description: 'What a node lacks on the day: gaps of one kind together, as `gaps` would list them.',
  fields: (t) => ({
    kind: t.expose('kind', { type: GapKindEnum, description: 'What is missing.' }),
    count: t.exposeInt('count', { description: 'How many of the kind.' }),
    details: t.stringList({
      description: 'Names of the seats or agency kinds, at most five; empty for other kinds.',
      resolve: ({ details, opdId }) => (opdId ? [] : [...(details ?? [])]),
    }),
    act: t.field({ type: GapActEnum, description: 'What closes it.', resolve: ({ kind }) => GAP_ACTS[kind] }),
    mayAct: t.boolean({
      description: 'The caller may do it.',
      resolve: ({ path }, _args, ctx) => can(ctx.actor, 'pokjanal.manage', { path }),
    }),
    wilayah: t.id({ description: 'Area.', resolve: ({ wilayahId }) => encodeGlobalId('Wilayah', wilayahId) }),
    pokjanal: t.id({
      nullable: true,
      description: 'Group it is about; null where there is none.',
      resolve: ({ pokjanalId }) => optionalId('Pokjanal', pokjanalId),
    }),
    decree: t.id({
      nullable: true,
      description: 'The decree that lapses.',
      resolve: ({ decreeId }) => optionalId('Decree', decreeId),
    }),
    seat: t.id({
      nullable: true,
      description: 'The seat that has been vacant the longest.',
      resolve: ({ seatId }) => optionalId('Seat', seatId),
    }),
  }),
});

export const GraphNodeRef = builder.objectRef<GraphNode>('GraphNode').implement({
  description: 'A group, an area without one, a member agency or a seat, as it stood on the day of the graph.',
  fields: (t) => ({
    id: t.id({ description: 'Global id of the thing itself; unique in the graph.', resolve: nodeId }),
    kind: t.expose('kind', { type: NodeKindEnum, description: 'What it is.' }),
    name: t.exposeString('name', { description: 'Name of the group, area, agency or seat.' }),
    shortName: t.string({
      nullable: true,
      description: 'Everyday name of an agency.',
      resolve: ({ agency }) => agency?.shortName ?? null,
    }),
    wilayah: t.id({
      description: 'Area it belongs to.',
      resolve: ({ place }) => encodeGlobalId('Wilayah', place.wilayahId),
    }),
    areaName: t.string({ description: 'Name of that area.', resolve: ({ place }) => place.area }),
    code: t.string({ description: 'Official code of that area.', resolve: ({ place }) => place.code }),
    level: t.field({ type: LevelEnum, description: 'Level of that area.', resolve: ({ place }) => place.level }),
    areasBelow: t.exposeInt('below', {
      description: 'Areas right below it, told by the first node of an area; nought for others.',
    }),
    isExpanded: t.exposeBoolean('isExpanded', {
      description: 'The areas right below are in this answer, as far as they are within reach.',
    }),
    regime: t.field({
      type: RegimeEnum,
      nullable: true,
      description: 'Law of a group.',
      resolve: ({ group }) => group?.regime ?? null,
    }),
    status: t.field({
      type: StatusEnum,
      nullable: true,
      description: 'Where a group stood on the day.',
      resolve: ({ group }) => group?.status ?? null,
    }),
    decree: t.string({
      nullable: true,
      description: 'Number of the newest decree that forms a group, in force or lapsed.',
      resolve: ({ group }) => group?.decree ?? null,
    }),
    termEnd: t.field({
      type: 'Day',
      nullable: true,
      description: 'Last day of the term of a group.',
      resolve: ({ group }) => dayIf(group?.termEnd),
    }),
    daysLeft: t.int({
      nullable: true,
      description: 'Days from the day of the graph to that one; negative when it was past.',
      resolve: ({ group, on }) => {
        const end = dayIf(group?.termEnd);
        return end ? daysUntil(end, on) : null;
      },
    }),
    seats: t.int({ description: 'Seats of a group.', nullable: true, resolve: ({ group }) => group?.seats ?? null }),
    vacantSeats: t.int({
      nullable: true,
      description: 'Of these, those that nobody held.',
      resolve: ({ group }) => group?.vacant ?? null,
    }),
    members: t.int({
      nullable: true,
      description: 'Member agencies of a group.',
      resolve: ({ group }) => group?.members ?? null,
    }),
    offices: t.stringList({
      description: 'Offices that held a seat; none where it was vacant, and for other nodes. Persons are never named.',
      resolve: ({ seat }) => [...(seat?.offices ?? [])],
    }),
    isActing: t.boolean({
      description: 'A seat is held by an acting officer.',
      resolve: ({ seat }) => seat?.isActing ?? false,
    }),
    contactOffice: t.string({
      nullable: true,
      description: 'Office to call about a group.',
      resolve: ({ group }) => group?.contactOffice ?? null,
    }),
    mayOpen: t.boolean({
      description: 'The caller may read the page of the thing; of agencies the name alone may be all there is.',
      resolve: ({ agency }) => agency?.mayOpen ?? true,
    }),
    gaps: t.field({
      type: [GraphGap],
      description: 'What it lacks, the most pressing first.',
      resolve: ({ gaps }) => [...gaps],
    }),
  }),
});

const GraphEdgeRef = builder.objectRef<GraphEdge>('GraphEdge').implement({
  description: 'That two nodes belong together.',
  fields: (t) => ({
    kind: t.expose('kind', { type: EdgeKindEnum, description: 'How.' }),
    from: t.id({ description: 'The lower node.', resolve: ({ from }) => nodeId(from) }),
    to: t.id({ description: 'The upper node; of HELD_BY the agency.', resolve: ({ to }) => nodeId(to) }),
  }),
});

const GraphRef = builder.objectRef<Graph>('PokjanalGraph').implement({
  description: 'The groups of an area with their agencies as they stood on a day: nodes, and edges between them.',
  fields: (t) => ({
    on: t.expose('on', { type: 'Day', description: 'The day.' }),
    nodes: t.field({
      type: [GraphNodeRef],
      description: 'The area asked for first, then what lies below, level by level by code; agencies and seats after.',
      resolve: ({ nodes }) => [...nodes],
    }),
    edges: t.field({
      type: [GraphEdgeRef],
      description: 'How they belong together.',
      resolve: ({ edges }) => [...edges],
    }),
    hiddenGroups: t.exposeInt('hiddenGroups', {
      description: 'Groups of the areas looked at that the caller may not see; they are in no node and no edge.',
    }),
    isCut: t.exposeBoolean('isCut', {
      description: 'There are more areas than one answer holds (3,000); those furthest down are left out.',
    }),
  }),
});

const FoundRef = builder.objectRef<GraphFound>('GraphFound').implement({
  description: 'A node found by name, with the way to it.',
  fields: (t) => ({
    id: t.id({ description: 'Id of the node.', resolve: nodeId }),
    kind: t.expose('kind', { type: NodeKindEnum, description: 'What it is.' }),
    name: t.exposeString('name', { description: 'Its name.' }),
    areaName: t.string({
      description: 'Area in which it is found, with its legal class.',
      resolve: ({ area, areaKind }) => fullName({ kind: areaKind, name: area }),
    }),
    way: t.stringList({
      description: 'Codes of the areas from the one asked for down to its own: give them as `opened`.',
      resolve: ({ way }) => [...way],
    }),
  }),
});

const DEEPEST = 4;
const MOST_OPENED = 1000;
const MOST_FOUND = 50;
const WITHIN = 'Area to look into.';
const ON = 'Day to look at; today when left out.';

function refuseMany(opened: readonly string[]): void {
  if (opened.length > MOST_OPENED) throw new InvalidInput([problem('opened', 'TOO_MANY', { max: MOST_OPENED })]);
}

async function scopeOf(ctx: Ctx, args: { within: string; on?: Date | null | undefined }) {
  const within = await getWilayah(ctx, idOf('Wilayah', args.within, 'within'));
  return { within, on: dayAsked(ctx, args.on) };
}

builder.queryFields((t) => ({
  pokjanalGraph: t.field({
    type: GraphRef,
    authScopes: { can: 'pokjanal.read' },
    complexity: { field: 50, multiplier: 20 },
    description:
      'The groups and agencies of an area as a graph, as they stood on a day: the area tree, decrees, seats and memberships are those of the day, rights those of today.',
    args: {
      within: t.arg.id({ required: true, description: WITHIN }),
      on: t.arg({ type: 'Day', description: ON }),
      depth: t.arg.int({ defaultValue: 1, description: 'Levels below the area: 0 for itself alone, 4 for all.' }),
      opened: t.arg.stringList({
        description:
          'Codes of further areas whose areas right below are wanted, at most 1,000; each needs the one above it.',
      }),
      seats: t.arg.boolean({ defaultValue: false, description: 'With the seats and the offices that hold them.' }),
    },
    resolve: async (_root, args, ctx) => {
      const opened = args.opened ?? [];
      refuseMany(opened);
      const { within, on } = await scopeOf(ctx, args);
      const depth = Math.max(0, Math.min(DEEPEST, args.depth ?? 1));
      return findGraph(ctx, { wilayahId: within.id, on, depth, opened }, args.seats ?? false);
    },
  }),
  findInGraph: t.field({
    type: [FoundRef],
    authScopes: { can: 'pokjanal.read' },
    complexity: 50,
    description: 'Groups, member agencies and areas without a group by part of their name, the nearest first.',
    args: {
      within: t.arg.id({ required: true, description: WITHIN }),
      on: t.arg({ type: 'Day', description: ON }),
      search: t.arg.string({ required: true, description: 'Part of the name; two letters at least.' }),
      first: t.arg.int({ defaultValue: 20, description: 'At most 50.' }),
    },
    resolve: async (_root, args, ctx) => {
      const search = args.search.trim();
      if (search.length < 2) return [];
      const first = Math.max(1, Math.min(MOST_FOUND, args.first ?? 20));
      return searchGraph(ctx, { ...(await scopeOf(ctx, args)), search, first });
    },
  }),
}));
