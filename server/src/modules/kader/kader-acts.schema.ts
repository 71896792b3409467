import { visible } from '../../auth/visible.ts';
import { builder } from '../../graphql/builder.ts';
import { idOf } from '../../graphql/ids.ts';
import { Conflict, Forbidden, InvalidInput, NotFound } from '../../lib/errors.ts';
import { assessKaders } from './assess-kader.ts';
import type { KaderFacts } from './kader-facts.ts';
import { eraseKader } from './erase-kader.ts';
import { leaveKader, moveKader } from './leave-kader.ts';
import { kaderIdInConflict } from './managed-kader.ts';
import { correctKader, registerKader } from './register-kader.ts';
import { showKaderPhone } from './show-phone.ts';

builder.objectField(Conflict, 'currentKader', (t) =>
  t.prismaField({
    type: 'Kader',
    nullable: true,
    description: 'The kader as the record stands, when the conflict is about one.',
    resolve: (query, conflict, _args, ctx) => {
      const id = kaderIdInConflict(conflict);
      return id === null
        ? null
        : ctx.db.prisma.kader.findFirst({ ...query, where: { AND: [{ id }, visible(ctx.actor, 'kader.read')] } });
    },
  }),
);

const KADER = 'The kader.';
const SEEN = 'Revision of the record the caller saw.';
const WHY = 'Why, at most 200 characters.';

const KaderFactsInput = builder.inputType('KaderFactsInput', {
  description: 'What is told of a kader. No national identity number is kept anywhere.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'Name; no other kader of the post bears it.' }),
    phone: t.string({ description: 'Telephone number, such as 0812 3456 7890.' }),
    rw: t.string({ description: 'Label of the neighbourhood (RW), at most 20 characters.' }),
    rt: t.string({ description: 'Label of the block (RT), at most 20 characters.' }),
    decreeNumber: t.string({ description: 'Number of the decree of the village head that names the kader.' }),
    decreeDate: t.field({ type: 'Day', description: 'Date of that decree.' }),
    trainedOn: t.field({ type: 'Day', description: 'Last day of the latest training in the basic skills.' }),
  }),
});

const RegisterKaderInput = builder.inputType('RegisterKaderInput', {
  description: 'A kader who enters the register.',
  fields: (t) => ({
    posyandu: t.id({ required: true, description: 'Post to serve at.' }),
    facts: t.field({ type: KaderFactsInput, required: true, description: 'What is told of the kader.' }),
    since: t.field({ type: 'Day', required: true, description: 'First day of service there.' }),
  }),
});

const CorrectKaderInput = builder.inputType('CorrectKaderInput', {
  description: 'What is told of a kader, as it should be.',
  fields: (t) => ({
    kader: t.id({ required: true, description: KADER }),
    facts: t.field({ type: KaderFactsInput, required: true, description: 'What is told of the kader.' }),
    keepPhone: t.boolean({
      defaultValue: false,
      description: 'Leave the telephone number as it is, for whoever saw it masked alone.',
    }),
    expectedRevision: t.int({ required: true, description: SEEN }),
  }),
});

const MoveKaderInput = builder.inputType('MoveKaderInput', {
  description: 'Where a kader goes on.',
  fields: (t) => ({
    kader: t.id({ required: true, description: KADER }),
    posyandu: t.id({ required: true, description: 'Post to go on at; one who had left may come back to the same.' }),
    on: t.field({ type: 'Day', required: true, description: 'First day there.' }),
    reason: t.string({ required: true, description: WHY }),
    expectedRevision: t.int({ required: true, description: SEEN }),
  }),
});

const LeaveKaderInput = builder.inputType('LeaveKaderInput', {
  description: 'A kader whose service ends.',
  fields: (t) => ({
    kader: t.id({ required: true, description: KADER }),
    on: t.field({ type: 'Day', required: true, description: 'Last day.' }),
    reason: t.string({ required: true, description: WHY }),
    expectedRevision: t.int({ required: true, description: SEEN }),
  }),
});

