import { BASE64URL, type Case, type Face } from '../case.ts';
import type { Office } from '../office.ts';
import { figures } from '../peer-schema.ts';

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

/** Months before the first report have no row, and no figure. */
const isKnown = ({ numerator, completeness }: Figures): boolean => numerator !== null || completeness !== null;

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

/** One indicator over a year, a cell as an object. */
export function cellsCase({ province, lastMonth }: Office): Case {
  const read = ({ data }: OwnCells): Cell[] => {
    const areas = new Map(data.analytics.wilayah.map((area) => [area.id, area]));
    const all = data.analytics.cells.map(({ wilayahId, ...figure }) => {
      const area = areas.get(wilayahId);
      return { code: area?.code ?? '', name: area?.name ?? '', ...figure };
    });
    return all.filter(isKnown);
  };
  return {
    name: 'cells',
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

/** The same answer as lists of scalars. */
export function columnsCase({ province, lastMonth }: Office): Case {
  const read = ({ data: { analytics } }: OwnColumns): Cell[] => {
    const all = analytics.wilayah.flatMap(({ code, name }, w) =>
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
    return all.filter(isKnown);
  };
  const column = (name: string): string => `'${name}', json_agg(${name} order by code, period)`;
  return {
    name: 'columns',
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
