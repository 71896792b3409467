import { builder } from '../../graphql/builder.ts';
import { endCursor } from '../../graphql/end-cursor.ts';
import { encodeGlobalId } from '../../graphql/ids.ts';
import { decodePlace, encodePlace } from '../../graphql/place-cursor.ts';
import { Text } from '../../graphql/text.ts';
import { formatMonth } from '../../lib/pure/month.ts';
import { StatusEnum } from '../pokjanal/pokjanal.schema.ts';
import { ExplanationType } from './explain.schema.ts';
import { type RecordLine, recordKindOf, type RecordsOf, recordsOf } from './explain-records.ts';

const RecordKindEnum = builder.enumType('ExplainedRecordKind', {
  description: 'What a figure about areas counts.',
  values: {
    GROUP: { description: 'An area where a group is expected; fulfilled with a decree in force on the last day.' },
    DUTY: { description: 'A duty an agency owes to a group for a period; fulfilled when it is proved.' },
    PROBLEM: { description: 'An answer to a problem that fell due; fulfilled when it came in time.' },
  } as const,
});

const idOrNull = (type: 'Pokjanal' | 'Evidence' | 'Problem', id: string | null): string | null =>
  id === null ? null : encodeGlobalId(type, id);

const RecordLineType = builder.objectRef<RecordLine>('ExplainedRecord').implement({
  description: 'A record behind a figure about areas; each counts once below the line and, fulfilled, once above it.',
  fields: (t) => ({
    kind: t.expose('kind', { type: RecordKindEnum, description: 'What it is.' }),
    key: t.string({ description: 'Tells it from all others of the list.', resolve: ({ place }) => encodePlace(place) }),
    isFulfilled: t.exposeBoolean('isFulfilled', { description: 'It counts above the line too.' }),
    month: t.field({ type: 'Period', description: 'Month it counts in.', resolve: ({ month }) => formatMonth(month) }),
    wilayah: t.id({
      description: 'Global id of its area.',
      resolve: ({ areaId }) => encodeGlobalId('Wilayah', areaId),
    }),
    area: t.exposeString('area', { description: 'Name of its area, with its kind.' }),
    name: t.field({
      type: Text,
      nullable: true,
      description: 'The duty, or the title of the problem; null for a group.',
      resolve: ({ name }) => name,
    }),
    opd: t.exposeString('opd', { nullable: true, description: 'Agency that owes it, or that was asked.' }),
    pokjanal: t.id({
      nullable: true,
      description: 'Global id of the group; null where none is on record, and for a problem.',
      resolve: ({ pokjanalId }) => idOrNull('Pokjanal', pokjanalId),
    }),
    status: t.expose('status', {
      type: StatusEnum,
      nullable: true,
      description: 'How the group stood on the last day of the month.',
    }),
    evidence: t.id({
      nullable: true,
      description: 'Global id of a record that proves the duty.',
      resolve: ({ evidenceId }) => idOrNull('Evidence', evidenceId),
    }),
    problem: t.id({
      nullable: true,
      description: 'Global id of the problem.',
      resolve: ({ problemId }) => idOrNull('Problem', problemId),
    }),
    dueOn: t.expose('dueOn', { type: 'Day', nullable: true, description: 'Last day for the answer.' }),
  }),
});

type Page = Extract<RecordsOf, { reason: null }>;

const PageType = builder.objectRef<Page>('ExplainedRecordPage').implement({
  description: 'A page of records, by area, month and record, with the counts of all pages.',
  fields: (t) => ({
    kind: t.expose('kind', { type: RecordKindEnum, description: 'What the figure counts.' }),
    items: t.field({
      type: [RecordLineType],
      description: 'Those the caller may read.',
      resolve: ({ lines }) => [...lines],
    }),
    total: t.exposeInt('total', { description: 'All records: the denominator of the figure.' }),
    fulfilled: t.exposeInt('fulfilled', { description: 'Those fulfilled: the numerator of the figure.' }),
    hidden: t.exposeInt('hidden', { description: 'Counted, and not listed since the caller may not read them.' }),
    listed: t.exposeInt('listed', { description: 'How many stand on all pages of this list.' }),
    endCursor: endCursor(
      t,
      ({ lines }) => lines,
      (one) => one.place,
    ),
    hasNextPage: t.exposeBoolean('more', { description: 'There is a next page.' }),
  }),
});

const NoRecordsReasonEnum = builder.enumType('NoRecordsReason', {
  description: 'Why the records behind a figure are not listed.',
  values: {
    TOO_MANY: { description: 'More than 60,000: explain an area below, or a shorter period.' },
    OF_ANOTHER_DAY: { description: 'Records are listed for the figure of today alone.' },
  } as const,
});

const RecordsType = builder.objectRef<RecordsOf>('ExplainedRecords').implement({
  description: 'The records behind a figure about areas, or why they are not listed.',
  fields: (t) => ({
    page: t.field({
      type: PageType,
      nullable: true,
      description: 'A page; null with a `reason`.',
      resolve: (records) => (records.reason === null ? records : null),
    }),
    reason: t.expose('reason', { type: NoRecordsReasonEnum, nullable: true, description: 'Why there is none.' }),
  }),
});

builder.objectField(ExplanationType, 'recordKind', (t) =>
  t.field({
    type: RecordKindEnum,
    nullable: true,
    description: 'What `records` lists; null for a figure that forms or posts make up, whose `forms` tell them.',
    resolve: recordKindOf,
  }),
);

const MOST = 200;

builder.objectField(ExplanationType, 'records', (t) =>
  t.field({
    type: RecordsType,
    nullable: true,
    complexity: ({ first }) => ({ field: 20, multiplier: Math.min(first ?? 50, MOST) }),
    description:
      'The groups, duties or problems that a figure about areas counts; null for a figure that forms or posts make up.',
    args: {
      first: t.arg.int({ defaultValue: 50, description: 'Records on a page, at most 200.' }),
      after: t.arg.string({ description: 'Cursor of the page before.' }),
      onlyOpen: t.arg.boolean({ defaultValue: false, description: 'Only those that are not fulfilled.' }),
    },
    resolve: (explained, { first, after, onlyOpen }, ctx) =>
      recordsOf(ctx, explained, {
        first: Math.max(1, Math.min(first ?? 50, MOST)),
        after: after == null ? null : decodePlace(after, ['text', 'int', 'text']),
        onlyOpen: onlyOpen ?? false,
      }),
  }),
);
