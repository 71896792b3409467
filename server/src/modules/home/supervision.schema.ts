import type { Wilayah as WilayahRow } from '@pokjanal/prisma/client';
import { visible } from '../../auth/visible.ts';
import { builder } from '../../graphql/builder.ts';
import { encodeGlobalId, idOf } from '../../graphql/ids.ts';
import { recordsAt } from '../../graphql/selects.ts';
import { dayIn } from '../../lib/pure/deadline.ts';
import { formatMonth, monthOfDay } from '../../lib/pure/month.ts';
import { dayAsked } from '../../lib/days.ts';
import { countGapsBelow } from '../pokjanal/gap.sql.ts';
import { StatusEnum } from '../pokjanal/pokjanal.schema.ts';
import { daysUntil } from '../pokjanal/pokjanal-status.ts';
import { monthAt } from '../submission/report.schema.ts';
import { Wilayah } from '../wilayah/wilayah.schema.ts';
import { getWilayah } from '../wilayah/wilayah.ts';
import { listSupervision, type SupervisionRow } from './supervision.sql.ts';

type Row = SupervisionRow & { readonly wilayah: WilayahRow; readonly gaps: number };

const day = (text: string | null): Date | null => (text ? new Date(`${text}T00:00:00Z`) : null);

const SupervisionRowType = builder.objectRef<Row>('SupervisionRow').implement({
  description: 'How one area stands, for whoever looks after it from above.',
  fields: (t) => ({
    wilayah: t.field({ type: Wilayah, description: 'The area.', resolve: ({ wilayah }) => wilayah }),
    pokjanal: t.id({
      nullable: true,
      description: 'Global id of its group; null where there is none.',
      resolve: ({ pokjanalId }) => (pokjanalId ? encodeGlobalId('Pokjanal', pokjanalId) : null),
    }),
    status: t.expose('status', { type: StatusEnum, nullable: true, description: 'Where the group stands.' }),
    decree: t.id({
      nullable: true,
      description: 'Global id of its newest forming decree, in force or lapsed.',
      resolve: ({ decreeId }) => (decreeId ? encodeGlobalId('Decree', decreeId) : null),
    }),
    decreeNumber: t.exposeString('decreeNumber', { nullable: true, description: 'Its number.' }),
    termEnd: t.field({
      type: 'Day',
      nullable: true,
      description: 'Last day of the term.',
      resolve: ({ termEnd }) => day(termEnd),
    }),
    termDaysLeft: t.int({
      nullable: true,
      description: 'Days until then; negative after it.',
      resolve: ({ termEnd }, _args, ctx) => {
        const end = day(termEnd);
        return end ? daysUntil(end, dayAsked(ctx, null)) : null;
      },
    }),
    contactOffice: t.exposeString('contactOffice', { nullable: true, description: 'Office to call.' }),
    seats: t.exposeInt('seats', { description: 'Seats of the group.' }),
    vacantSeats: t.exposeInt('vacantSeats', { description: 'Of these, held by nobody.' }),
    overdueCommitments: t.exposeInt('overdueCommitments', { description: 'Commitments of the group past their day.' }),
    gaps: t.exposeInt('gaps', { description: 'Open gaps in the area and right below it.' }),
    expected: t.exposeInt('expected', { nullable: true, description: 'Reports due in the month.' }),
    received: t.exposeInt('received', { nullable: true, description: 'Reports received, late ones too.' }),
    completeness: t.float({
      nullable: true,
      description: 'Received ÷ expected; null where nothing was expected or without the right to figures.',
      resolve: ({ expected, received }) => (expected ? (received ?? 0) / expected : null),
    }),
  }),
});

const Supervision = builder.objectRef<{ month: number; rows: Row[] }>('Supervision').implement({
  description: 'The areas below one, side by side.',
  fields: (t) => ({
    month: t.field({
      type: 'Period',
      description: 'Month of the reports.',
      resolve: ({ month }) => formatMonth(month),
    }),
    rows: t.field({ type: [SupervisionRowType], description: 'A row each, by code.', resolve: ({ rows }) => rows }),
  }),
});

builder.queryField('supervision', (t) =>
  t.field({
    type: Supervision,
    authScopes: { can: 'pokjanal.read' },
    complexity: { field: 20, multiplier: 20 },
    description: 'The areas right below one: decree and term, seats, completeness, open gaps, overdue commitments.',
    args: {
      within: t.arg.id({ required: true, description: 'The area above.' }),
      month: t.arg({ type: 'Period', description: 'Month of the reports; the last complete one when not given.' }),
    },
    resolve: async (_root, args, ctx, info) => {
      const withinId = idOf('Wilayah', args.within, 'within');
      const { path } = await getWilayah(ctx, withinId);
      const month = args.month == null ? monthOfDay(dayIn('WIB', ctx.clock.now())) - 1 : monthAt(args.month, 'month');
      const [rows, gaps] = await Promise.all([listSupervision(ctx, { withinId, month }), countGapsBelow(ctx, path)]);
      const areas = await ctx.db.prisma.wilayah.findMany({
        ...recordsAt(ctx, info, ['rows', 'wilayah']),
        where: { AND: [visible(ctx.actor, 'wilayah.read'), { id: { in: rows.map(({ wilayahId }) => wilayahId) } }] },
      });
      const areaOf = new Map(areas.map((area) => [area.id, area]));
      return {
        month,
        rows: rows.flatMap((row) => {
          const wilayah = areaOf.get(row.wilayahId);
          return wilayah ? [{ ...row, wilayah, gaps: gaps.get(row.wilayahId) ?? 0 }] : [];
        }),
      };
    },
  }),
);
