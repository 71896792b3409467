import type { Prisma, Puskesmas, Posyandu, Wilayah } from '@pokjanal/prisma/client';
import type { Ctx } from '../../auth/ctx.ts';
import { reach } from '../../auth/policy.ts';
import { covers } from '../../auth/reach.ts';
import { visible } from '../../auth/visible.ts';
import { uuidOrNobody } from '../../graphql/ids.ts';

const POST = [
  'id',
  'name',
  'regNo',
  'regNoSince',
  'decree',
  'decreeSince',
  'withdrawnAt',
  'withdrawReason',
  'wilayahId',
  'puskesmasId',
  'formSet',
  'openingDay',
  'address',
  'mergedIntoId',
  'revision',
  'isDemo',
] as const;
const AREA = ['id', 'no', 'level', 'kind', 'code', 'name', 'shortName', 'parentId', 'path'] as const;
const PUSKESMAS = ['id', 'no', 'code', 'name', 'wilayahId', 'isDemo'] as const;

type Row = Pick<Posyandu, (typeof POST)[number]> & {
  wilayah: Pick<Wilayah, (typeof AREA)[number]>;
  puskesmas: Pick<Puskesmas, (typeof PUSKESMAS)[number]> | null;
};

/**
 * Gives a post within reach, or null. What most pages show of one, with its village and puskesmas, is one prepared
 * statement; a selection that wants more of it goes through Prisma.
 */
export async function findPosyandu(ctx: Ctx, id: string, query: Prisma.PosyanduDefaultArgs): Promise<Posyandu | null> {
  const asked = uuidOrNobody(id);
  if (!isServed(query)) {
    return ctx.db.prisma.posyandu.findFirst({
      ...query,
      where: { AND: [{ id: asked }, visible(ctx.actor, 'posyandu.read')] },
    });
  }
  // Over before anybody could cancel it.
  const [row] = await ctx.db.sql<Row>(STATEMENT, [asked], { name: 'posyandu' });
  const within = reach(ctx.actor, 'posyandu.read');
  return row && covers(within, { path: row.wilayah.path, puskesmasId: row.puskesmasId, posyanduId: row.id })
    ? row
    : null;
}

const object = (alias: string, columns: readonly string[]): string =>
  `json_build_object(${columns.map((name) => `'${name}', ${alias}."${name}"`).join(', ')})`;

const STATEMENT = `
  select ${POST.map((name) => `p."${name}"`).join(', ')}, ${object('w', AREA)} as wilayah,
    case when k.id is not null then ${object('k', PUSKESMAS)} end as puskesmas
  from "Posyandu" p join "Wilayah" w on w.id = p."wilayahId" left join "Puskesmas" k on k.id = p."puskesmasId"
  where p.id = $1::uuid`;

/** Tells whether the statement gives all that a selection of Prisma's asks. */
function isServed({ select, include }: Prisma.PosyanduDefaultArgs): boolean {
  if (!select || include) return false;
  const { wilayah, puskesmas, ...own } = select;
  return isAmong(own, POST) && isRelationServed(wilayah, AREA) && isRelationServed(puskesmas, PUSKESMAS);
}

function isRelationServed(relation: unknown, columns: readonly string[]): boolean {
  if (relation === undefined || relation === false) return true;
  if (typeof relation !== 'object' || relation === null || !('select' in relation)) return false;
  const { select, ...others } = relation;
  return Object.keys(others).length === 0 && isAmong(select, columns);
}

function isAmong(select: unknown, columns: readonly string[]): boolean {
  return typeof select === 'object' && select !== null && Object.keys(select).every((name) => columns.includes(name));
}
