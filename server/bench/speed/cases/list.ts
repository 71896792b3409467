import { encodeGlobalId } from '../../../src/graphql/ids.ts';
import { BASE64URL, type Case, uuidOf } from '../case.ts';
import type { Office } from '../office.ts';
import { latestFigures } from '../peer-schema.ts';

type Row = {
  id: string;
  name: string;
  desa: string;
  kecamatan: string;
  kabkota: string;
  month: string | null;
} & Record<'S' | 'K' | 'D' | 'N', number | null>;
type OwnRow = Omit<Row, 'id' | 'name' | 'month'> & {
  posyandu: { id: string; name: string };
  latestMonth: string | null;
};
type OwnRows = { data: { posyanduRows: { rows: OwnRow[] } } };
type Named = { name: string };
type PeerPost = {
  rowId: string;
  name: string;
  area: Named & { parent: Named & { parent: Named } };
  latest: { month: string | null; s: number | null; k: number | null; d: number | null; n: number | null };
};

function readOwnRows({ data }: OwnRows): Row[] {
  return data.posyanduRows.rows.map(({ posyandu, latestMonth, ...row }) => ({
    ...row,
    id: uuidOf(posyandu.id),
    name: posyandu.name,
    month: latestMonth,
  }));
}

/** A page of posts of a regency as the list of a console shows it. */
export function listCase({ regencies, lastMonth }: Office): Case {
  const query = `query List($within: ID!) { posyanduRows(wilayah: $within, first: 50) {
    rows { posyandu { id name } desa kecamatan kabkota latestMonth S K D N } } }`;
  const peer = `query List($within: UUID!) { posts: postsOfList(regency: $within, size: 50) { rowId name
    area { name parent { name parent { name } } } latest { month s k d n } } }`;
  return {
    name: 'list',
    title: 'List of 50 posts with three level names and latest figures',
    variants: regencies.map(({ id }) => id),
    faces: {
      pokjanal: {
        body: (id) => ({ query, variables: { within: encodeGlobalId('Wilayah', id) } }),
        read: readOwnRows,
      },
      bare: { body: (id) => ({ name: 'list', values: [id] }), read: readOwnRows },
      postgraphile: {
        body: (id) => ({ query: peer, variables: { within: id } }),
        read: ({ data }: { data: { posts: PeerPost[] } }): Row[] =>
          data.posts.map(({ rowId, name, area, latest: { month, s, k, d, n } }) => ({
            id: rowId,
            name,
            desa: area.name,
            kecamatan: area.parent.name,
            kabkota: area.parent.parent.name,
            month,
            S: s,
            K: k,
            D: d,
            N: n,
          })),
      },
    },
    statement: `with page as (
        select p.id, p.name, u.no, w.code, w.name as desa, kc.name as kecamatan, kc."parentId"
        from "Wilayah" kc join "Wilayah" w on w."parentId" = kc.id join "Posyandu" p on p."wilayahId" = w.id
        join "Unit" u on u."posyanduId" = p.id
        where kc."parentId" = $1 order by w.code, p.name, p.id limit 50)
      select json_build_object('data', json_build_object('posyanduRows', json_build_object('rows', json_agg(json_build_object(
        'posyandu', json_build_object('id', ${BASE64URL(`'Posyandu:' || p.id`)}, 'name', p.name), 'desa', p.desa,
        'kecamatan', p.kecamatan, 'kabkota', kb.name, 'latestMonth', f.month, 'S', f.s, 'K', f.k, 'D', f.d, 'N', f.n)
        order by p.code, p.name, p.id))))::text as answer
      from page p join "Wilayah" kb on kb.id = p."parentId"
      left join lateral (${latestFigures('p.no', lastMonth)}) f on true`,
    targets: [
      { against: 'postgraphile', must: 1.5 },
      { against: 'bare', aim: 0.9 },
    ],
  };
}
