import { newId } from '../ids.ts';
import { insertRows, type SqlHandle, type Value } from '../sql-db.ts';
import type { CsvRow } from './csv.ts';
import { CHECKLIST, CHECKLIST_ITEM, INDICATOR_OPD_KIND } from './follow-up-lists.ts';
import { EXPECTED_OPD_KIND, OPD_KIND, SEAT_SUCCESSION, STANDARD_SEAT } from './organisation-lists.ts';
import { KADER_BADGE_RULE, KADER_SKILL } from './kader-lists.ts';
import { flag, number, optional, type Table, text, texts } from './table.ts';

const BLOCK: Table = {
  name: 'Block',
  key: ['code'],
  columns: { code: 'text', no: 'int', name: 'text', nameEn: 'text' },
  rowOf: (line) => ({ ...texts(line, 'code', 'name', 'nameEn'), no: number(line, 'no') }),
};

const ELEMENT: Table = {
  name: 'DataElement',
  key: ['code'],
  columns: {
    code: 'text',
    name: 'text',
    nameEn: 'text',
    kind: '"ElementKind"',
    overWilayah: 'text',
    overTime: '"TimeOperator"',
    carry: 'boolean',
    label: 'text',
    yesNo: 'boolean',
    stage: 'text',
    source: 'text',
    confidence: 'text',
    order: 'int',
  },
  rowOf: (line) => ({
    ...texts(line, 'code', 'label', 'name', 'nameEn', 'kind', 'overWilayah', 'overTime', 'source', 'confidence'),
    carry: flag(line, 'carry'),
    yesNo: flag(line, 'yesNo'),
    stage: optional(line, 'stage'),
    order: number(line, 'order'),
  }),
};

const SLOT: Table = {
  name: 'BlockSlot',
  key: ['blockCode', 'slot'],
  columns: { blockCode: 'text', slot: 'int', elementCode: 'text', age: 'text', sex: 'text', field: 'text' },
  rowOf: (line) => ({ ...texts(line, 'blockCode', 'elementCode', 'age', 'sex', 'field'), slot: number(line, 'slot') }),
};

const INDICATOR: Table = {
  name: 'Indicator',
  key: ['code'],
  columns: {
    code: 'text',
    name: 'text',
    nameEn: 'text',
    stage: 'text',
    domain: 'text',
    countOf: 'text',
    frequency: '"Frequency"',
    serviceGroup: 'text',
    spmField: 'text',
    cluster: 'text',
    order: 'int',
  },
  rowOf: (line) => ({
    ...texts(line, 'code', 'name', 'nameEn', 'stage', 'domain', 'countOf', 'frequency'),
    serviceGroup: optional(line, 'serviceGroup'),
    spmField: optional(line, 'spmField'),
    cluster: optional(line, 'cluster'),
    order: number(line, 'order'),
  }),
};

const INDICATOR_VERSION: Table = {
  name: 'IndicatorVersion',
  editable: true,
  key: ['indicatorCode', 'version'],
  columns: {
    id: 'uuid',
    indicatorCode: 'text',
    version: 'int',
    validFrom: 'date',
    validTo: 'date',
    numerator: 'text',
    denominator: 'text',
    factor: 'numeric',
    decimals: 'int',
    direction: '"Direction"',
    timeRule: '"TimeRule"',
    pairing: '"Pairing"',
    source: 'text',
    confidence: 'text',
  },
  rowOf: (line) => ({
    ...texts(line, 'numerator', 'denominator', 'factor', 'direction', 'timeRule', 'pairing', 'source', 'confidence'),
    id: newId(),
    indicatorCode: text(line, 'code'),
    version: number(line, 'version'),
    validFrom: text(line, 'validFrom'),
    validTo: optional(line, 'validTo'),
    decimals: number(line, 'decimals'),
  }),
};

const RULE: Table = {
  name: 'Rule',
  editable: true,
  key: ['code', 'part', 'validFrom'],
  columns: {
    id: 'uuid',
    code: 'text',
    part: 'int',
    blockCode: 'text',
    level: '"RuleLevel"',
    expression: 'text',
    text: 'text',
    textEn: 'text',
    validFrom: 'date',
    validTo: 'date',
    source: 'text',
    confidence: 'text',
    order: 'int',
  },
  rowOf: (line) => ({
    ...texts(line, 'code', 'blockCode', 'level', 'expression', 'text', 'textEn', 'validFrom', 'source', 'confidence'),
    id: newId(),
    part: number(line, 'part'),
    validTo: optional(line, 'validTo'),
    order: number(line, 'order'),
  }),
};

