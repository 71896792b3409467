import type { Duty, Opd, Wilayah as WilayahRow } from '@pokjanal/prisma/client';
import type { Ctx } from '../../auth/ctx.ts';
import { visible } from '../../auth/visible.ts';
import { builder } from '../../graphql/builder.ts';
import { idOf } from '../../graphql/ids.ts';
import { InvalidInput, NotFound, problem } from '../../lib/errors.ts';
import { dutyDeadline, dutyPeriods, type DutyStatus, isExpected } from '../../lib/pure/duty-rules.ts';
import { firstDay, lastDay } from '../../lib/pure/month.ts';
import { formatPeriod, type Period } from '../../lib/pure/period.ts';
import { Opd as OpdRef } from '../opd/opd.schema.ts';
import { LevelEnum, Wilayah } from '../wilayah/wilayah.schema.ts';
import { DutyStatusEnum } from './duty-cell.schema.ts';
import { graceOf, type MatrixCell, matrixCells } from './duty-matrix.sql.ts';
import { rollupRows, type RollupRow } from './duty-rollup.sql.ts';
import { dutiesOf } from './duty-scope.ts';
import { Duty as DutyRef } from './duty.schema.ts';

type ColumnShape = { readonly duty: Duty; readonly period: Period; readonly grace: number };
type RowShape = { readonly opd: Opd; readonly cells: readonly (MatrixCell | null)[] };
type MatrixShape = {
  readonly year: number;
  readonly columns: readonly ColumnShape[];
  readonly rows: readonly RowShape[];
};

const day = (text: string) => new Date(`${text}T00:00:00Z`);
const [FIRST_YEAR, LAST_YEAR] = [2000, 2100];
const BELOW = {
  NASIONAL: 'PROVINSI',
  PROVINSI: 'KABKOTA',
  KABKOTA: 'KECAMATAN',
  KECAMATAN: 'DESA',
  DESA: null,
} as const;

function refuseYear(year: number): void {
  if (year < FIRST_YEAR || year > LAST_YEAR)
    throw new InvalidInput([problem('year', 'CHOOSE_YEAR', { min: FIRST_YEAR, max: LAST_YEAR })]);
}

const Column = builder.objectRef<ColumnShape>('DutyColumn').implement({
  description: 'A column of the matrix: one duty in one period.',
  fields: (t) => ({
    duty: t.field({ type: DutyRef, description: 'The duty.', resolve: ({ duty }) => duty }),
    period: t.field({ type: 'Period', description: 'The period.', resolve: ({ period }) => formatPeriod(period) }),
    firstDay: t.field({ type: 'Day', description: 'First day.', resolve: ({ period }) => day(firstDay(period.first)) }),
    lastDay: t.field({ type: 'Day', description: 'Last day.', resolve: ({ period }) => day(lastDay(period.last)) }),
    deadline: t.field({
      type: 'Day',
      description: 'Last day on which the duty can be proved in time.',
      resolve: ({ period, grace }) => day(dutyDeadline(period.last, grace)),
    }),
    isExpected: t.boolean({
      description: 'Something is due in the period; false for what is reported as it occurs, which is never late.',
      resolve: ({ duty }) => isExpected(duty.rhythm),
    }),
  }),
});

const Row = builder.objectRef<RowShape>('DutyRow').implement({
  description: 'A member agency with its cells, each list in the order of the columns.',
  fields: (t) => ({
    opd: t.field({ type: OpdRef, description: 'The agency.', resolve: ({ opd }) => opd }),
    statuses: t.field({
      type: [DutyStatusEnum],
      nullable: { list: false, items: true },
      description: 'Where it stands; null where it was no member.',
      resolve: ({ cells }) => cells.map((cell) => cell?.status ?? null),
    }),
    records: t.intList({
      description: 'Records behind each cell, drafts too.',
      resolve: ({ cells }) => cells.map((cell) => cell?.records ?? 0),
    }),
    proposals: t.intList({
      description: 'What proposes itself for each cell and waits for a decision.',
      resolve: ({ cells }) => cells.map((cell) => cell?.proposals ?? 0),
    }),
    reasons: t.stringList({
      nullable: { list: false, items: true },
      description: 'Why a duty does not apply.',
      resolve: ({ cells }) => cells.map((cell) => cell?.reason ?? null),
    }),
  }),
});

const countOf = ({ rows, columns }: MatrixShape, statuses: readonly DutyStatus[]): number =>
  rows
    .flatMap(({ cells }) => cells.filter((_, at) => isExpected(columns[at]?.duty.rhythm ?? '')))
    .filter((cell) => cell !== null && statuses.includes(cell.status)).length;

const Matrix = builder.objectRef<MatrixShape>('DutyMatrix').implement({
  description: 'The duties of a group in a year: member agency × duty × period.',
  fields: (t) => ({
    year: t.exposeInt('year', { description: 'The year.' }),
    columns: t.field({
      type: [Column],
      description: 'Duties in their order, each with its periods.',
      resolve: ({ columns }) => [...columns],
    }),
    rows: t.field({
      type: [Row],
      description: 'Agencies that were members on one day of the year at least, by name.',
      resolve: ({ rows }) => [...rows],
    }),
    expected: t.int({
      description: 'Cells owed whose period has begun; what does not apply is left out.',
      resolve: (matrix) => countOf(matrix, ['IN_PROGRESS', 'FULFILLED', 'OVERDUE']),
    }),
    fulfilled: t.int({ description: 'Of these, those proved.', resolve: (matrix) => countOf(matrix, ['FULFILLED']) }),
    overdue: t.int({ description: 'Of these, those late.', resolve: (matrix) => countOf(matrix, ['OVERDUE']) }),
  }),
});

