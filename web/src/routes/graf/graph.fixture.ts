import type { GraphNode } from './graph-model.ts';
import type { GraphPageQuery } from './graph-page.generated.ts';

type Graph = GraphPageQuery['pokjanalGraph'];

const BLANK = {
  __typename: 'GraphNode',
  shortName: null,
  wilayah: 'w',
  areaName: '',
  code: '62',
  level: 'KABKOTA',
  areasBelow: 0,
  isExpanded: false,
  regime: null,
  status: null,
  decree: null,
  termEnd: null,
  daysLeft: null,
  seats: null,
  vacantSeats: null,
  members: null,
  isActing: false,
  contactOffice: null,
  mayOpen: true,
  duties: null,
} as const;

/** A node that says nothing but what is told. */
export const nodeOf = (over: Partial<GraphNode> & Pick<GraphNode, 'id' | 'kind'>): GraphNode => ({
  ...BLANK,
  offices: [],
  gaps: [],
  name: over.id,
  ...over,
});

const gap = (kind: 'VACANT_SEAT' | 'NO_GROUP', act: 'FILL_SEAT' | 'FOUND_GROUP'): GraphNode['gaps'][number] => ({
  __typename: 'GraphGap',
  kind,
  count: 1,
  details: [],
  act,
  mayAct: true,
  wilayah: 'w',
  pokjanal: kind === 'NO_GROUP' ? null : 'Tim Gumas',
  decree: null,
  seat: null,
});

const edge = (kind: Graph['edges'][number]['kind'], from: string, to: string): Graph['edges'][number] => ({
  __typename: 'GraphEdge',
  kind,
  from,
  to,
});

const GROUP = { kind: 'GROUP', status: 'ACTIVE', regime: 'TIM_PEMBINA' } as const;

/** A province with two regencies, one of them with a group, its predecessor, an agency and a district not read yet. */
export const GRAPH: Graph = {
  __typename: 'PokjanalGraph',
  on: '2026-11-21',
  hiddenGroups: 1,
  isCut: false,
  nodes: [
    nodeOf({ ...GROUP, id: 'Tim Kalteng', areasBelow: 2, isExpanded: true }),
    nodeOf({
      ...GROUP,
      id: 'Tim Gumas',
      code: '62.10',
      areasBelow: 1,
      isExpanded: true,
      members: 1,
      termEnd: '2028-12-31',
      gaps: [gap('VACANT_SEAT', 'FILL_SEAT')],
    }),
    nodeOf({ ...GROUP, id: 'Pokjanal Gumas', code: '62.10', status: 'SUPERSEDED' }),
    nodeOf({ kind: 'AREA', id: 'Barito', code: '62.04', gaps: [gap('NO_GROUP', 'FOUND_GROUP')] }),
    nodeOf({ ...GROUP, id: 'Pokja Kurun', code: '62.10.02', areasBelow: 3 }),
    nodeOf({ kind: 'OPD', id: 'Dinkes', code: '62.10' }),
  ],
  edges: [
    edge('PARENT', 'Barito', 'Tim Kalteng'),
    edge('PARENT', 'Tim Gumas', 'Tim Kalteng'),
    edge('SUCCESSION', 'Pokjanal Gumas', 'Tim Gumas'),
    edge('PARENT', 'Pokja Kurun', 'Tim Gumas'),
    edge('MEMBER', 'Dinkes', 'Tim Gumas'),
    edge('MEMBER', 'Dinkes', 'Tim Kalteng'),
  ],
};