const AssessedKaderInput = builder.inputType('AssessedKaderInput', {
  description: 'Results of one kader.',
  fields: (t) => ({
    kader: t.id({ required: true, description: KADER }),
    passed: t.stringList({ required: true, description: 'Codes of the skills shown.' }),
    notYet: t.stringList({ description: 'Codes of the skills assessed and not shown yet.' }),
    expectedRevision: t.int({ required: true, description: SEEN }),
  }),
});

const AssessKadersInput = builder.inputType('AssessKadersInput', {
  description: 'An assessment of kader of one post; skills that are not named stay as they are.',
  fields: (t) => ({
    posyandu: t.id({ required: true, description: 'Post they serve at.' }),
    on: t.field({ type: 'Day', required: true, description: 'Day of the assessment.' }),
    office: t.string({ required: true, description: 'Office of the assessor, never a person.' }),
    rows: t.field({ type: [AssessedKaderInput], required: true, description: 'A row each; at most 60.' }),
  }),
});

const EraseKaderInput = builder.inputType('EraseKaderInput', {
  description: 'A kader who asks that her personal data be erased.',
  fields: (t) => ({
    kader: t.id({ required: true, description: KADER }),
    name: t.string({
      required: true,
      description: 'Name of the kader, typed once more: nothing of it can be taken back.',
    }),
    reason: t.string({
      required: true,
      description:
        'What it rests on, such as the date of her letter, at most 200 characters; it stays, so without her name.',
    }),
    expectedRevision: t.int({ required: true, description: SEEN }),
  }),
});

const ShowKaderPhoneInput = builder.inputType('ShowKaderPhoneInput', {
  description: 'Whose telephone number is wanted, and what for.',
  fields: (t) => ({
    kader: t.id({ required: true, description: KADER }),
    purpose: t.string({ required: true, description: 'What for, at most 200 characters; it stays in the history.' }),
  }),
});

type Done = { readonly id: string };

const KaderSuccess = builder.objectRef<Done>('KaderSuccess').implement({
  description: 'It was done.',
  fields: (t) => ({
    kader: t.prismaField({
      type: 'Kader',
      description: 'The kader as the record stands now.',
      resolve: (query, { id }, _args, ctx) =>
        ctx.db.prisma.kader.findFirstOrThrow({ ...query, where: { AND: [{ id }, visible(ctx.actor, 'kader.read')] } }),
    }),
  }),
});

const AssessKadersSuccess = builder.objectRef<{ ids: string[] }>('AssessKadersSuccess').implement({
  description: 'It was recorded.',
  fields: (t) => ({
    kader: t.prismaField({
      type: ['Kader'],
      description: 'The kader as their records stand now, by name.',
      resolve: (query, { ids }, _args, ctx) =>
        ctx.db.prisma.kader.findMany({
          ...query,
          where: { AND: [{ id: { in: ids } }, visible(ctx.actor, 'kader.read')] },
          orderBy: [{ name: 'asc' }, { id: 'asc' }],
        }),
    }),
  }),
});

const KaderPhone = builder.objectRef<{ id: string; phone: string }>('ShowKaderPhoneSuccess').implement({
  description: 'The telephone number; that it was shown is written down.',
  fields: (t) => ({
    phone: t.exposeString('phone', { description: 'Telephone number in full.' }),
    kader: t.prismaField({
      type: 'Kader',
      description: 'The kader, with the history that tells of it.',
      resolve: (query, { id }, _args, ctx) =>
        ctx.db.prisma.kader.findFirstOrThrow({ ...query, where: { AND: [{ id }, visible(ctx.actor, 'kader.read')] } }),
    }),
  }),
});

const factsOf = (facts: typeof KaderFactsInput.$inferInput): KaderFacts => ({
  name: facts.name,
  phone: facts.phone ?? null,
  rw: facts.rw ?? null,
  rt: facts.rt ?? null,
  decreeNumber: facts.decreeNumber ?? null,
  decreeDate: facts.decreeDate ?? null,
  trainedOn: facts.trainedOn ?? null,
});

const refOf = (input: { kader: string; expectedRevision: number }, path = 'kader') => ({
  id: idOf('Kader', input.kader, path),
  expectedRevision: input.expectedRevision,
});

