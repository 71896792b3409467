import type { Ctx } from '../../auth/ctx.ts';
import { type Problem, problem } from '../../lib/errors.ts';
import { textAt } from './cell-text.ts';
import { findAreas, readArea } from './find-areas.sql.ts';
import { ownArea } from './own-area.ts';
import { regimeAt } from './seat-cells.ts';
import { decreesOf, groupsOf, type ListedGroup, opdsAround, type SeatScene, seatsOf } from './seat-scene.sql.ts';
import type { GivenRow } from './register.ts';

const LEVELS = ['NASIONAL', 'PROVINSI', 'KABKOTA', 'KECAMATAN', 'DESA'] as const;
const AREA = { code: 'kode_wilayah', name: 'wilayah' } as const;
const askOf = (row: GivenRow) => ({ code: textAt(row, 'areaCode'), name: textAt(row, 'area'), above: '' });

/** Reads what rows of a list of seats need to be compared with, in a fixed number of statements. */
export async function readSeatScene(ctx: Ctx, rows: readonly GivenRow[]): Promise<SeatScene> {
  const asks = rows.map(askOf);
  const areas = await findAreas(ctx, { action: 'pokjanal.manage', levels: LEVELS }, asks);
  const own = await ownArea(ctx, 'pokjanal.manage');
  const ids = asks.flatMap((ask) => {
    const found = areas(ask);
    return typeof found === 'object' ? [found.id] : [];
  });
  const groups = await groupsOf(ctx, [...new Set([...ids, ...(own ? [own.id] : [])])]);
  const seats = await seatsOf(ctx, groups);
  const opds = await opdsAround(ctx, groups);
  const decrees = await decreesOf(ctx, groups);
  const standard = await ctx.db.prisma.standardSeat.findMany({
    where: { body: 'POKJANAL' },
    orderBy: { order: 'asc' },
  });
  return { areas, own, groups, seats, standard, opds, decrees };
}

function areaOf({ own, areas }: SeatScene, ask: ReturnType<typeof askOf>) {
  if (own && ask.code === '' && ask.name === '') return { area: own, problems: [] };
  return readArea(areas, ask, AREA);
}

/** The one group a row names, or what is wrong with it, by its column. */
export function readGroup(
  scene: SeatScene,
  row: GivenRow,
): { group: ListedGroup | null; problems: readonly Problem[] } {
  const { area, problems } = areaOf(scene, askOf(row));
  const regime = regimeAt(row);
  const wrong = [...problems, ...regime.problems];
  if (!area || wrong.length > 0) return { group: null, problems: wrong };
  const here = scene.groups.filter(({ wilayahId }) => wilayahId === area.id);
  const fitting = regime.chosen ? here.filter((group) => group.regime === regime.chosen) : here;
  const [only] = fitting;
  if (only && fitting.length === 1) return { group: only, problems: [] };
  const code = only ? 'GROUP_AMBIGUOUS' : 'GROUP_UNKNOWN';
  return { group: null, problems: [problem(only ? 'kelompok' : 'wilayah', code, { value: area.name })] };
}
