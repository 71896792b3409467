import { encodeGlobalId } from '../../src/graphql/ids.ts';
import type { Office } from './office.ts';
import { figures, latestFigures } from './peer-schema.ts';

export type SystemName = 'pokjanal' | 'postgraphile' | 'bare';

/** What a system is sent and how its answer is brought into the form common to all. */
type Face = { readonly body: (variant: string) => object; readonly read: (answer: never) => unknown };

export type Target = { readonly against: SystemName; readonly must?: number; readonly aim?: number };

export type Case = {
  readonly title: string;
  /** Things asked for in turn, so that not every request is the same. */
  readonly variants: readonly string[];
  readonly faces: Readonly<Record<SystemName, Face>>;
  /** Statement of the bare server; gives one text, the answer, for one value, the variant. */
  readonly statement: string;
  readonly targets: readonly Target[];
};

const BASE64URL = (text: string): string =>
  `translate(rtrim(encode(convert_to(${text}, 'UTF8'), 'base64'), '='), E'+/\\n', '-_')`;

/** The measured questions, each put to all systems in their own words. */
export function casesOf(office: Office): Case[] {
  return [listCase(office), cellsCase(office), columnsCase(office), nodeCase(office)];
}

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

function uuidOf(globalId: string): string {
  return Buffer.from(globalId, 'base64url').toString('utf8').split(':')[1] ?? '';
}

function readOwnRows({ data }: OwnRows): Row[] {
  return data.posyanduRows.rows.map(({ posyandu, latestMonth, ...row }) => ({
    ...row,
    id: uuidOf(posyandu.id),
    name: posyandu.name,
    month: latestMonth,
  }));
}

