import { visible } from '../../auth/visible.ts';
import { abilitiesFor } from '../../auth/policy.ts';
import { builder } from '../../graphql/builder.ts';
import { idOf } from '../../graphql/ids.ts';
import { today } from '../../lib/days.ts';
import { Conflict, Forbidden, InvalidInput, NotFound } from '../../lib/errors.ts';
import {
  correctPuskesmas,
  puskesmasIdInConflict,
  type PuskesmasFacts,
  registerPuskesmas,
  withdrawPuskesmas,
} from './puskesmas-acts.ts';

builder.objectField(Conflict, 'currentPuskesmas', (t) =>
  t.prismaField({
    type: 'Puskesmas',
    nullable: true,
    description: 'The puskesmas as it stands, when the conflict is about one.',
    resolve: (query, conflict, _args, ctx) => {
      const id = puskesmasIdInConflict(conflict);
      return id === null
        ? null
        : ctx.db.prisma.puskesmas.findFirst({
            ...query,
            where: { AND: [{ id }, visible(ctx.actor, 'puskesmas.read')] },
          });
    },
  }),
);

builder.prismaObjectField('Puskesmas', 'abilities', (t) =>
  t.stringList({
    description: 'What the caller may do to it.',
    select: { id: true, wilayah: { select: { path: true } } },
    resolve: ({ id, wilayah }, _args, ctx) =>
      abilitiesFor(ctx.actor, 'puskesmas', { path: wilayah.path, puskesmasId: id }),
  }),
);

const PuskesmasFactsInput = builder.inputType('PuskesmasFactsInput', {
  description: 'What is told of a puskesmas.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'At most 200 characters; no other puskesmas of the place has it.' }),
    code: t.string({ description: 'Ministry code, if known.' }),
    wilayah: t.id({ required: true, description: 'District or regency where it stands.' }),
    areas: t.idList({ required: true, description: 'Villages and districts of its work area, all of them.' }),
    on: t.field({ type: 'Day', description: 'Day from which the work area is this; today when left out.' }),
  }),
});

const RegisterPuskesmasInput = builder.inputType('RegisterPuskesmasInput', {
  description: 'A puskesmas to enter.',
  fields: (t) => ({
    facts: t.field({ type: PuskesmasFactsInput, required: true, description: 'What is told of it.' }),
  }),
});

const SEEN = 'Revision of the puskesmas the caller saw.';

const CorrectPuskesmasInput = builder.inputType('CorrectPuskesmasInput', {
  description: 'A puskesmas as it should be.',
  fields: (t) => ({
    puskesmas: t.id({ required: true, description: 'The puskesmas.' }),
    facts: t.field({ type: PuskesmasFactsInput, required: true, description: 'What is told of it.' }),
    expectedRevision: t.int({ required: true, description: SEEN }),
  }),
});

const WithdrawPuskesmasInput = builder.inputType('WithdrawPuskesmasInput', {
  description: 'A puskesmas that was entered by mistake.',
  fields: (t) => ({
    puskesmas: t.id({ required: true, description: 'The puskesmas.' }),
    reason: t.string({ required: true, description: 'Why, at most 200 characters.' }),
    expectedRevision: t.int({ required: true, description: SEEN }),
  }),
});

const PuskesmasSuccess = builder.objectRef<{ id: string }>('PuskesmasSuccess').implement({
  description: 'It was done.',
  fields: (t) => ({
    puskesmas: t.prismaField({
      type: 'Puskesmas',
      description: 'The puskesmas as it stands now.',
      resolve: (query, { id }, _args, ctx) =>
        ctx.db.prisma.puskesmas.findFirstOrThrow({
          ...query,
          where: { AND: [{ id }, visible(ctx.actor, 'puskesmas.read')] },
        }),
    }),
  }),
});

const factsOf = (facts: typeof PuskesmasFactsInput.$inferInput, now: Date): PuskesmasFacts => ({
  name: facts.name,
  code: facts.code ?? null,
  wilayahId: idOf('Wilayah', facts.wilayah, 'wilayah'),
  areaIds: facts.areas.map((id) => idOf('Wilayah', id, 'areas')),
  on: facts.on ?? now,
});

const refOf = (input: { puskesmas: string; expectedRevision: number }) => ({
  id: idOf('Puskesmas', input.puskesmas, 'puskesmas'),
  expectedRevision: input.expectedRevision,
});

const refusals = (name: string) => ({ types: [Conflict, InvalidInput, Forbidden, NotFound], union: { name } });
const authScopes = { can: 'puskesmas.manage' } as const;

builder.mutationFields((t) => ({
  registerPuskesmas: t.field({
    type: PuskesmasSuccess,
    description: 'Enters a puskesmas with its work area.',
    authScopes,
    errors: refusals('RegisterPuskesmasResult'),
    args: {
      input: t.arg({ type: RegisterPuskesmasInput, required: true, description: 'What it is and what it serves.' }),
    },
    resolve: (_root, { input }, ctx) => registerPuskesmas(ctx, factsOf(input.facts, today(ctx))),
  }),
  correctPuskesmas: t.field({
    type: PuskesmasSuccess,
    description: 'Puts right what is told of a puskesmas; another work area is in force from a day on.',
    authScopes,
    errors: refusals('CorrectPuskesmasResult'),
    args: {
      input: t.arg({ type: CorrectPuskesmasInput, required: true, description: 'The puskesmas as it should be.' }),
    },
    resolve: (_root, { input }, ctx) => correctPuskesmas(ctx, { ...refOf(input), ...factsOf(input.facts, today(ctx)) }),
  }),
  withdrawPuskesmas: t.field({
    type: PuskesmasSuccess,
    description: 'Takes a puskesmas back that was entered by mistake, as long as nothing counts on it.',
    authScopes,
    errors: refusals('WithdrawPuskesmasResult'),
    args: { input: t.arg({ type: WithdrawPuskesmasInput, required: true, description: 'Which one, and why.' }) },
    resolve: (_root, { input }, ctx) => withdrawPuskesmas(ctx, { ...refOf(input), reason: input.reason }),
  }),
}));