async function findMatrix(ctx: Ctx, pokjanalId: string, year: number): Promise<MatrixShape> {
  refuseYear(year);
  const group = await ctx.db.prisma.pokjanal.findFirst({
    where: { AND: [{ id: pokjanalId }, visible(ctx.actor, 'duty.read')] },
    select: { regime: true, wilayah: { select: { level: true } } },
  });
  if (!group) throw new NotFound('POKJANAL_NOT_FOUND');
  const [duties, grace, cells] = await Promise.all([
    dutiesOf(ctx, group, year),
    graceOf(ctx, pokjanalId),
    matrixCells(ctx, pokjanalId, year),
  ]);
  const columns = duties.flatMap((duty) => dutyPeriods(duty.rhythm, year).map((period) => ({ duty, period, grace })));
  const known = new Map(cells.map((cell) => [`${cell.opdId} ${cell.code} ${cell.fromMonth}`, cell]));
  const agencies = await ctx.db.prisma.opd.findMany({
    // Whoever reads the duties of a group reads the names of its members, wherever those agencies belong.
    where: {
      id: { in: [...new Set(cells.map(({ opdId }) => opdId))] },
      memberships: { some: { pokjanal: { AND: [{ id: pokjanalId }, visible(ctx.actor, 'duty.read')] } } },
    },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  });
  return {
    year,
    columns,
    rows: agencies.map((opd) => ({
      opd,
      cells: columns.map(({ duty, period }) => known.get(`${opd.id} ${duty.code} ${period.first}`) ?? null),
    })),
  };
}

type SumShape = RollupRow & { readonly wilayah: WilayahRow };

const Rollup = builder.objectRef<SumShape>('DutyRollup').implement({
  description: 'How much of what the groups of an area owed was done: sums over the groups, never means of shares.',
  fields: (t) => ({
    wilayah: t.field({ type: Wilayah, description: 'The area.', resolve: ({ wilayah }) => wilayah }),
    groups: t.exposeInt('groups', { description: 'Groups with a decree, in force or expired, inside the area.' }),
    agencies: t.exposeInt('agencies', { description: 'Memberships of agencies in these groups.' }),
    expected: t.exposeInt('expected', {
      description: 'Cells owed whose period has begun, what does not apply left out: the denominator.',
    }),
    fulfilled: t.exposeInt('fulfilled', { description: 'Of these, those proved: the numerator.' }),
    overdue: t.exposeInt('overdue', { description: 'Of these, those late.' }),
    share: t.float({
      nullable: true,
      description: 'Fulfilled ÷ expected × 100, unrounded; null when nothing was expected.',
      resolve: ({ expected, fulfilled }) => (expected === 0 ? null : (fulfilled / expected) * 100),
    }),
  }),
});

builder.queryFields((t) => ({
  dutyMatrix: t.field({
    type: Matrix,
    authScopes: { can: 'duty.read' },
    description: 'The matrix of a group in a year; all its cells in one statement.',
    args: {
      pokjanal: t.arg.id({ required: true, description: 'The group.' }),
      year: t.arg.int({ required: true, description: 'The year.' }),
    },
    resolve: (_root, args, ctx) => findMatrix(ctx, idOf('Pokjanal', args.pokjanal, 'pokjanal'), args.year),
  }),
  dutyRollup: t.field({
    type: [Rollup],
    authScopes: { can: 'duty.read' },
    description: 'The share of duties fulfilled for each area of a level inside an area, by code.',
    args: {
      within: t.arg.id({ required: true, description: 'Area to look into.' }),
      level: t.arg({ type: LevelEnum, description: 'Level of the areas shown; the one below when left out.' }),
      year: t.arg.int({ required: true, description: 'The year.' }),
    },
    resolve: async (_root, args, ctx) => {
      refuseYear(args.year);
      const within = idOf('Wilayah', args.within, 'within');
      const area = await ctx.db.prisma.wilayah.findFirst({
        where: { AND: [{ id: within }, visible(ctx.actor, 'wilayah.read')] },
        select: { path: true, level: true },
      });
      if (!area) throw new NotFound('WILAYAH_NOT_FOUND');
      const { path } = area;
      const level = args.level ?? BELOW[area.level];
      if (!level) return [];
      const rows = await rollupRows(ctx, { path, level, year: args.year });
      const areas = await ctx.db.prisma.wilayah.findMany({
        where: { AND: [{ id: { in: rows.map(({ wilayahId }) => wilayahId) } }, visible(ctx.actor, 'wilayah.read')] },
      });
      const byId = new Map(areas.map((area) => [area.id, area]));
      return rows.flatMap((row) => {
        const wilayah = byId.get(row.wilayahId);
        return wilayah ? [{ ...row, wilayah }] : [];
      });
    },
  }),
}));
