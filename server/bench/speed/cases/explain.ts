import { encodeGlobalId } from '../../../src/graphql/ids.ts';
import { formatMonth } from '../../../src/lib/pure/month.ts';
import type { Case } from '../case.ts';
import { FORMS_EXPLAINED, MOST_EXPLAINED, type Office } from '../office.ts';
import { explainedCell, explainedCounts, explainedForms } from '../peer-schema.ts';

type Explained = {
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  operands: { element: string; sum: number | null }[];
  counts: { counted: number; missing: number; leftOut: number; silent: number };
  forms: Form[];
};
type Form = {
  name: string;
  desa: string;
  numerator: number | null;
  denominator: number | null;
  revision: number | null;
  status: string | null;
};
type Cell = Pick<Explained, 'value' | 'numerator' | 'denominator'>;
type OwnAnswer = {
  data: {
    explain: {
      cell: Cell;
      operands: Explained['operands'];
      forms: { page: { counts: Explained['counts']; items: Form[] } };
    };
  };
};
type PeerAnswer = { data: { cell: (Cell & { d: number; s: number })[]; counts: Explained['counts'][]; forms: Form[] } };

function readOwn({ data: { explain } }: OwnAnswer): Explained {
  const { counts, items } = explain.forms.page;
  return { ...explain.cell, operands: explain.operands, counts, forms: items };
}

function readPeer({ data }: PeerAnswer): Explained | null {
  const [cell] = data.cell;
  const [counts] = data.counts;
  if (!cell || !counts) return null;
  const { d, s, ...figure } = cell;
  const operands = [
    { element: 'SK_D', sum: d },
    { element: 'SK_S', sum: s },
  ];
  return { ...figure, operands, counts, forms: data.forms };
}

/** A figure taken apart down to its forms: the figure, its operands, how many forms there are, and a page of them. */
export function explainCase({ explained, lastMonth }: Office): Case {
  const query = `query Explain($area: ID!, $period: Period!) {
    explain(figure: { indicator: "SKDN_DS", wilayah: $area, period: $period }) {
      cell { value numerator denominator } operands { element sum }
      forms(first: ${FORMS_EXPLAINED}) { page { counts { counted missing leftOut silent }
        items { name desa numerator denominator revision status } } } } }`;
  const peer = `query Explain($area: UUID!) {
    cell: explainCellList(area: $area) { value numerator denominator d s }
    counts: explainCountsList(area: $area) { counted missing leftOut silent }
    forms: explainFormsList(area: $area) { name desa numerator denominator revision status } }`;
  const period = formatMonth(lastMonth);
  const list = (columns: string): string => `json_build_object(${columns})`;
  return {
    name: 'explain',
    title: `A figure explained down to ${FORMS_EXPLAINED} forms`,
    note: `Areas of ${FORMS_EXPLAINED} to ${MOST_EXPLAINED} posts: one month, the figure with its operands, how many forms there are of each kind, and the first ${FORMS_EXPLAINED}.`,
    variants: explained.map(({ id }) => id),
    faces: {
      pokjanal: {
        body: (id) => ({ query, variables: { area: encodeGlobalId('Wilayah', id), period } }),
        read: readOwn,
      },
      bare: { body: (id) => ({ name: 'explain', values: [id] }), read: readOwn },
      postgraphile: { body: (area) => ({ query: peer, variables: { area } }), read: readPeer },
    },
    statement: `select json_build_object('data', json_build_object('explain', (select json_build_object(
        'cell', ${list(`'value', c.value, 'numerator', c.numerator, 'denominator', c.denominator`)},
        'operands', json_build_array(${list(`'element', 'SK_D', 'sum', c.d`)}, ${list(`'element', 'SK_S', 'sum', c.s`)}),
        'forms', json_build_object('page', json_build_object(
          'counts', (select ${list(`'counted', counted, 'missing', missing, 'leftOut', left_out, 'silent', silent`)} from (${explainedCounts('$1', lastMonth)}) k),
          'items', (select json_agg(${list(`'name', name, 'desa', desa, 'numerator', numerator, 'denominator', denominator, 'revision', revision, 'status', status`)})
            from (${explainedForms('$1', lastMonth)}) f))))
      from (${explainedCell('$1', lastMonth)}) c)))::text as answer`,
    targets: [
      { against: 'postgraphile', must: 1 },
      { against: 'bare', aim: 0.45 },
    ],
  };
}
