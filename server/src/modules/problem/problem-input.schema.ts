import { builder } from '../../graphql/builder.ts';
import { ProblemFieldEnum, ProblemKindEnum, ProblemOutcomeEnum } from './problem.schema.ts';

const SEEN = 'Revision of the problem the caller saw.';
const WHICH = 'Which problem.';
const IMPERSONAL = 'States that what looks like an identity or telephone number is none.';

export const RaiseProblemInput = builder.inputType('RaiseProblemInput', {
  description: 'A problem, or the request of a citizen. Name the post, or the agency or group that raises it.',
  fields: (t) => ({
    kind: t.field({ type: ProblemKindEnum, required: true, description: 'Problem, or request of a citizen.' }),
    field: t.field({ type: ProblemFieldEnum, required: true, description: 'What it is about.' }),
    title: t.string({ required: true, description: 'The matter in one line.' }),
    description: t.string({ description: 'What is the matter, without names and numbers of persons.' }),
    posyandu: t.id({ description: 'Post it is about; it raises the problem when nobody else is named.' }),
    wilayah: t.id({ description: 'Area it lies in, where it is about no single post.' }),
    opd: t.id({ description: 'Agency that raises it.' }),
    pokjanal: t.id({ description: 'Group that raises it.' }),
    indicator: t.string({ description: 'Code of the indicator it shows in.' }),
    meeting: t.id({ description: 'Meeting at which it came up.' }),
    evidence: t.id({
      description:
        'Record of evidence it grows out of, such as the visit that found it; a post which that record names may be named here too.',
    }),
    isImpersonal: t.boolean({ description: IMPERSONAL }),
  }),
});

export const CorrectProblemInput = builder.inputType('CorrectProblemInput', {
  description: 'The words of a problem, put right.',
  fields: (t) => ({
    problem: t.id({ required: true, description: WHICH }),
    expectedRevision: t.int({ required: true, description: SEEN }),
    field: t.field({ type: ProblemFieldEnum, required: true, description: 'What it is about.' }),
    title: t.string({ required: true, description: 'The matter in one line.' }),
    description: t.string({ description: 'What is the matter, without names and numbers of persons.' }),
    isImpersonal: t.boolean({ description: IMPERSONAL }),
  }),
});

export const SendProblemInput = builder.inputType('SendProblemInput', {
  description: 'Where a problem goes.',
  fields: (t) => ({
    problem: t.id({ required: true, description: WHICH }),
    expectedRevision: t.int({ required: true, description: SEEN }),
    to: t.id({ required: true, description: 'Agency or group that must answer, one of its addressees.' }),
    dueOn: t.field({ type: 'Day', description: 'Last day for the answer; the suggested one when left out.' }),
    note: t.string({ description: 'What the addressee should know.' }),
    isImpersonal: t.boolean({ description: IMPERSONAL }),
  }),
});

export const AnswerProblemInput = builder.inputType('AnswerProblemInput', {
  description: 'An answer to a problem.',
  fields: (t) => ({
    problem: t.id({ required: true, description: WHICH }),
    expectedRevision: t.int({ required: true, description: SEEN }),
    note: t.string({ required: true, description: 'The answer.' }),
    on: t.field({ type: 'Day', description: 'Day it was given; today when left out.' }),
    isImpersonal: t.boolean({ description: IMPERSONAL }),
  }),
});

export const ReturnAnswerInput = builder.inputType('ReturnAnswerInput', {
  description: 'An answer that does not help.',
  fields: (t) => ({
    problem: t.id({ required: true, description: WHICH }),
    expectedRevision: t.int({ required: true, description: SEEN }),
    note: t.string({ required: true, description: 'Why, and what is wanted.' }),
    dueOn: t.field({ type: 'Day', description: 'Last day for the next answer; the suggested one when left out.' }),
    isImpersonal: t.boolean({ description: IMPERSONAL }),
  }),
});

export const CloseProblemInput = builder.inputType('CloseProblemInput', {
  description: 'The end of a problem.',
  fields: (t) => ({
    problem: t.id({ required: true, description: WHICH }),
    expectedRevision: t.int({ required: true, description: SEEN }),
    outcome: t.field({ type: ProblemOutcomeEnum, required: true, description: 'What came of it.' }),
    note: t.string({ required: true, description: 'The result in words.' }),
    isImpersonal: t.boolean({ description: IMPERSONAL }),
  }),
});

export const ProblemNoteInput = builder.inputType('ProblemNoteInput', {
  description: 'An act on a problem with what is said of it.',
  fields: (t) => ({
    problem: t.id({ required: true, description: WHICH }),
    expectedRevision: t.int({ required: true, description: SEEN }),
    note: t.string({
      description: 'Why, or what others should know; required when it is sent back as wrongly addressed.',
    }),
    isImpersonal: t.boolean({ description: IMPERSONAL }),
  }),
});
