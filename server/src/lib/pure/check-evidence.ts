import { DEFAULT_MAX, type EvidenceField, type FieldType } from './evidence-field.ts';
import { type Day, isDay, parseMonth } from './month.ts';

/** One thing wrong with a field; the code is one of the server's. */
export type FieldProblem = {
  readonly path: string;
  readonly code:
    | 'REQUIRED'
    | 'TOO_LONG'
    | 'TOO_MANY'
    | 'OUT_OF_RANGE'
    | 'NOT_INTEGER'
    | 'BAD_DAY'
    | 'BAD_CODE'
    | 'BAD_PERIOD'
    | 'DATE_IN_FUTURE'
    | 'DAY_BEFORE_START'
    | 'ROWS_NEEDED'
    | 'UNKNOWN_FIELD';
  readonly data: Readonly<Record<string, string | number>>;
};

/** Plain values by field; a field that was left empty is null. */
export type Details = Readonly<Record<string, unknown>>;
type Checked = { readonly details: Details; readonly problems: readonly FieldProblem[] };
type How = { readonly submit: boolean; readonly today: Day; readonly path: string };
type One = { readonly value: unknown; readonly problems: readonly FieldProblem[] };

const fault = (path: string, code: FieldProblem['code'], data: FieldProblem['data'] = {}): FieldProblem => ({
  path,
  code,
  data,
});

/**
 * Checks values against the fields of a description: blanks are taken off, nothing is let in that no field names, and
 * everything wrong is told at once. What is required is asked of a submitted record alone.
 */
export function checkFields(fields: readonly EvidenceField[], raw: Details, how: How): Checked {
  const known = new Set(fields.map(({ name }) => name));
  const strange = Object.keys(raw).filter((name) => !known.has(name));
  const details: Record<string, unknown> = {};
  const problems = strange.map((name) => fault(`${how.path}.${name}`, 'UNKNOWN_FIELD', { field: name }));
  for (const one of fields) {
    const path = `${how.path}.${one.name}`;
    const checked = checkOne(one, raw[one.name], { ...how, path });
    details[one.name] = checked.value;
    problems.push(...checked.problems);
    if (how.submit && one.required && isEmpty(checked.value) && checked.problems.length === 0)
      problems.push(fault(path, 'REQUIRED'));
  }
  return { details, problems: [...problems, ...fields.flatMap((one) => togetherProblems(one, details, how))] };
}

const isEmpty = (value: unknown): boolean => value === null || (Array.isArray(value) && value.length === 0);

const NOTHING: One = { value: null, problems: [] };

type Check = (one: EvidenceField, raw: unknown, how: How) => One;

const CHECKS: Readonly<Record<FieldType, Check>> = {
  text: checkText,
  long: checkText,
  day: checkDay,
  month: (_one, raw, { path }) => checkShaped(raw, path, 'BAD_PERIOD', (text) => parseMonth(text) !== null),
  choice: (one, raw, { path }) =>
    checkShaped(raw, path, 'BAD_CODE', (text) => (one.choices ?? []).some(({ value }) => value === text)),
  count: checkNumber,
  money: checkNumber,
  decimal: checkNumber,
  lines: checkLines,
  rows: checkRows,
};

function checkOne(one: EvidenceField, raw: unknown, how: How): One {
  const isList = one.type === 'lines' || one.type === 'rows';
  if (raw === null || raw === undefined) return isList ? list([]) : NOTHING;
  return CHECKS[one.type](one, raw, how);
}

const list = (value: readonly unknown[], problems: readonly FieldProblem[] = []): One => ({ value, problems });
const limitOf = ({ type, max }: EvidenceField): number => max ?? DEFAULT_MAX[type] ?? Number.MAX_SAFE_INTEGER;

function checkText(one: EvidenceField, raw: unknown, { path }: How): One {
  if (typeof raw !== 'string') return { value: null, problems: [fault(path, 'BAD_CODE', { value: typeof raw })] };
  const text = raw.trim();
  const max = limitOf(one);
  return { value: text || null, problems: text.length > max ? [fault(path, 'TOO_LONG', { max })] : [] };
}