function listCase({ regencies, lastMonth }: Office): Case {
  const query = `query List($within: ID!) { posyanduRows(wilayah: $within, first: 50) {
    rows { posyandu { id name } desa kecamatan kabkota latestMonth S K D N } } }`;
  const peer = `query List($within: UUID!) { posts: postsOfList(regency: $within, size: 50) { rowId name
    area { name parent { name parent { name } } } latest { month s k d n } } }`;
  return {
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

type Figures = {
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  completeness: number | null;
};
type Cell = Figures & { code: string; name: string; period: string };
type Head = { wilayah: { id: string; code: string; name: string }[]; periods: { id: string }[] };
type OwnCells = { data: { analytics: Head & { cells: (Figures & { wilayahId: string; period: string })[] } } };
type Columns = { [K in keyof Figures]: Figures[K][] };
type OwnColumns = { data: { analytics: Head & { columns: Columns } } };
type PeerAreas = {
  data: { areas: { rowId: string; code: string; name: string; figures: (Figures & { period: string })[] }[] };
};

const peerFigures: Face = {
  body: (code) => ({
    query: `query Figures($within: String!) { areas: areasOfList(parent: $within) { rowId code name
      figures: figuresList { period value numerator denominator completeness } } }`,
    variables: { within: code },
  }),
  read: ({ data }: PeerAreas): Cell[] =>
    data.areas.flatMap(({ code, name, figures: all }) => all.map((figure) => ({ code, name, ...figure }))),
};

const figuresQuery = (selection: string): string => `query Figures($within: ID!) {
  analytics(input: { indicators: ["SKDN_DS"], within: $within, level: KABKOTA, relative: { last: 12, unit: MONTH } }) {
    wilayah { id code name } periods { id } ${selection} } }`;

/** The statement of the bare server around the part that differs between cells and columns. */
function figuresStatement(lastMonth: number, part: string): string {
  return `with area as (
      select no, code, name, ${BASE64URL(`'Wilayah:' || id`)} as id from "Wilayah"
      where "parentId" = (select id from "Wilayah" where code = $1) and "endedOn" is null),
    figure as (
      select a.id as "wilayahId", a.code, f.* from area a
      join (${figures(lastMonth)}) f on f.node_no = a.no)
    select json_build_object('data', json_build_object('analytics', json_build_object(
      'wilayah', (select json_agg(json_build_object('id', id, 'code', code, 'name', name) order by code) from area),
      'periods', (select json_agg(json_build_object('id', p.period) order by p.period) from (select distinct period from figure) p),
      ${part})))::text as answer`;
}

function cellsCase({ province, lastMonth }: Office): Case {
  const read = ({ data }: OwnCells): Cell[] => {
    const areas = new Map(data.analytics.wilayah.map((area) => [area.id, area]));
    return data.analytics.cells.map(({ wilayahId, ...figure }) => {
      const area = areas.get(wilayahId);
      return { code: area?.code ?? '', name: area?.name ?? '', ...figure };
    });
  };
  return {
    title: 'D/S of all regencies of a province over 12 months, as cells',
    variants: [province.code],
    faces: {
      pokjanal: {
        body: (code) => ({
          query: figuresQuery('cells { wilayahId period value numerator denominator completeness }'),
          variables: { within: code },
        }),
        read,
      },
      bare: { body: (code) => ({ name: 'cells', values: [code] }), read },
      postgraphile: peerFigures,
    },
    statement: figuresStatement(
      lastMonth,
      `'cells', (select json_agg(json_build_object('wilayahId', "wilayahId", 'period', period, 'value', value,
        'numerator', numerator, 'denominator', denominator, 'completeness', completeness) order by code, period) from figure)`,
    ),
    targets: [{ against: 'postgraphile', must: 1.3 }],
  };
}

function columnsCase({ province, lastMonth }: Office): Case {
  const read = ({ data: { analytics } }: OwnColumns): Cell[] =>
    analytics.wilayah.flatMap(({ code, name }, w) =>
      analytics.periods.map(({ id }, p) => {
        const at = w * analytics.periods.length + p;
        const { value, numerator, denominator, completeness } = analytics.columns;
        return {
          code,
          name,
          period: id,
          value: value[at] ?? null,
          numerator: numerator[at] ?? null,
          denominator: denominator[at] ?? null,
          completeness: completeness[at] ?? null,
        };
      }),
    );
  const column = (name: string): string => `'${name}', json_agg(${name} order by code, period)`;
  return {
    title: 'The same as columns (PostGraphile has cells only)',
    variants: [province.code],
    faces: {
      pokjanal: {
        body: (code) => ({
          query: figuresQuery('columns { value numerator denominator completeness }'),
          variables: { within: code },
        }),
        read,
      },
      bare: { body: (code) => ({ name: 'columns', values: [code] }), read },
      postgraphile: peerFigures,
    },
    statement: figuresStatement(
      lastMonth,
      `'columns', (select json_build_object(${['value', 'numerator', 'denominator', 'completeness'].map(column).join(', ')}) from figure)`,
    ),
    targets: [
      { against: 'postgraphile', must: 1.3 },
      { against: 'bare', aim: 0.9 },
    ],
  };
}

type Post = {
  id: string;
  name: string;
  formSet: string;
  wilayah: { name: string; code: string };
  puskesmas: Named | null;
};
type PeerNode = { data: { postByRowId: Omit<Post, 'id' | 'wilayah'> & { rowId: string; area: Post['wilayah'] } } };

function nodeCase({ postIds }: Office): Case {
  const query = `query Post($id: ID!) { node(id: $id) { id
    ... on Posyandu { name formSet wilayah { name code } puskesmas { name } } } }`;
  const peer = `query Post($id: UUID!) { postByRowId(rowId: $id) { rowId name formSet area { name code } puskesmas { name } } }`;
  const read = ({ data: { node } }: { data: { node: Post } }): Post => ({ ...node, id: uuidOf(node.id) });
  return {
    title: 'One post by id',
    variants: postIds,
    faces: {
      pokjanal: { body: (id) => ({ query, variables: { id: encodeGlobalId('Posyandu', id) } }), read },
      bare: { body: (id) => ({ name: 'node', values: [id] }), read },
      postgraphile: {
        body: (id) => ({ query: peer, variables: { id } }),
        read: ({ data: { postByRowId } }: PeerNode): Post => {
          const { rowId, area, ...post } = postByRowId;
          return { ...post, id: rowId, wilayah: area };
        },
      },
    },
    statement: `select json_build_object('data', json_build_object('node', json_build_object('id', ${BASE64URL(`'Posyandu:' || p.id`)},
        'name', p.name, 'formSet', p."formSet", 'wilayah', json_build_object('name', w.name, 'code', w.code),
        'puskesmas', case when k.id is not null then json_build_object('name', k.name) end)))::text as answer
      from "Posyandu" p join "Wilayah" w on w.id = p."wilayahId" left join "Puskesmas" k on k.id = p."puskesmasId" where p.id = $1`,
    targets: [
      { against: 'postgraphile', must: 1 },
      { against: 'bare', aim: 0.45 },
    ],
  };
}

/** Names under which the bare server knows the statements, in the order of the cases. */
export const STATEMENT_NAMES = ['list', 'cells', 'columns', 'node'] as const;
