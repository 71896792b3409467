import { encodeGlobalId } from '../../../src/graphql/ids.ts';
import { formatMonth } from '../../../src/lib/pure/month.ts';
import type { Catalogue } from '../../../src/modules/submission/catalogue.ts';
import { BASE64URL, type Case, type Face, SIX } from '../case.ts';
import { figuresRelations, summedIndicators, VALUE } from '../figures-sql.ts';
import { MOST_DISTRICTS, type Office } from '../office.ts';
import { PEER_AREAS } from '../peer-schema.ts';

type Line = {
  indicator: string;
  code: string;
  name: string;
  period: string;
  value: number | null;
  numerator: number | null;
  denominator: number | null;
};
type Answer = {
  data: {
    analytics: {
      indicators: { code: string }[];
      wilayah: { code: string; name: string }[];
      periods: { id: string }[];
      columns: { value: (number | null)[]; numerator: (number | null)[]; denominator: (number | null)[] };
    };
  };
};

const SELECTION = 'indicators { code } wilayah { id code name } periods { id } columns { value numerator denominator }';

function read({ data: { analytics } }: Answer): Line[] {
  const { indicators, wilayah, periods, columns } = analytics;
  return indicators.flatMap(({ code: indicator }, i) =>
    wilayah.flatMap(({ code, name }, w) =>
      periods.map(({ id }, p) => {
        const at = (i * wilayah.length + w) * periods.length + p;
        const [value = null, numerator = null, denominator = null] = [
          columns.value[at],
          columns.numerator[at],
          columns.denominator[at],
        ];
        return { indicator, code, name, period: id, value, numerator, denominator };
      }),
    ),
  );
}

/** The peer gives the same figures as one list, in the same order. */
function peerFace(field: string, type: string): Face {
  return {
    body: (area) => ({
      query: `query Figures($area: ${type}) { figures: ${field}OfList(area: $area) {
        indicator code name period value numerator denominator } }`,
      variables: { area },
    }),
    read: ({ data }: { data: { figures: Line[] } }): Line[] => data.figures,
  };
}

function statementOf(catalogue: Catalogue, ask: Parameters<typeof figuresRelations>[1], areas: string): string {
  const column = (name: string, what: string): string => `'${name}', json_agg(${what} order by i, code, period)`;
  return `with area as (${areas}), ${figuresRelations(catalogue, ask)}
    select json_build_object('data', json_build_object('analytics', json_build_object(
      'indicators', (select json_agg(json_build_object('code', indicator) order by i) from (select distinct i, indicator from figure) f),
      'wilayah', (select json_agg(json_build_object('id', ${BASE64URL(`'Wilayah:' || id`)}, 'code', code, 'name', name) order by code) from area),
      'periods', (select json_agg(json_build_object('id', period) order by period) from (select distinct period from figure) f),
      'columns', (select json_build_object(${[column('value', VALUE), column('numerator', 'numerator'), column('denominator', 'denominator')].join(', ')})
        from figure))))::text as answer`;
}

/** Six indicators × all regencies of a province × twelve months. */
export function sixCase({ province, lastMonth }: Office, catalogue: Catalogue): Case {
  const query = `query Six($area: ID!, $codes: [String!]!) {
    analytics(input: { indicators: $codes, within: $area, level: KABKOTA, relative: { last: 12, unit: MONTH } }) { ${SELECTION} } }`;
  const ask = { indicators: SIX, first: lastMonth - 11, last: lastMonth };
  return {
    name: 'six',
    title: 'Six indicators × all regencies × 12 months',
    variants: [province.code],
    faces: {
      pokjanal: { body: (area) => ({ query, variables: { area, codes: SIX } }), read },
      bare: { body: (area) => ({ name: 'six', values: [area] }), read },
      postgraphile: peerFace('six', 'String!'),
    },
    statement: statementOf(catalogue, ask, PEER_AREAS.inProvince('$1')),
    targets: [
      { against: 'postgraphile', must: 1.3 },
      { against: 'bare', aim: 0.9 },
    ],
  };
}

/** All indicators × the districts of a regency × one month. */
export function allCase({ smallRegencies, lastMonth }: Office, catalogue: Catalogue): Case {
  const codes = summedIndicators(catalogue);
  const query = `query All($area: ID!, $codes: [String!]!) {
    analytics(input: { indicators: $codes, within: $area, level: KECAMATAN, periods: ["${formatMonth(lastMonth)}"] }) { ${SELECTION} } }`;
  const ask = { indicators: codes, first: lastMonth, last: lastMonth };
  return {
    name: 'all',
    title: 'All indicators × the districts of a regency × one month',
    note: `${codes.length} indicators, counts to date since January among them; regencies of up to ${MOST_DISTRICTS} districts, because our server refuses to read more than 20,000 sums for one answer.`,
    variants: smallRegencies.map(({ id }) => id),
    faces: {
      pokjanal: { body: (id) => ({ query, variables: { area: encodeGlobalId('Wilayah', id), codes } }), read },
      bare: { body: (id) => ({ name: 'all', values: [id] }), read },
      postgraphile: peerFace('all', 'UUID!'),
    },
    statement: statementOf(catalogue, ask, PEER_AREAS.inRegency('$1')),
    targets: [
      { against: 'postgraphile', must: 1.3 },
      { against: 'bare', aim: 0.9 },
    ],
  };
}

/** One indicator for every regency of the country, as a map is coloured by it. */
export function mapCase({ lastMonth }: Office, catalogue: Catalogue): Case {
  const query = `query Map($level: WilayahLevel!) {
    analytics(input: { indicators: ["SKDN_DS"], level: $level, periods: ["${formatMonth(lastMonth)}"] }) { ${SELECTION} } }`;
  const ask = { indicators: ['SKDN_DS'], first: lastMonth, last: lastMonth };
  return {
    name: 'map',
    title: 'National map: one indicator, every regency',
    variants: ['KABKOTA'],
    caller: 'country',
    faces: {
      pokjanal: { body: (level) => ({ query, variables: { level } }), read },
      bare: { body: (level) => ({ name: 'map', values: [level] }), read },
      postgraphile: peerFace('map', 'String!'),
    },
    statement: statementOf(catalogue, ask, PEER_AREAS.ofLevel('$1')),
    targets: [
      { against: 'postgraphile', must: 1.3 },
      { against: 'bare', aim: 0.9 },
    ],
  };
}
