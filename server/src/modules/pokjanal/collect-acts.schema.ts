import type { Regime, WilayahLevel } from '@pokjanal/prisma/client';
import type { Ctx } from '../../auth/ctx.ts';
import { builder } from '../../graphql/builder.ts';
import { idOf } from '../../graphql/ids.ts';
import { Conflict, Forbidden, InvalidInput, NotFound } from '../../lib/errors.ts';
import { LevelEnum } from '../wilayah/wilayah.schema.ts';
import { answerByHand, withdrawAnswer } from './collect-answer.ts';
import { closeRequest, type CollectionContent, correctRequest, requestDecrees } from './collect-request.ts';
import { CollectionRequest } from './collect.schema.ts';
import { type CollectionRow, listCollections } from './collect.sql.ts';
import { RegimeEnum } from './pokjanal.schema.ts';

const FAILURES = [Conflict, InvalidInput, Forbidden, NotFound];

const CollectionContentInput = builder.inputType('CollectionContentInput', {
  description: 'What is asked of whom, and until when.',
  fields: (t) => ({
    level: t.field({ type: LevelEnum, required: true, description: 'Level of the areas asked.' }),
    regimes: t.field({ type: [RegimeEnum], description: 'Laws whose groups count; none means either.' }),
    deadline: t.field({ type: 'Day', required: true, description: 'Last day to answer.' }),
    note: t.string({ required: true, description: 'What is asked and why, at most 1,000 characters.' }),
  }),
});

type Given = { level: WilayahLevel; regimes?: Regime[] | null | undefined; deadline: Date; note: string };

const contentOf = ({ level, regimes, deadline, note }: Given): CollectionContent => ({
  level,
  regimes: regimes ?? [],
  deadline,
  note,
});

const CollectionSuccess = builder.objectRef<CollectionRow>('CollectionSuccess').implement({
  description: 'The request was made, corrected, closed or answered.',
  fields: (t) => ({
    request: t.field({ type: CollectionRequest, description: 'As it stands now.', resolve: (row) => row }),
  }),
});

async function standing(ctx: Ctx, { id }: { id: string }): Promise<CollectionRow> {
  const [row] = await listCollections(ctx, { id, first: 1 });
  if (!row) throw new NotFound('REQUEST_NOT_FOUND');
  return row;
}

const RequestDecreesInput = builder.inputType('RequestDecreesInput', {
  description: 'A request for decrees.',
  fields: (t) => ({
    wilayah: t.id({ required: true, description: 'Area that asks.' }),
    content: t.field({ type: CollectionContentInput, required: true, description: 'What it asks.' }),
  }),
});

const CorrectRequestInput = builder.inputType('CorrectRequestInput', {
  description: 'A request as it should have been made.',
  fields: (t) => ({
    request: t.id({ required: true, description: 'Which one.' }),
    expectedRevision: t.int({ required: true, description: 'Revision the caller saw.' }),
    content: t.field({ type: CollectionContentInput, required: true, description: 'All of it.' }),
  }),
});

const CloseRequestInput = builder.inputType('CloseRequestInput', {
  description: 'A request that asks no more.',
  fields: (t) => ({
    request: t.id({ required: true, description: 'Which one.' }),
    expectedRevision: t.int({ required: true, description: 'Revision the caller saw.' }),
  }),
});

const AnswerByHandInput = builder.inputType('AnswerByHandInput', {
  description: 'An area that counts as having answered.',
  fields: (t) => ({
    request: t.id({ required: true, description: 'Which request.' }),
    wilayah: t.id({ required: true, description: 'Which area.' }),
    reason: t.string({ required: true, description: 'Why, at most 500 characters.' }),
  }),
});

const WithdrawAnswerInput = builder.inputType('WithdrawAnswerInput', {
  description: 'An area that is asked again.',
  fields: (t) => ({
    request: t.id({ required: true, description: 'Which request.' }),
    wilayah: t.id({ required: true, description: 'Which area.' }),
  }),
});

const requestOf = (id: string): string => idOf('CollectionRequest', id, 'request');

builder.mutationFields((t) => ({
  requestDecrees: t.field({
    type: CollectionSuccess,
    description: 'Asks the areas below one for the decrees of their groups until a day.',
    authScopes: { can: 'collection.ask' },
    errors: { types: FAILURES, union: { name: 'RequestDecreesResult' } },
    args: { input: t.arg({ type: RequestDecreesInput, required: true, description: 'Who asks what.' }) },
    resolve: async (_root, { input }, ctx) =>
      standing(
        ctx,
        await requestDecrees(ctx, {
          ...contentOf(input.content),
          wilayahId: idOf('Wilayah', input.wilayah, 'wilayah'),
        }),
      ),
  }),
  correctRequest: t.field({
    type: CollectionSuccess,
    description: 'Puts a request for decrees right; what stood there before stays in its history.',
    authScopes: { can: 'collection.ask' },
    errors: { types: FAILURES, union: { name: 'CorrectRequestResult' } },
    args: { input: t.arg({ type: CorrectRequestInput, required: true, description: 'Which one, and how.' }) },
    resolve: async (_root, { input }, ctx) =>
      standing(
        ctx,
        await correctRequest(ctx, {
          ...contentOf(input.content),
          id: requestOf(input.request),
          expectedRevision: input.expectedRevision,
        }),
      ),
  }),
  closeRequest: t.field({
    type: CollectionSuccess,
    description: 'Closes a request for decrees: nobody is asked any more.',
    authScopes: { can: 'collection.ask' },
    errors: { types: FAILURES, union: { name: 'CloseRequestResult' } },
    args: { input: t.arg({ type: CloseRequestInput, required: true, description: 'Which one.' }) },
    resolve: async (_root, { input }, ctx) =>
      standing(
        ctx,
        await closeRequest(ctx, { id: requestOf(input.request), expectedRevision: input.expectedRevision }),
      ),
  }),
  answerByHand: t.field({
    type: CollectionSuccess,
    description: 'Lets an area count as having answered though its document is not on record, with the reason.',
    authScopes: { can: 'collection.ask' },
    errors: { types: FAILURES, union: { name: 'AnswerByHandResult' } },
    args: { input: t.arg({ type: AnswerByHandInput, required: true, description: 'Which area, and why.' }) },
    resolve: async (_root, { input }, ctx) =>
      standing(
        ctx,
        await answerByHand(ctx, {
          requestId: requestOf(input.request),
          wilayahId: idOf('Wilayah', input.wilayah, 'wilayah'),
          reason: input.reason,
        }),
      ),
  }),
  withdrawAnswer: t.field({
    type: CollectionSuccess,
    description: 'Takes an answer by hand back: the area is asked again.',
    authScopes: { can: 'collection.ask' },
    errors: { types: FAILURES, union: { name: 'WithdrawAnswerResult' } },
    args: { input: t.arg({ type: WithdrawAnswerInput, required: true, description: 'Which area.' }) },
    resolve: async (_root, { input }, ctx) =>
      standing(
        ctx,
        await withdrawAnswer(ctx, {
          requestId: requestOf(input.request),
          wilayahId: idOf('Wilayah', input.wilayah, 'wilayah'),
        }),
      ),
  }),
}));