const LIFE_STAGE: Table = {
  name: 'LifeStage',
  key: ['code'],
  columns: { code: 'text', name: 'text', nameEn: 'text', aliases: 'text[]', order: 'int' },
  rowOf: (line) => ({
    ...texts(line, 'code', 'name', 'nameEn'),
    aliases: `{${text(line, 'aliases')
      .split('|')
      .filter(Boolean)
      .map((alias) => JSON.stringify(alias))
      .join(',')}}`,
    order: number(line, 'order'),
  }),
};

const LIFE_STAGE_BOUNDS: Table = {
  name: 'LifeStageBounds',
  key: ['stageCode', 'standard', 'validFrom'],
  columns: {
    id: 'uuid',
    stageCode: 'text',
    standard: 'text',
    unit: '"AgeUnit"',
    fromAge: 'int',
    toAge: 'int',
    validFrom: 'date',
    validTo: 'date',
    source: 'text',
    confidence: 'text',
  },
  rowOf: (line) => ({
    ...texts(line, 'stageCode', 'standard', 'unit', 'validFrom', 'source', 'confidence'),
    id: newId(),
    fromAge: optional(line, 'fromAge'),
    toAge: optional(line, 'toAge'),
    validTo: optional(line, 'validTo'),
  }),
};

const HOLIDAY: Table = {
  name: 'Holiday',
  key: ['day'],
  columns: { day: 'date', name: 'text', source: 'text', confidence: 'text' },
  rowOf: (line) => texts(line, 'day', 'name', 'source', 'confidence'),
};

const SCORING: Table = {
  name: 'ScoringCriterion',
  key: ['method', 'version', 'code'],
  columns: {
    id: 'uuid',
    method: 'text',
    version: 'int',
    code: 'text',
    order: 'int',
    measure: 'text',
    atLeast: 'numeric',
    level: 'text',
    levelOrder: 'int',
    name: 'text',
    nameEn: 'text',
    validFrom: 'date',
    validTo: 'date',
    source: 'text',
    confidence: 'text',
  },
  rowOf: (line) => ({
    ...texts(
      line,
      'method',
      'code',
      'measure',
      'atLeast',
      'level',
      'name',
      'nameEn',
      'validFrom',
      'source',
      'confidence',
    ),
    id: newId(),
    version: number(line, 'version'),
    order: number(line, 'order'),
    levelOrder: number(line, 'levelOrder'),
    validTo: optional(line, 'validTo'),
  }),
};

/** Lists that become one table each, in the order in which they depend on one another. */
export const PLAIN_LISTS: readonly { list: string; table: Table }[] = [
  { list: 'blocks', table: BLOCK },
  { list: 'data-elements', table: ELEMENT },
  { list: 'block-slots', table: SLOT },
  { list: 'indicators', table: INDICATOR },
  { list: 'indicators', table: INDICATOR_VERSION },
  { list: 'rules', table: RULE },
  { list: 'life-stages', table: LIFE_STAGE },
  { list: 'life-stage-bounds', table: LIFE_STAGE_BOUNDS },
  { list: 'holidays', table: HOLIDAY },
  { list: 'scorings', table: SCORING },
  { list: 'opd-kinds', table: OPD_KIND },
  { list: 'seats', table: STANDARD_SEAT },
  { list: 'expected-opd-kinds', table: EXPECTED_OPD_KIND },
  { list: 'seat-successions', table: SEAT_SUCCESSION },
  { list: 'indicator-opd-kinds', table: INDICATOR_OPD_KIND },
  { list: 'checklists', table: CHECKLIST },
  { list: 'checklist-items', table: CHECKLIST_ITEM },
  { list: 'kader-skills', table: KADER_SKILL },
  { list: 'kader-badges', table: KADER_BADGE_RULE },
];

/** Inserts the rows of a list or brings those that are there to its words; ids that were given stay. */
export async function upsertList(tx: SqlHandle, table: Table, lines: readonly CsvRow[]): Promise<void> {
  const names = Object.keys(table.columns);
  const rows = new Map<string, Value[]>();
  for (const line of lines) {
    const row = table.rowOf(line);
    // A list of versions repeats its subject; the last line speaks for it.
    rows.set(
      JSON.stringify(table.key.map((name) => row[name])),
      names.map((name) => row[name]),
    );
  }
  const kept = new Set([...table.key, 'id']);
  const changed = names.filter((name) => !kept.has(name)).map((name) => `"${name}" = excluded."${name}"`);
  const target = table.key.map((name) => `"${name}"`).join(', ');
  const unlessEdited = table.editable ? ` where not "${table.name}"."isEdited"` : '';
  const onConflict = `on conflict (${target}) do update set ${changed.join(', ')}${unlessEdited}`;
  await insertRows(tx, `"${table.name}"`, table.columns, [...rows.values()], onConflict);
}
