import { builder } from '../../graphql/builder.ts';
import { endCursor } from '../../graphql/end-cursor.ts';
import { encodeGlobalId, encodeReportId } from '../../graphql/ids.ts';
import { decodePlace } from '../../graphql/place-cursor.ts';
import { Text } from '../../graphql/text.ts';
import { formatMonth } from '../../lib/pure/month.ts';
import { ReportStatusEnum } from '../submission/report.schema.ts';
import { ExplanationType } from './explain.schema.ts';
import { type FormLine, type FormsOf, formsOf } from './explain-forms.ts';
import type { FormKind } from './explain-forms.sql.ts';

const FormKindEnum = builder.enumType('ExplainedFormKind', {
  description: 'What became of a form.',
  values: {
    COUNTED: { description: 'It adds to the figure.' },
    MISSING: { description: 'It came and answers no operand.' },
    LEFT_OUT: { description: 'It answers some operands and not all, so it is in neither sum.' },
    SILENT: { description: 'It is expected and is not in these figures: not sent, sent back, or not approved yet.' },
  } as const,
});

const FormLineType = builder.objectRef<FormLine>('ExplainedForm').implement({
  description: 'A form behind a figure: one unit, month and block.',
  fields: (t) => ({
    report: t.id({
      description: 'Global id of the report the answer stands in.',
      resolve: ({ unitNo, month, carriedFrom, block }) =>
        encodeReportId({ unitNo, month: carriedFrom ?? month, block }),
    }),
    posyandu: t.id({
      nullable: true,
      description: 'Global id of the post; null when a puskesmas answers for the village.',
      resolve: ({ posyanduId }) => (posyanduId === null ? null : encodeGlobalId('Posyandu', posyanduId)),
    }),
    name: t.exposeString('name', { description: 'Name of the post, or of the village.' }),
    desa: t.exposeString('desa', { description: 'Village.' }),
    month: t.field({ type: 'Period', description: 'Month it counts for.', resolve: ({ month }) => formatMonth(month) }),
    carriedFrom: t.field({
      type: 'Period',
      nullable: true,
      description: 'Earlier month whose answer is still in force; null for a form of the month itself.',
      resolve: ({ carriedFrom }) => (carriedFrom === null ? null : formatMonth(carriedFrom)),
    }),
    block: t.exposeString('block', { description: 'Block of the form.' }),
    kind: t.expose('kind', { type: FormKindEnum, description: 'What became of it.' }),
    why: t.expose('why', {
      type: Text,
      nullable: true,
      description: 'In words, why it does not count, or from when it is.',
    }),
    open: t.stringList({ description: 'Codes of the operands it does not answer.', resolve: ({ open }) => [...open] }),
    numerator: t.expose('numerator', { type: 'Count', nullable: true, description: 'What it adds above the line.' }),
    denominator: t.expose('denominator', {
      type: 'Count',
      nullable: true,
      description: 'What it adds below the line.',
    }),
    status: t.expose('status', {
      type: ReportStatusEnum,
      nullable: true,
      description: 'Where the report of the month stands.',
    }),
    revision: t.exposeInt('revision', { nullable: true, description: 'Revision that counts.' }),
    approvedAt: t.expose('approvedAt', { type: 'DateTime', nullable: true, description: 'Last approval.' }),
    approvedBy: t.exposeString('approvedBy', { nullable: true, description: 'Office that approved.' }),
  }),
});

const CountsType = builder.objectRef<Readonly<Record<FormKind, number>>>('ExplainedFormCounts').implement({
  description: 'How many forms of each kind.',
  fields: (t) => ({
    counted: t.int({ description: 'Add to the figure.', resolve: (counts) => counts.COUNTED }),
    missing: t.int({ description: 'Answer no operand.', resolve: (counts) => counts.MISSING }),
    leftOut: t.int({ description: 'Left out of both sums.', resolve: (counts) => counts.LEFT_OUT }),
    silent: t.int({ description: 'Expected and not there.', resolve: (counts) => counts.SILENT }),
  }),
});

type Page = Extract<FormsOf, { reason: null }>;

const PageType = builder.objectRef<Page>('ExplainedFormPage').implement({
  description: 'A page of forms, by village code and unit.',
  fields: (t) => ({
    items: t.field({ type: [FormLineType], description: 'The forms.', resolve: ({ lines }) => [...lines] }),
    counts: t.field({
      type: CountsType,
      description: 'Of all pages, whatever kind is shown.',
      resolve: ({ counts }) => counts,
    }),
    isPartial: t.exposeBoolean('isPartial', {
      description: 'Only posts within the caller’s reach are listed; the figure counts others too.',
    }),
    endCursor: endCursor(
      t,
      ({ lines }) => lines,
      (one) => one.place,
    ),
    hasNextPage: t.exposeBoolean('more', { description: 'There is a next page.' }),
  }),
});

const NoFormsReasonEnum = builder.enumType('NoFormsReason', {
  description: 'Why the forms behind a figure are not listed.',
  values: {
    NO_RIGHT: { description: 'The caller may not read reports there.' },
    TOO_MANY: { description: 'More than 60,000: explain an area below, or a shorter period.' },
    NO_VERSION: { description: 'No version of the indicator covers the period.' },
  } as const,
});

const FormsType = builder.objectRef<FormsOf>('ExplainedForms').implement({
  description: 'The forms behind a figure, or why they are not listed.',
  fields: (t) => ({
    page: t.field({
      type: PageType,
      nullable: true,
      description: 'A page; null with a `reason`.',
      resolve: (forms) => (forms.reason === null ? forms : null),
    }),
    reason: t.expose('reason', { type: NoFormsReasonEnum, nullable: true, description: 'Why there is none.' }),
  }),
});

const MOST = 200;

builder.objectField(ExplanationType, 'forms', (t) =>
  t.field({
    type: FormsType,
    complexity: ({ first }) => ({ field: 20, multiplier: Math.min(first ?? 50, MOST) }),
    description: 'The forms behind the figure, for who may read reports there.',
    args: {
      first: t.arg.int({ defaultValue: 50, description: 'Forms on a page, at most 200.' }),
      after: t.arg.string({ description: 'Cursor of the page before.' }),
      only: t.arg({ type: FormKindEnum, description: 'Only forms of this kind.' }),
    },
    resolve: (explained, { first, after, only }, ctx) =>
      formsOf(ctx, explained, {
        first: Math.max(1, Math.min(first ?? 50, MOST)),
        after: after == null ? null : decodePlace(after, ['text', 'int', 'int', 'int']),
        only: only ?? null,
      }),
  }),
);
