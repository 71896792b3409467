import { encodeCursor } from '../../events/cursor.ts';
import { readLogState } from '../../events/outbox.ts';
import { CAUSES } from '../../events/types.ts';
import { builder } from '../../graphql/builder.ts';
import { CursorExpiredType, CURSOR, HeartbeatType, LaggedType } from '../../graphql/stream-items.ts';
import { LevelEnum } from '../wilayah/wilayah.schema.ts';
import { NoValueReasonEnum, nodeId } from './analytics.schema.ts';
import { DataStateEnum, nodesAsk } from './analytics-input.schema.ts';
import { indicatorUpdates, type StreamItem } from './indicator-updates.ts';
import type { IndicatorUpdated, UpdatedCell, UpdatedFigure } from './indicator-updates-item.ts';

const CauseEnum = builder.enumType('Cause', { description: 'Why a figure moved.', values: CAUSES });

const UpdatedFigureType = builder.objectRef<UpdatedFigure>('UpdatedFigure').implement({
  description: 'A figure of one month as it was or is.',
  fields: (t) => ({
    value: t.exposeFloat('value', { nullable: true, description: 'Unrounded value.' }),
    numerator: t.expose('numerator', { type: 'Count', nullable: true, description: 'Sum above the line.' }),
    denominator: t.expose('denominator', { type: 'Count', nullable: true, description: 'Sum below the line.' }),
    reason: t.expose('reason', { type: NoValueReasonEnum, nullable: true, description: 'Why there is no value.' }),
    reported: t.exposeInt('reported', { description: 'Reports counted.' }),
    expected: t.exposeInt('expected', { description: 'Reports expected.' }),
    completeness: t.exposeFloat('completeness', { nullable: true, description: 'Received or late ÷ expected.' }),
  }),
});

const UpdatedCellType = builder.objectRef<UpdatedCell>('UpdatedCell').implement({
  description: 'One indicator before and after the change.',
  fields: (t) => ({
    indicator: t.exposeString('indicator', { description: 'Indicator code.' }),
    current: t.field({ type: UpdatedFigureType, description: 'Now.', resolve: (cell) => cell.current }),
    previous: t.field({ type: UpdatedFigureType, description: 'Before the change.', resolve: (cell) => cell.previous }),
  }),
});

const IndicatorUpdatedType = builder.objectRef<IndicatorUpdated>('IndicatorUpdated').implement({
  description: 'The figures of one area and month have changed: one item for each event, with all asked indicators.',
  fields: (t) => ({
    cursor: t.exposeString('cursor', { description: CURSOR }),
    eventId: t.exposeID('eventId', { description: 'The same however often the event is delivered.' }),
    wilayahId: t.id({ description: 'Area or puskesmas.', resolve: (item) => nodeId(item.node) }),
    code: t.string({ nullable: true, description: 'Official code of the area.', resolve: (item) => item.node.code }),
    name: t.string({ description: 'Name of the area.', resolve: (item) => item.node.name }),
    level: t.field({
      type: LevelEnum,
      nullable: true,
      description: 'Level; null for a puskesmas.',
      resolve: (item) => item.node.level,
    }),
    period: t.expose('period', { type: 'Period', description: 'The month.' }),
    basis: t.expose('basis', { type: DataStateEnum, description: 'Which reports count.' }),
    cause: t.expose('cause', { type: CauseEnum, description: 'Why it moved.' }),
    coalesced: t.exposeInt('coalesced', { description: 'Number of changes this item sums up.' }),
    rev: t.exposeString('rev', { description: 'Rises with each change of this area and month.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When it happened.' }),
    cells: t.field({
      type: [UpdatedCellType],
      description: 'The asked indicators.',
      resolve: (item) => [...item.cells],
    }),
  }),
});

const StreamItemType = builder.unionType('IndicatorStreamItem', {
  description: 'What a stream of figures delivers; every member has a cursor.',
  types: [IndicatorUpdatedType, HeartbeatType, LaggedType, CursorExpiredType],
  resolveType: (item: StreamItem) => item.kind,
});

const Filter = builder.inputType('IndicatorUpdatesFilter', {
  description: 'Which changes to tell; everything left out means all that the caller may see.',
  fields: (t) => ({
    indicators: t.stringList({ description: 'Indicator codes.' }),
    wilayah: t.idList({ description: 'Chosen areas by id or official code.' }),
    puskesmas: t.idList({ description: 'Chosen puskesmas.' }),
    within: t.id({ description: 'Only this area and everything inside, by id or official code.' }),
    level: t.field({ type: LevelEnum, description: 'Only areas of this level.' }),
    periods: t.field({ type: ['Period'], description: 'Only months in these periods.' }),
    dataState: t.field({ type: DataStateEnum, defaultValue: 'PROVISIONAL', description: 'Which reports count.' }),
  }),
});

builder.queryField('cursor', (t) =>
  t.string({
    authScopes: { signedIn: true },
    description: 'Cursor of the newest event.',
    resolve: async (_root, _args, ctx) => {
      const { epoch, lastSeq } = await readLogState(ctx.db);
      return encodeCursor({ epoch, seq: lastSeq });
    },
  }),
);

builder.subscriptionField('indicatorUpdates', (t) =>
  t.field({
    type: StreamItemType,
    description:
      'Tells figures as they change, at least once and in one order. With `after` it first delivers what was missed since that cursor.',
    args: {
      filter: t.arg({ type: Filter, description: 'Which changes to tell.' }),
      after: t.arg.string({ description: 'Cursor of the last item seen, or of a snapshot.' }),
    },
    // Rights are checked by the stream itself, when it starts and for each event.
    subscribe: (_root, { filter, after }, ctx) =>
      indicatorUpdates(
        ctx,
        {
          ...nodesAsk(filter ?? {}, 'filter'),
          indicators: filter?.indicators,
          periods: filter?.periods,
          dataState: filter?.dataState ?? 'PROVISIONAL',
        },
        after ?? null,
      ),
    resolve: (item) => item,
  }),
);
