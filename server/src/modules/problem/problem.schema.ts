import { ProblemField, ProblemKind, ProblemOrigin, ProblemOutcome, ProblemState } from '@pokjanal/prisma/client';
import { visible } from '../../auth/visible.ts';
import { builder } from '../../graphql/builder.ts';
import { encodeGlobalId, NOBODY, uuidOrNobody } from '../../graphql/ids.ts';
import { Conflict } from '../../lib/errors.ts';
import { dayAsked, today } from '../../lib/days.ts';
import type { PROBLEM_ACTS } from '../../lib/pure/problem-moves.ts';
import { isLate, type ProblemAct } from '../../lib/pure/problem-moves.ts';
import { Change } from '../activity/change.schema.ts';
import { changesOf, readableChange } from '../activity/changes.ts';
import { dueDay } from './problem-clock.ts';
import { type Addressee, listAddressees } from './problem-addressees.sql.ts';
import { actsOf, mayAct, problemSelect } from './problem-scope.ts';

export const ProblemKindEnum = builder.enumType(ProblemKind, {
  name: 'ProblemKind',
  description: 'A problem of the work of posts, or the request of a citizen in one of the six fields.',
});
export const ProblemFieldEnum = builder.enumType(ProblemField, {
  name: 'ProblemField',
  description:
    'What it is about: the six fields of minimum service (SPM_), or food, family economy, institutions, or data; the last four for problems only.',
});
export const ProblemStateEnum = builder.enumType(ProblemState, {
  name: 'ProblemState',
  description:
    'Where a problem stands: raised, sent, answered, answer accepted or returned, passed up, sent back as wrongly addressed, closed. That it is late follows from the day.',
});
export const ProblemOutcomeEnum = builder.enumType(ProblemOutcome, {
  name: 'ProblemOutcome',
  description: 'What came of it: solved, solved in part, not solved, or withdrawn by who raised it.',
});
const OriginEnum = builder.enumType(ProblemOrigin, {
  name: 'ProblemOrigin',
  description: 'Who raised it: a post, a member agency, or a group.',
});

const ACT_WORDS: Record<ProblemAct, string> = {
  SEND: 'Send it to an agency or group.',
  ANSWER: 'Answer it.',
  ACCEPT: 'Accept the answer.',
  RETURN: 'Send the answer back.',
  REDIRECT: 'Say that it is wrongly addressed.',
  ESCALATE: 'Pass it up, because it is late.',
  CLOSE: 'Close it with its result.',
};
const ActEnum = builder.enumType('ProblemAct', {
  description: 'An act that moves a problem; each has its mutation.',
  values: Object.fromEntries(Object.entries(ACT_WORDS).map(([act, description]) => [act, { description }])) as {
    [A in keyof typeof PROBLEM_ACTS]: { description: string };
  },
});

const AddresseeType = builder.objectRef<Addressee>('ProblemAddressee').implement({
  description: 'An agency or a group that a problem can be sent to: it serves the area of the problem or one above.',
  fields: (t) => ({
    id: t.id({
      description: 'Global id of the agency or the group.',
      resolve: ({ type, id }) => encodeGlobalId(type, id),
    }),
    isGroup: t.boolean({ description: 'It is a group.', resolve: ({ type }) => type === 'Pokjanal' }),
    name: t.exposeString('name', { description: 'Its name.' }),
    area: t.exposeString('area', { description: 'Area it serves.' }),
    isUsual: t.exposeBoolean('isUsual', { description: 'Its kind leads the field the problem is about.' }),
  }),
});

builder.prismaObject('ProblemStep', {
  fields: (t) => ({
    no: t.exposeInt('no'),
    state: t.expose('state', { type: ProblemStateEnum, description: 'Where it stood from then on.' }),
    on: t.expose('on', { type: 'Day' }),
    at: t.expose('at', { type: 'DateTime', description: 'When it was written down.' }),
    by: t.exposeString('office', { nullable: true }),
    note: t.exposeString('note', { nullable: true }),
    to: t.string({
      nullable: true,
      description: 'Name of the agency or group it was sent or passed up to.',
      select: { toOpd: { select: { name: true } }, toGroup: { select: { name: true } } },
      resolve: ({ toOpd, toGroup }) => toOpd?.name ?? toGroup?.name ?? null,
    }),
    dueOn: t.expose('dueOn', { type: 'Day', nullable: true }),
    outcome: t.expose('outcome', { type: ProblemOutcomeEnum, nullable: true }),
  }),
});

const toSelect = { toOpd: { select: { name: true } }, toGroup: { select: { name: true } } } as const;

