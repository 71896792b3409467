import type { Ctx } from '../../auth/ctx.ts';
import { visible } from '../../auth/visible.ts';
import { builder } from '../../graphql/builder.ts';
import { decodeGlobalId, idOf, optionalIdOf } from '../../graphql/ids.ts';
import { Conflict, Forbidden, InvalidInput, NotFound } from '../../lib/errors.ts';
import { acceptAnswer, answerProblem, closeProblem, redirectProblem, returnAnswer } from './answer-problem.ts';
import { correctProblem } from './correct-problem.ts';
import { escalateProblem } from './late-problems.ts';
import {
  AnswerProblemInput,
  CloseProblemInput,
  CorrectProblemInput,
  ProblemNoteInput,
  RaiseProblemInput,
  ReturnAnswerInput,
  SendProblemInput,
} from './problem-input.schema.ts';
import { raiseProblem } from './raise-problem.ts';
import { sendProblem } from './send-problem.ts';

const ProblemSuccess = builder.objectRef<{ id: string }>('ProblemSuccess').implement({
  description: 'It was done.',
  fields: (t) => ({
    problem: t.prismaField({
      type: 'Problem',
      description: 'The problem as it stands now.',
      resolve: (query, { id }, _args, ctx) =>
        ctx.db.prisma.problem.findFirstOrThrow({
          ...query,
          where: { AND: [{ id }, visible(ctx.actor, 'problem.read')] },
        }),
    }),
  }),
});

const types = [Conflict, InvalidInput, Forbidden, NotFound];

type Maybe<T> = T | null | undefined;
type Seen = { problem: string; expectedRevision: number; note?: Maybe<string>; isImpersonal?: Maybe<boolean> };

const sayOf = ({ problem, expectedRevision, note, isImpersonal }: Seen) => ({
  id: idOf('Problem', problem, 'problem'),
  expectedRevision,
  note: note ?? null,
  isImpersonal: isImpersonal ?? false,
});

/** Whom it is sent to, by the type of the id. */
const addresseeOf = (to: string) =>
  decodeGlobalId(to).typename === 'Pokjanal'
    ? { opdId: null, groupId: idOf('Pokjanal', to, 'to') }
    : { opdId: idOf('Opd', to, 'to'), groupId: null };

builder.mutationFields((t) => ({
  raiseProblem: t.field({
    type: ProblemSuccess,
    description: 'Raises a problem, or the request of a citizen, for a post, an agency or a group.',
    authScopes: { can: 'problem.raise' },
    errors: { types, union: { name: 'RaiseProblemResult' } },
    args: { input: t.arg({ type: RaiseProblemInput, required: true, description: 'What, where, and who raises it.' }) },
    resolve: (_root, { input }, ctx) =>
      raiseProblem(ctx, {
        content: { ...input, description: input.description ?? null, isImpersonal: input.isImpersonal ?? false },
        posyanduId: optionalIdOf('Posyandu', input.posyandu, 'posyandu') ?? null,
        wilayahId: optionalIdOf('Wilayah', input.wilayah, 'wilayah') ?? null,
        opdId: optionalIdOf('Opd', input.opd, 'opd') ?? null,
        groupId: optionalIdOf('Pokjanal', input.pokjanal, 'pokjanal') ?? null,
        indicatorCode: input.indicator ?? null,
        meetingId: optionalIdOf('Meeting', input.meeting, 'meeting') ?? null,
        evidenceId: optionalIdOf('Evidence', input.evidence, 'evidence') ?? null,
      }),
  }),
  correctProblem: t.field({
    type: ProblemSuccess,
    description: 'Puts the words of an open problem right; both versions are kept in its history.',
    authScopes: { can: 'problem.manage' },
    errors: { types, union: { name: 'CorrectProblemResult' } },
    args: { input: t.arg({ type: CorrectProblemInput, required: true, description: 'Which one, and the words.' }) },
    resolve: (_root, { input }, ctx) => {
      const { field, title, description, isImpersonal } = input;
      const content = { field, title, description: description ?? null, isImpersonal: isImpersonal ?? false };
      return correctProblem(ctx, { ...sayOf(input), content });
    },
  }),
  sendProblem: t.field({
    type: ProblemSuccess,
    description: 'Sends a problem to the agency or group that must answer; its clock starts.',
    authScopes: { can: 'problem.manage' },
    errors: { types, union: { name: 'SendProblemResult' } },
    args: { input: t.arg({ type: SendProblemInput, required: true, description: 'Which one, and to whom.' }) },
    resolve: (_root, { input }, ctx) =>
      sendProblem(ctx, { ...sayOf(input), ...addresseeOf(input.to), dueOn: input.dueOn ?? null }),
  }),
  answerProblem: t.field({
    type: ProblemSuccess,
    description: 'Answers a problem, for the agency or group that was asked.',
    authScopes: { can: 'problem.answer' },
    errors: { types, union: { name: 'AnswerProblemResult' } },
    args: { input: t.arg({ type: AnswerProblemInput, required: true, description: 'Which one, and the answer.' }) },
    resolve: (_root, { input }, ctx) => answerProblem(ctx, { ...sayOf(input), on: input.on ?? null }),
  }),
  returnAnswer: t.field({
    type: ProblemSuccess,
    description: 'Sends an answer back with the reason; a new due day counts.',
    authScopes: { can: 'problem.manage' },
    errors: { types, union: { name: 'ReturnAnswerResult' } },
    args: { input: t.arg({ type: ReturnAnswerInput, required: true, description: 'Which one, and why.' }) },
    resolve: (_root, { input }, ctx) => returnAnswer(ctx, { ...sayOf(input), dueOn: input.dueOn ?? null }),
  }),
  closeProblem: t.field({
    type: ProblemSuccess,
    description: 'Closes a problem with what came of it.',
    authScopes: { can: 'problem.manage' },
    errors: { types, union: { name: 'CloseProblemResult' } },
    args: { input: t.arg({ type: CloseProblemInput, required: true, description: 'Which one, and its result.' }) },
    resolve: (_root, { input }, ctx) => closeProblem(ctx, { ...sayOf(input), outcome: input.outcome }),
  }),
}));

type Verb = (ctx: Ctx, say: ReturnType<typeof sayOf>) => Promise<{ id: string }>;

/** Acts that say nothing but a note. */
const BY_NOTE: readonly { name: string; can: 'problem.manage' | 'problem.answer'; description: string; verb: Verb }[] =
  [
    {
      name: 'acceptAnswer',
      can: 'problem.manage',
      description: 'Accepts the answer to a problem; what remains is to close it with its result.',
      verb: acceptAnswer,
    },
    {
      name: 'redirectProblem',
      can: 'problem.answer',
      description: 'Says that a problem is wrongly addressed, and why; it waits to be sent to another.',
      verb: redirectProblem,
    },
    {
      name: 'escalateProblem',
      can: 'problem.manage',
      description: 'Passes a late problem up to the group of the area, or of the one above; once more passes it on.',
      verb: escalateProblem,
    },
  ];

for (const { name, can, description, verb } of BY_NOTE) {
  builder.mutationField(name, (t) =>
    t.field({
      type: ProblemSuccess,
      description,
      authScopes: { can },
      errors: { types, union: { name: `${name.charAt(0).toUpperCase()}${name.slice(1)}Result` } },
      args: { input: t.arg({ type: ProblemNoteInput, required: true, description: 'Which one, and what is said.' }) },
      resolve: (_root, { input }, ctx) => verb(ctx, sayOf(input)),
    }),
  );
}
