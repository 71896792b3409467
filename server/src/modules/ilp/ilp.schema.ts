import type { IlpStage, IntegrationKind } from '@pokjanal/prisma/client';
import { can } from '../../auth/policy.ts';
import type { Ctx } from '../../auth/ctx.ts';
import { visible } from '../../auth/visible.ts';
import { builder } from '../../graphql/builder.ts';
import { encodeGlobalId } from '../../graphql/ids.ts';
import { dayText, today } from '../../lib/days.ts';
import { heldOf, heldOn, newestOf, sinceOf } from './held.ts';
import { maySetIlp } from './ilp-record.ts';
import { type IlpEntryRow, ilpOf, type IlpSubject, integrationsOf, type IntegrationRow, type Told } from './ilp.sql.ts';
import { INTEGRATIONS } from './set-integrations.ts';

export const IlpStageEnum = builder.enumType('IlpStage', {
  description: 'How far primary-care integration (integrasi layanan primer, ILP) has come.',
  values: {
    NOT_STARTED: { description: 'Not started, or nothing is known of it.' },
    KICK_OFF: { description: 'Launched with signatures; the work has not changed yet.' },
    RUNNING: { description: 'Services are given by life cycle.' },
  } satisfies Record<IlpStage, { description: string }>,
});

export const IntegrationKindEnum = builder.enumType('IntegrationKind', {
  description: 'A service that a post may be joined with.',
  values: {
    PAUD: { description: 'Early-childhood education (pendidikan anak usia dini).' },
    BKB: { description: 'Family development of under-fives (bina keluarga balita).' },
    PHBS: { description: 'Clean and healthy living (perilaku hidup bersih dan sehat).' },
    EKONOMI: { description: 'Community economic development.' },
    HOLISTIK_INTEGRATIF: {
      description: 'Joined with PAUD, BKB and further services as one (posyandu holistik integratif).',
    },
  } satisfies Record<IntegrationKind, { description: string }>,
});

const day = (text: string): Date => new Date(`${text}T00:00:00Z`);

type MeetingLine = { readonly id: string; readonly title: string; readonly date: Date };

const IlpMeeting = builder.objectRef<MeetingLine>('IlpMeeting').implement({
  description: 'The meeting that launched or decided it.',
  fields: (t) => ({
    id: t.id({ description: 'Global id of the meeting.', resolve: ({ id }) => encodeGlobalId('Meeting', id) }),
    title: t.exposeString('title', { description: 'Its title.' }),
    date: t.expose('date', { type: 'Day', description: 'When it was held.' }),
  }),
});

const IlpEntry = builder.objectRef<IlpEntryRow>('IlpEntry').implement({
  description: 'What holds from a day on, until the next entry.',
  fields: (t) => ({
    stage: t.field({ type: IlpStageEnum, description: 'How far it had come.', resolve: ({ stage }) => stage }),
    from: t.field({ type: 'Day', description: 'First day.', resolve: ({ from }) => day(from) }),
    basis: t.exposeString('basis', { nullable: true, description: 'Decree or other document that says so.' }),
    meeting: t.loadable({
      type: IlpMeeting,
      nullable: true,
      description: 'The meeting that launched or decided it, where known and in reach.',
      load: async (ids: string[], ctx) => {
        const rows = await ctx.db.prisma.meeting.findMany({
          where: { AND: [{ id: { in: ids } }, visible(ctx.actor, 'meeting.read')] },
          select: { id: true, title: true, date: true },
        });
        const known = new Map(rows.map((row) => [row.id, row]));
        return ids.map((id) => known.get(id) ?? null);
      },
      resolve: ({ meetingId }) => meetingId,
    }),
    at: t.field({ type: 'DateTime', description: 'When it was said.', resolve: ({ at }) => new Date(at) }),
    by: t.exposeString('by', { nullable: true, description: 'Office of who said it.' }),
  }),
});

type Standing = { readonly subject: IlpSubject; readonly told: Told<IlpEntryRow>; readonly on: string };

export const IlpStanding = builder.objectRef<Standing>('IlpStanding').implement({
  description: 'Primary-care integration of a regency, a puskesmas or a post.',
  fields: (t) => ({
    stage: t.field({
      type: IlpStageEnum,
      description: 'How far it has come today.',
      resolve: ({ told, on }) => heldOn(heldOf(told.entries), on)?.stage ?? 'NOT_STARTED',
    }),
    since: t.field({
      type: 'Day',
      nullable: true,
      description: 'First day it stands so; null while nothing was said of it.',
      resolve: ({ told, on }) => {
        const held = heldOf(told.entries).filter(({ from }) => from <= on);
        const since = sinceOf(held, ({ stage }) => stage === held[0]?.stage);
        return since === null ? null : day(since);
      },
    }),
    revision: t.int({
      description: 'Number of the newest thing said of it; 0 for none. `setIlpStatus` wants the one you saw.',
      resolve: ({ told }) => newestOf(told.entries),
    }),
    history: t.field({
      type: [IlpEntry],
      complexity: { field: 2, multiplier: 3 },
      description:
        'What holds from which day on, newest first. An entry that another for the same day replaced is left out.',
      resolve: ({ told }) => heldOf(told.entries),
    }),
    maySet: t.boolean({
      description: 'The caller may say how far it has come.',
      resolve: ({ told, subject }, _args, ctx) => maySetIlp(ctx, subject, told),
    }),
  }),
});

