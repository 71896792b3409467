import { flag, number, optional, type Table, texts } from './table.ts';

/** National kinds of member agencies. */
export const OPD_KIND: Table = {
  name: 'OpdKind',
  key: ['code'],
  columns: {
    code: 'text',
    name: 'text',
    nameEn: 'text',
    form: '"OpdForm"',
    contribution: 'text',
    spmField: 'text',
    source: 'text',
    confidence: 'text',
    order: 'int',
  },
  rowOf: (line) => ({
    ...texts(line, 'code', 'name', 'nameEn', 'form', 'contribution', 'source', 'confidence'),
    spmField: optional(line, 'spmField'),
    order: number(line, 'order'),
  }),
};

/** Agency kinds that groups of a regime and level usually have among their members. */
export const EXPECTED_OPD_KIND: Table = {
  name: 'ExpectedOpdKind',
  key: ['regime', 'level', 'kindCode'],
  columns: {
    regime: '"Regime"',
    level: '"WilayahLevel"',
    kindCode: 'text',
    order: 'int',
    source: 'text',
    confidence: 'text',
  },
  rowOf: (line) => ({
    ...texts(line, 'regime', 'level', 'kindCode', 'source', 'confidence'),
    order: number(line, 'order'),
  }),
};

/** Seats that groups and boards of a regime usually have. */
export const STANDARD_SEAT: Table = {
  name: 'StandardSeat',
  key: ['regime', 'body', 'code'],
  columns: {
    regime: '"Regime"',
    body: 'text',
    code: 'text',
    name: 'text',
    nameEn: 'text',
    usualHolder: 'text',
    single: 'boolean',
    levels: 'text',
    order: 'int',
    source: 'text',
    confidence: 'text',
  },
  rowOf: (line) => ({
    ...texts(line, 'regime', 'body', 'code', 'name', 'nameEn', 'usualHolder', 'levels', 'source', 'confidence'),
    single: flag(line, 'single'),
    order: number(line, 'order'),
  }),
};

/** Seats of one regime with those of another that they correspond to. */
export const SEAT_SUCCESSION: Table = {
  name: 'SeatSuccession',
  key: ['fromRegime', 'fromCode', 'toRegime', 'kindCode', 'officeHas'],
  columns: {
    fromRegime: '"Regime"',
    fromCode: 'text',
    toRegime: '"Regime"',
    kindCode: 'text',
    officeHas: 'text',
    toCode: 'text',
    carries: 'boolean',
    order: 'int',
    reason: 'text',
    reasonEn: 'text',
    source: 'text',
    confidence: 'text',
  },
  rowOf: (line) => ({
    ...texts(line, 'fromRegime', 'fromCode', 'toRegime', 'kindCode', 'officeHas'),
    ...texts(line, 'reason', 'reasonEn', 'source', 'confidence'),
    toCode: optional(line, 'toCode'),
    carries: flag(line, 'carries'),
    order: number(line, 'order'),
  }),
};
