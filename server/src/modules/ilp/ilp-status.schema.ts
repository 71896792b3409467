import type { Puskesmas, Wilayah as WilayahRow } from '@pokjanal/prisma/client';
import { depthOf } from '../../auth/reach.ts';
import { visible } from '../../auth/visible.ts';
import { builder } from '../../graphql/builder.ts';
import { idOf } from '../../graphql/ids.ts';
import { recordsAt } from '../../graphql/selects.ts';
import { Wilayah } from '../wilayah/wilayah.schema.ts';
import { getWilayah } from '../wilayah/wilayah.ts';
import { countIlpBelow, countIlpOfPuskesmas, type IlpCount, type IlpSubject } from './ilp.sql.ts';

type Tally = readonly IlpCount[];

const sum = (rows: Tally, ...stages: readonly IlpCount['stage'][]): number =>
  rows.reduce((all, { stage, count }) => all + (stages.includes(stage) ? count : 0), 0);

const IlpTally = builder.objectRef<Tally>('IlpTally').implement({
  description: 'How many stand where today.',
  fields: (t) => ({
    total: t.int({ description: 'All.', resolve: (rows) => sum(rows, 'NOT_STARTED', 'KICK_OFF', 'RUNNING') }),
    notStarted: t.int({ description: 'Not started, or not known.', resolve: (rows) => sum(rows, 'NOT_STARTED') }),
    kickOff: t.int({ description: 'Launched.', resolve: (rows) => sum(rows, 'KICK_OFF') }),
    running: t.int({ description: 'Running.', resolve: (rows) => sum(rows, 'RUNNING') }),
  }),
});

type AreaRow = { readonly wilayah: WilayahRow; readonly counts: Tally };

const ofKind = (counts: Tally, kind: IlpSubject): Tally => counts.filter(({ subject }) => subject === kind);

const IlpArea = builder.objectRef<AreaRow>('IlpArea').implement({
  description: 'Primary-care integration inside an area; its own standing, where it is a regency, is `wilayah.ilp`.',
  fields: (t) => ({
    wilayah: t.field({ type: Wilayah, description: 'Which area.', resolve: ({ wilayah }) => wilayah }),
    kabkota: t.field({
      type: IlpTally,
      description: 'Regencies and cities in it.',
      resolve: ({ counts }) => ofKind(counts, 'WILAYAH'),
    }),
    puskesmas: t.field({
      type: IlpTally,
      description: 'Puskesmas that stand in it.',
      resolve: ({ counts }) => ofKind(counts, 'PUSKESMAS'),
    }),
    posyandu: t.field({
      type: IlpTally,
      description: 'Posts in it that operate today.',
      resolve: ({ counts }) => ofKind(counts, 'POSYANDU'),
    }),
  }),
});

builder.prismaObjectField('Puskesmas', 'postsByIlp', (t) =>
  t.loadable({
    type: IlpTally,
    description: 'Posts it mentors that operate today, by how far they have come.',
    load: async (ids: string[], ctx) => {
      const rows = await countIlpOfPuskesmas(ctx, ids);
      return ids.map((id) => rows.filter(({ ownerId }) => ownerId === id));
    },
    resolve: ({ id }) => id,
  }),
);

const MOST = 300;

builder.queryFields((t) => ({
  ilpStatus: t.field({
    type: [IlpArea],
    authScopes: { can: 'ilp.read' },
    complexity: { field: 20, multiplier: 10 },
    description:
      'Primary-care integration in the areas right below another, with counts; the own standing of a regency is `wilayah { ilp }`.',
    args: { within: t.arg.id({ required: true, description: 'The area above.' }) },
    resolve: async (_root, args, ctx, info) => {
      const above = await getWilayah(ctx, idOf('Wilayah', args.within, 'within'));
      const counts = await countIlpBelow(ctx, above);
      const areas = await ctx.db.prisma.wilayah.findMany({
        ...recordsAt(ctx, info, ['wilayah']),
        where: {
          AND: [
            { parentId: above.id, endedOn: null },
            { id: { in: counts.map(({ ownerId }) => ownerId) } },
            visible(ctx.actor, 'wilayah.read'),
          ],
        },
        orderBy: { code: 'asc' },
      });
      return areas.map((wilayah) => ({ wilayah, counts: counts.filter(({ ownerId }) => ownerId === wilayah.id) }));
    },
  }),
  ilpPuskesmas: t.prismaField({
    type: ['Puskesmas'],
    authScopes: { can: 'puskesmas.read' },
    complexity: { field: 10, multiplier: 10 },
    description:
      'Puskesmas that stand in a regency or a district, by name, for the list of their standing; none for a province or the country.',
    args: { within: t.arg.id({ required: true, description: 'Regency or district.' }) },
    resolve: async (query, _root, args, ctx): Promise<Puskesmas[]> => {
      const { path } = await getWilayah(ctx, idOf('Wilayah', args.within, 'within'));
      const isSmall = path.split('/').length - 2 >= depthOf('KABKOTA');
      return ctx.db.prisma.puskesmas.findMany({
        ...query,
        where: {
          AND: [{ withdrawnAt: null, wilayah: { path: { startsWith: path } } }, visible(ctx.actor, 'puskesmas.read')],
        },
        orderBy: [{ name: 'asc' }, { id: 'asc' }],
        take: isSmall ? MOST : 0,
      });
    },
  }),
}));