/** How subjects of one kind stand, in their order; null for areas that are no regency in reach. */
export async function standingsOf(ctx: Ctx, subject: IlpSubject, ids: readonly string[]): Promise<(Standing | null)[]> {
  const rows = await ilpOf(ctx, subject, ids);
  const on = dayText(today(ctx));
  const known = new Map(rows.map((told) => [told.id, told]));
  return ids.map((id) => {
    const told = known.get(id);
    if (!told) return null;
    if (subject === 'WILAYAH' && (told.level !== 'KABKOTA' || !can(ctx.actor, 'ilp.read', told))) return null;
    return { subject, told, on };
  });
}

const IntegrationEntry = builder.objectRef<IntegrationRow>('IntegrationEntry').implement({
  description: 'All services a post is joined with from a day on, until the next entry.',
  fields: (t) => ({
    kinds: t.field({ type: [IntegrationKindEnum], description: 'Which ones.', resolve: ({ kinds }) => [...kinds] }),
    from: t.field({ type: 'Day', description: 'First day.', resolve: ({ from }) => day(from) }),
    at: t.field({ type: 'DateTime', description: 'When it was said.', resolve: ({ at }) => new Date(at) }),
    by: t.exposeString('by', { nullable: true, description: 'Office of who said it.' }),
  }),
});

type Flag = { readonly kind: IntegrationKind; readonly since: string };

const IntegrationFlag = builder.objectRef<Flag>('IntegrationFlag').implement({
  description: 'A service that a post is joined with today.',
  fields: (t) => ({
    kind: t.field({ type: IntegrationKindEnum, description: 'Which one.', resolve: ({ kind }) => kind }),
    since: t.field({ type: 'Day', description: 'First day without a break.', resolve: ({ since }) => day(since) }),
  }),
});

export const Integrations = builder.objectRef<Told<IntegrationRow>>('Integrations').implement({
  description: 'The services a post is joined with, by the register; what forms say of the same stays with the forms.',
  fields: (t) => ({
    flags: t.field({
      type: [IntegrationFlag],
      description: 'Those of today.',
      resolve: ({ entries }) =>
        INTEGRATIONS.flatMap((kind) => {
          const since = sinceOf(heldOf(entries), ({ kinds }) => kinds.includes(kind));
          return since === null ? [] : [{ kind, since }];
        }),
    }),
    revision: t.int({
      description: 'Number of the newest thing said of it; 0 for none. `setIntegrationFlags` wants the one you saw.',
      resolve: ({ entries }) => newestOf(entries),
    }),
    history: t.field({
      type: [IntegrationEntry],
      complexity: { field: 2, multiplier: 3 },
      description: 'What holds from which day on, newest first.',
      resolve: ({ entries }) => heldOf(entries),
    }),
  }),
});

const ILP = 'How far primary-care integration has come, with its dated history';

builder.prismaObjectField('Wilayah', 'ilp', (t) =>
  t.loadable({
    type: IlpStanding,
    nullable: true,
    description: `${ILP}; null for areas that are no regency, and out of reach.`,
    load: (ids: string[], ctx) => standingsOf(ctx, 'WILAYAH', ids),
    resolve: ({ id }) => id,
  }),
);

builder.prismaObjectField('Puskesmas', 'ilp', (t) =>
  t.loadable({
    type: IlpStanding,
    nullable: true,
    description: `${ILP}.`,
    load: (ids: string[], ctx) => standingsOf(ctx, 'PUSKESMAS', ids),
    resolve: ({ id }) => id,
  }),
);

builder.prismaObjectFields('Posyandu', (t) => ({
  ilp: t.loadable({
    type: IlpStanding,
    nullable: true,
    description: `${ILP}. Which forms it answers is another matter: see formSet.`,
    load: (ids: string[], ctx) => standingsOf(ctx, 'POSYANDU', ids),
    resolve: ({ id }) => id,
  }),
  integrations: t.loadable({
    type: Integrations,
    nullable: true,
    description: 'The services it is joined with, with their dated history.',
    load: async (ids: string[], ctx) => {
      const known = new Map((await integrationsOf(ctx, ids)).map((told) => [told.id, told]));
      return ids.map((id) => known.get(id) ?? null);
    },
    resolve: ({ id }) => id,
  }),
}));