builder.prismaNode('Problem', {
  nullable: true,
  id: { resolve: ({ id }) => id },
  findUnique: (id, ctx) => ({ id: uuidOrNobody(id), AND: [visible(ctx.actor, 'problem.read')] }),
  select: { id: true },
  fields: (t) => ({
    kind: t.expose('kind', { type: ProblemKindEnum, description: 'Problem or request of a citizen.' }),
    field: t.expose('field', { type: ProblemFieldEnum, description: 'What it is about.' }),
    title: t.exposeString('title', { description: 'The matter in one line.' }),
    description: t.exposeString('description', { nullable: true }),
    wilayah: t.relation('wilayah', { description: 'Area it lies in: the village of its post, or the area named.' }),
    posyandu: t.relation('posyandu', {
      nullable: true,
      description: 'Post it is about, as far as the caller may read it.',
      query: (_args, ctx) => ({ where: visible(ctx.actor, 'posyandu.read') }),
    }),
    origin: t.expose('origin', { type: OriginEnum, description: 'Who raised it.' }),
    raisedBy: t.exposeString('raisedBy'),
    raisedOn: t.expose('raisedOn', { type: 'Day', description: 'Day it was raised.' }),
    indicator: t.relation('indicator', { nullable: true, description: 'Indicator it shows in.' }),
    meeting: t.relation('meeting', {
      nullable: true,
      description: 'Meeting at which it came up, as far as the caller may read it.',
      query: (_args, ctx) => ({ where: visible(ctx.actor, 'meeting.read') }),
    }),
    state: t.expose('state', { type: ProblemStateEnum }),
    to: t.string({
      nullable: true,
      description: 'Name of the agency or group that must answer; null while nobody is asked.',
      select: toSelect,
      resolve: ({ toOpd, toGroup }) => toOpd?.name ?? toGroup?.name ?? null,
    }),
    toOpd: t.relation('toOpd', {
      nullable: true,
      description: 'The agency that must answer, as far as the caller may read it.',
      query: (_args, ctx) => ({ where: visible(ctx.actor, 'opd.read') }),
    }),
    dueOn: t.expose('dueOn', { type: 'Day', nullable: true }),
    daysLate: t.int({
      description: 'Days the answer is past its due day; 0 in time and once it was given.',
      args: { on: t.arg({ type: 'Day', description: 'Day to look at; today when left out.' }) },
      select: { state: true, dueOn: true },
      resolve: ({ state, dueOn }, { on }, ctx) => {
        const day = dayAsked(ctx, on);
        return isLate(state, dueOn, day) && dueOn ? Math.round((day.getTime() - dueOn.getTime()) / 86_400_000) : 0;
      },
    }),
    escalatedTo: t.string({
      nullable: true,
      description: 'Name of the group it was last passed up to since it was sent.',
      select: { escalatedTo: { select: { name: true } } },
      resolve: ({ escalatedTo }) => escalatedTo?.name ?? null,
    }),
    outcome: t.expose('outcome', { type: ProblemOutcomeEnum, nullable: true }),
    steps: t.relation('steps', {
      description: 'Its log, oldest entry first; entries are only ever added.',
      query: { orderBy: { no: 'asc' } },
    }),
    changes: t.loadableList({
      type: Change,
      description: 'When and how its words were put right, newest first.',
      load: async (ids: string[], ctx) => {
        const histories = await changesOf(ctx, 'Problem', ids);
        return ids.map((id) => (histories.get(id) ?? []).map(readableChange));
      },
      resolve: ({ id }) => id,
    }),
    revision: t.exposeInt('revision'),
    acts: t.field({
      type: [ActEnum],
      description: 'What the caller may do to move it as it stands today.',
      select: problemSelect,
      resolve: (row, _args, ctx) => actsOf(ctx.actor, row, today(ctx)),
    }),
    mayCorrect: t.boolean({
      description: 'The caller may put its words right.',
      select: problemSelect,
      resolve: (row, _args, ctx) => row.state !== 'CLOSED' && mayAct(ctx.actor, row, 'problem.manage'),
    }),
    addressees: t.field({
      type: [AddresseeType],
      complexity: { field: 10, multiplier: 20 },
      description: 'Whom it can be sent to, the usual ones first; empty for who may not send it.',
      select: problemSelect,
      resolve: (row, _args, ctx) => (mayAct(ctx.actor, row, 'problem.manage') ? listAddressees(ctx, row) : []),
    }),
    suggestedDueOn: t.field({
      type: 'Day',
      description: 'Last day for the answer when it is asked for today, in working days by the setting of the area.',
      select: problemSelect,
      resolve: ({ kind, wilayah }, _args, ctx) => dueDay(ctx.db, { kind, path: wilayah.path, from: today(ctx) }),
    }),
    isDemo: t.exposeBoolean('isDemo', { description: 'Demonstration data.' }),
  }),
});

builder.objectField(Conflict, 'currentProblem', (t) =>
  t.prismaField({
    type: 'Problem',
    nullable: true,
    description: 'The problem as it stands, when the conflict is about one within reach.',
    resolve: (query, conflict, _args, ctx) => {
      const { problemId } = conflict.data as { problemId?: string };
      return ctx.db.prisma.problem.findFirst({
        ...query,
        where: { AND: [{ id: problemId ?? NOBODY }, visible(ctx.actor, 'problem.read')] },
      });
    },
  }),
);
