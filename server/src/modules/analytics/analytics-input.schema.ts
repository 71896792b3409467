import type { WilayahLevel } from '@pokjanal/prisma/client';
import { BASES } from '../../events/types.ts';
import { builder } from '../../graphql/builder.ts';
import { idOf } from '../../graphql/ids.ts';
import { looksLikeCode } from '../wilayah/wilayah-code.ts';
import { LevelEnum } from '../wilayah/wilayah.schema.ts';
import { BreakdownEnum } from './analytics-groups.schema.ts';
import type { AreaRef, NodesAsk } from './analytics-nodes.ts';

export const DataStateEnum = builder.enumType('DataState', {
  description: 'PROVISIONAL counts reports submitted or better, APPROVED only approved ones.',
  values: BASES,
});

export const HierarchyEnum = builder.enumType('Hierarchy', {
  description: 'Which tree of areas an answer follows. Rights always follow the tree of today.',
  values: {
    AS_NOW: { description: 'Today’s areas for all periods: every post counts where it lies today.' },
    AS_WAS: { description: 'Each month in the areas of its last day; series break where an area was split or merged.' },
    AS_OF: { description: 'The areas of the day given as `asOf`, for all periods.' },
  } as const,
});

const PeriodUnitEnum = builder.enumType('PeriodUnit', {
  description: 'Length of a period.',
  values: ['MONTH', 'QUARTER', 'SEMESTER', 'YEAR'] as const,
});

/** Reads an area given by global id or by official code, dotted or not. */
function areaRef(value: string, path: string): AreaRef {
  return looksLikeCode(value) ? { code: value } : { id: idOf('Wilayah', value, path) };
}

type NodeArgs = {
  wilayah?: string[] | null | undefined;
  puskesmas?: string[] | null | undefined;
  pokjanal?: string[] | null | undefined;
  within?: string | null | undefined;
  level?: WilayahLevel | null | undefined;
};

/** Reads the part of an input that chooses areas; `path` leads to it in messages. */
export function nodesAsk({ wilayah, puskesmas, pokjanal, within, level }: NodeArgs, path: string): NodesAsk {
  return {
    wilayah: wilayah?.map((id, index) => areaRef(id, `${path}.wilayah.${index}`)),
    puskesmas: puskesmas?.map((id, index) => idOf('Puskesmas', id, `${path}.puskesmas.${index}`)),
    pokjanal: pokjanal?.map((id, index) => idOf('Pokjanal', id, `${path}.pokjanal.${index}`)),
    within: within == null ? null : areaRef(within, `${path}.within`),
    level,
  };
}

export const RelativePeriods = builder.inputType('RelativePeriods', {
  description: 'The last periods counted from today.',
  fields: (t) => ({
    last: t.int({ required: true, description: 'How many.' }),
    unit: t.field({ type: PeriodUnitEnum, required: true, description: 'Length of each.' }),
    includeCurrent: t.boolean({ defaultValue: false, description: 'Whether the running period is the last of them.' }),
  }),
});

export const PeriodRange = builder.inputType('PeriodRange', {
  description: 'From one period to another of the same kind, both included.',
  fields: (t) => ({
    from: t.field({ type: 'Period', required: true, description: 'First period.' }),
    to: t.field({ type: 'Period', required: true, description: 'Last period.' }),
  }),
});

export const AnalyticsInput = builder.inputType('AnalyticsInput', {
  description:
    'What to show: indicators × areas × periods. Periods are given by exactly one of `periods`, `range`, `relative`. Without any area the caller’s own top areas are answered.',
  fields: (t) => ({
    indicators: t.stringList({ required: true, description: 'Indicator codes, in the order wanted.' }),
    wilayah: t.idList({ description: 'Chosen areas by id or official code.' }),
    within: t.id({ description: 'Area by id or official code; with `level` all areas of that level inside it.' }),
    level: t.field({ type: LevelEnum, description: 'All areas of this level, inside `within` where given.' }),
    puskesmas: t.idList({ description: 'Chosen puskesmas.' }),
    pokjanal: t.idList({ description: 'Chosen groups (Pokjanal), each for its area.' }),
    periods: t.field({ type: ['Period'], description: 'Chosen periods.' }),
    range: t.field({ type: PeriodRange, description: 'A run of periods.' }),
    relative: t.field({ type: RelativePeriods, description: 'The last periods.' }),
    dataState: t.field({ type: DataStateEnum, defaultValue: 'PROVISIONAL', description: 'Which reports count.' }),
    hierarchy: t.field({ type: HierarchyEnum, defaultValue: 'AS_NOW', description: 'Which tree of areas counts.' }),
    asOf: t.field({ type: 'Day', description: 'Day whose areas count; with AS_OF alone.' }),
    asKnownAt: t.field({
      type: 'DateTime',
      description:
        'Only what had been submitted, returned and approved by this moment, from the revisions of each report. Areas, indicators, targets and strata are those of today. Slower, and bounded in reports: ask few areas or months.',
    }),
    release: t.string({
      description:
        'Name of a closing, such as `2026-05/R1`: every post as its regency closed that month, a later closing where it is named. Ask it with dataState APPROVED for the figures it published; other months are taken as they were known then.',
    }),
    by: t.field({
      type: [BreakdownEnum],
      description:
        'Break every figure down, by one of these or by two at once; the second turns fastest. Groups add up to the sum of each operand; what was not broken down stands under TIDAK_DIRINCI. Callers who may not see small cells are shown all groups of an area or none.',
    }),
  }),
});