/** A text of a known shape: a month, a value of a list. */
function checkShaped(raw: unknown, path: string, code: FieldProblem['code'], fits: (text: string) => boolean): One {
  const text = typeof raw === 'string' ? raw.trim() : typeof raw;
  if (text === '') return NOTHING;
  return fits(text) ? { value: text, problems: [] } : { value: null, problems: [fault(path, code, { value: text })] };
}

function checkDay(one: EvidenceField, raw: unknown, { path, today }: How): One {
  const checked = checkShaped(raw, path, 'BAD_DAY', isDay);
  const isAhead = one.isPast === true && typeof checked.value === 'string' && checked.value > today;
  return isAhead ? { ...checked, problems: [fault(path, 'DATE_IN_FUTURE')] } : checked;
}

function checkNumber(one: EvidenceField, raw: unknown, { path }: How): One {
  const max = limitOf(one);
  const min = one.type === 'decimal' ? -max : 0;
  if (typeof raw !== 'number' || Number.isNaN(raw))
    return { value: null, problems: [fault(path, 'NOT_INTEGER', { value: typeof raw })] };
  if (one.type !== 'decimal' && !Number.isInteger(raw)) return { value: raw, problems: [fault(path, 'NOT_INTEGER')] };
  return { value: raw, problems: raw < min || raw > max ? [fault(path, 'OUT_OF_RANGE', { min, max })] : [] };
}

function checkLines(one: EvidenceField, raw: unknown, { path }: How): One {
  if (!Array.isArray(raw)) return list([], [fault(path, 'BAD_CODE', { value: typeof raw })]);
  const lines = raw.map((line) => String(line).trim()).filter((line) => line !== '');
  const max = limitOf(one);
  const longest = DEFAULT_MAX.text ?? 0;
  return list(lines, [
    ...(lines.length > max ? [fault(path, 'TOO_MANY', { max })] : []),
    ...lines.flatMap((line, at) =>
      line.length > longest ? [fault(`${path}.${at}`, 'TOO_LONG', { max: longest })] : [],
    ),
  ]);
}

function checkRows(one: EvidenceField, raw: unknown, how: How): One {
  if (!Array.isArray(raw)) return list([], [fault(how.path, 'BAD_CODE', { value: typeof raw })]);
  const max = limitOf(one);
  const rows = raw.map((row, at) =>
    checkFields(one.fields ?? [], (row ?? {}) as Details, { ...how, path: `${how.path}.${at}` }),
  );
  const isFew = how.submit && rows.length < (one.min ?? 0);
  return list(
    rows.map(({ details }) => details),
    [
      ...(rows.length > max ? [fault(how.path, 'TOO_MANY', { max })] : []),
      ...(isFew ? [fault(how.path, 'ROWS_NEEDED', { min: one.min ?? 0 })] : []),
      ...rows.flatMap(({ problems }) => problems),
    ],
  );
}

/** What is wrong between two fields: a day before another, a number of a row that is not there. */
function togetherProblems(one: EvidenceField, details: Details, how: How): FieldProblem[] {
  const path = `${how.path}.${one.name}`;
  return [...orderProblems(one, details, path), ...(how.submit ? choiceProblems(one, details, path) : [])];
}

function orderProblems({ name, notBefore }: EvidenceField, details: Details, path: string): FieldProblem[] {
  const [start, value] = [notBefore && details[notBefore], details[name]];
  const isBefore = typeof start === 'string' && typeof value === 'string' && value < start;
  return isBefore ? [fault(path, 'DAY_BEFORE_START', { from: start })] : [];
}

function choiceProblems({ name, oneOf }: EvidenceField, details: Details, path: string): FieldProblem[] {
  const [rows, value] = [oneOf && details[oneOf], details[name]];
  if (!Array.isArray(rows) || typeof value !== 'number') return [];
  const isThere = value >= 1 && value <= rows.length;
  return isThere ? [] : [fault(path, 'OUT_OF_RANGE', { min: 1, max: rows.length })];
}
