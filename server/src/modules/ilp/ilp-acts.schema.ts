import { builder } from '../../graphql/builder.ts';
import { decodeGlobalId, idOf, optionalIdOf } from '../../graphql/ids.ts';
import { Conflict, Forbidden, InvalidInput, NotFound, problem } from '../../lib/errors.ts';
import { can } from '../../auth/policy.ts';
import { type IlpRef, placeOf, staleIlpIn } from './ilp-record.ts';
import { IlpStageEnum, IlpStanding, IntegrationKindEnum, Integrations, standingsOf } from './ilp.schema.ts';
import { type IlpSubject, integrationsOf } from './ilp.sql.ts';
import { setIlp } from './set-ilp.ts';
import { setIntegrations } from './set-integrations.ts';

builder.objectField(Conflict, 'currentIlp', (t) =>
  t.field({
    type: IlpStanding,
    nullable: true,
    description: 'Primary-care integration as the record stands, when the conflict is about it.',
    resolve: async (conflict, _args, ctx) => {
      const { ilp } = staleIlpIn(conflict);
      return ilp ? ((await standingsOf(ctx, ilp.subject, [ilp.id]))[0] ?? null) : null;
    },
  }),
);

builder.objectField(Conflict, 'currentIntegrations', (t) =>
  t.field({
    type: Integrations,
    nullable: true,
    description: 'The services a post is joined with as the record stands, when the conflict is about them.',
    resolve: async (conflict, _args, ctx) => {
      const { integrationsOf: id } = staleIlpIn(conflict);
      const [told] = id ? await integrationsOf(ctx, [id]) : [];
      return told && can(ctx.actor, 'posyandu.read', placeOf('POSYANDU', told)) ? told : null;
    },
  }),
);

const SEEN = 'The revision the caller saw; 0 where nothing was said yet.';

const SetIlpStatusInput = builder.inputType('SetIlpStatusInput', {
  description: 'How far primary-care integration has come, from a day on. Another entry for the same day replaces it.',
  fields: (t) => ({
    subject: t.id({ required: true, description: 'Global id of a regency, a puskesmas or a post.' }),
    stage: t.field({ type: IlpStageEnum, required: true, description: 'How far.' }),
    from: t.field({ type: 'Day', required: true, description: 'First day, not after today.' }),
    meeting: t.id({ description: 'Meeting that launched or decided it, of a group of the place or of an area above.' }),
    basis: t.string({ description: 'Decree or other document that says so, at most 200 characters.' }),
    expectedRevision: t.int({ required: true, description: SEEN }),
  }),
});

const SetIntegrationFlagsInput = builder.inputType('SetIntegrationFlagsInput', {
  description: 'The services a post is joined with from a day on: these, and no others.',
  fields: (t) => ({
    posyandu: t.id({ required: true, description: 'The post.' }),
    kinds: t.field({ type: [IntegrationKindEnum], required: true, description: 'Which ones; empty for none.' }),
    from: t.field({ type: 'Day', required: true, description: 'First day, not after today.' }),
    expectedRevision: t.int({ required: true, description: SEEN }),
  }),
});

const IlpStatusSuccess = builder.objectRef<IlpRef>('SetIlpStatusSuccess').implement({
  description: 'It was recorded.',
  fields: (t) => ({
    ilp: t.field({
      type: IlpStanding,
      nullable: true,
      description: 'How it stands now.',
      resolve: async ({ subject, id }, _args, ctx) => (await standingsOf(ctx, subject, [id]))[0] ?? null,
    }),
  }),
});

const IntegrationsSuccess = builder.objectRef<{ id: string }>('SetIntegrationFlagsSuccess').implement({
  description: 'It was recorded.',
  fields: (t) => ({
    integrations: t.field({
      type: Integrations,
      nullable: true,
      description: 'What the post is joined with now.',
      resolve: async ({ id }, _args, ctx) => (await integrationsOf(ctx, [id]))[0] ?? null,
    }),
  }),
});

const KINDS: Readonly<Record<string, IlpSubject>> = {
  Wilayah: 'WILAYAH',
  Puskesmas: 'PUSKESMAS',
  Posyandu: 'POSYANDU',
};

function refOf(globalId: string): IlpRef {
  const { typename } = decodeGlobalId(globalId);
  const subject = KINDS[typename];
  if (!subject) throw new InvalidInput([problem('subject', 'BAD_ID')]);
  return { subject, id: idOf(typename, globalId, 'subject') };
}

const refusals = (name: string) => ({ types: [Conflict, InvalidInput, Forbidden, NotFound], union: { name } });

builder.mutationFields((t) => ({
  setIlpStatus: t.field({
    type: IlpStatusSuccess,
    description: 'Says how far primary-care integration has come in a regency, at a puskesmas or at a post.',
    authScopes: { can: 'ilp.read' },
    errors: refusals('SetIlpStatusResult'),
    args: { input: t.arg({ type: SetIlpStatusInput, required: true, description: 'What, and from when.' }) },
    resolve: (_root, { input }, ctx) =>
      setIlp(ctx, {
        ...refOf(input.subject),
        stage: input.stage,
        from: input.from,
        meetingId: optionalIdOf('Meeting', input.meeting, 'meeting') ?? null,
        basis: input.basis ?? null,
        expectedRevision: input.expectedRevision,
      }),
  }),
  setIntegrationFlags: t.field({
    type: IntegrationsSuccess,
    description: 'Says which services a post is joined with.',
    authScopes: { can: 'posyandu.setIlp' },
    errors: refusals('SetIntegrationFlagsResult'),
    args: { input: t.arg({ type: SetIntegrationFlagsInput, required: true, description: 'Which, and from when.' }) },
    resolve: (_root, { input }, ctx) =>
      setIntegrations(ctx, {
        id: idOf('Posyandu', input.posyandu, 'posyandu'),
        kinds: input.kinds,
        from: input.from,
        expectedRevision: input.expectedRevision,
      }),
  }),
}));