const refusals = (name: string) => ({ types: [Conflict, InvalidInput, Forbidden, NotFound], union: { name } });
const authScopes = { can: 'kader.manage' } as const;

builder.mutationFields((t) => ({
  registerKader: t.field({
    type: KaderSuccess,
    description: 'Enters a kader into the register of a post.',
    authScopes,
    errors: refusals('RegisterKaderResult'),
    args: { input: t.arg({ type: RegisterKaderInput, required: true, description: 'Who, where and since when.' }) },
    resolve: (_root, { input }, ctx) =>
      registerKader(ctx, {
        ...factsOf(input.facts),
        posyanduId: idOf('Posyandu', input.posyandu, 'posyandu'),
        since: input.since,
      }),
  }),
  correctKader: t.field({
    type: KaderSuccess,
    description: 'Puts right what is told of a kader.',
    authScopes,
    errors: refusals('CorrectKaderResult'),
    args: { input: t.arg({ type: CorrectKaderInput, required: true, description: 'The kader as it should be.' }) },
    resolve: (_root, { input }, ctx) =>
      correctKader(ctx, { ...refOf(input), ...factsOf(input.facts), keepPhone: input.keepPhone ?? false }),
  }),
  moveKader: t.field({
    type: KaderSuccess,
    description: 'Lets a kader go on at another post from a day on; one who had left comes back so.',
    authScopes,
    errors: refusals('MoveKaderResult'),
    args: { input: t.arg({ type: MoveKaderInput, required: true, description: 'Where to, and from when.' }) },
    resolve: (_root, { input }, ctx) =>
      moveKader(ctx, {
        ...refOf(input),
        posyanduId: idOf('Posyandu', input.posyandu, 'posyandu'),
        on: input.on,
        reason: input.reason,
      }),
  }),
  leaveKader: t.field({
    type: KaderSuccess,
    description: 'Ends the service of a kader at the end of a day; the record stays.',
    authScopes,
    errors: refusals('LeaveKaderResult'),
    args: { input: t.arg({ type: LeaveKaderInput, required: true, description: 'Who, when and why.' }) },
    resolve: (_root, { input }, ctx) => leaveKader(ctx, { ...refOf(input), on: input.on, reason: input.reason }),
  }),
  assessKaders: t.field({
    type: AssessKadersSuccess,
    description: 'Records results in the basic skills for one or many kader of a post, all or none.',
    authScopes: { can: 'kader.assess' },
    errors: refusals('AssessKadersResult'),
    args: { input: t.arg({ type: AssessKadersInput, required: true, description: 'Who showed what, and when.' }) },
    resolve: (_root, { input }, ctx) =>
      assessKaders(ctx, {
        posyanduId: idOf('Posyandu', input.posyandu, 'posyandu'),
        on: input.on,
        office: input.office,
        rows: input.rows.map((row, at) => ({
          ...refOf(row, `rows.${at}.kader`),
          passed: row.passed,
          notYet: row.notYet ?? [],
        })),
      }),
  }),
  eraseKader: t.field({
    type: KaderSuccess,
    description:
      'Erases the personal data of a kader at her request, also from the history of the record, for good: name, telephone number and neighbourhood. Service, skills and counts stay.',
    authScopes: { can: 'kader.erase' },
    errors: refusals('EraseKaderResult'),
    args: { input: t.arg({ type: EraseKaderInput, required: true, description: 'Who, and what it rests on.' }) },
    resolve: (_root, { input }, ctx) => eraseKader(ctx, { ...refOf(input), name: input.name, reason: input.reason }),
  }),
  showKaderPhone: t.field({
    type: KaderPhone,
    description: 'Gives the telephone number of a kader in full; who asked, when and what for stays in the history.',
    authScopes: { can: 'kader.showPhone' },
    errors: refusals('ShowKaderPhoneResult'),
    args: { input: t.arg({ type: ShowKaderPhoneInput, required: true, description: 'Whose, and what for.' }) },
    resolve: (_root, { input }, ctx) =>
      showKaderPhone(ctx, { id: idOf('Kader', input.kader, 'kader'), purpose: input.purpose }),
  }),
}));
