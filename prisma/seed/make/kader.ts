import { nextId } from '../ids.ts';
import { insertRows, type SqlHandle, type Value } from '../sql-db.ts';

export type KaderOverrides = {
  posyandu: { id: string };
  name?: string;
  phone?: string;
  rw?: string;
  rt?: string;
  decreeNumber?: string;
  decreeDate?: string;
  trainedOn?: string;
  since?: string;
  leftOn?: string;
  /** Numbers of the skills shown, all of one assessment. */
  passed?: readonly number[];
  /** Of the same assessment, not shown yet. */
  notYet?: readonly number[];
  assessedOn?: string;
  office?: string;
  isDemo?: boolean;
};

export type MadeKader = { id: string; name: string; posyanduId: string };

const COLUMNS = {
  id: 'uuid',
  posyanduId: 'uuid',
  name: 'text',
  phone: 'text',
  rw: 'text',
  rt: 'text',
  decreeNumber: 'text',
  decreeDate: 'date',
  trainedOn: 'date',
  passed: 'int',
  assessedOn: 'date',
  since: 'date',
  leftOn: 'date',
  isDemo: 'boolean',
};
const TERM = { id: 'uuid', kaderId: 'uuid', posyanduId: 'uuid', from: 'date', to: 'date' };
const RESULT = {
  id: 'uuid',
  kaderId: 'uuid',
  skillCode: 'text',
  on: 'date',
  passed: 'boolean',
  office: 'text',
  at: 'timestamptz',
};

/** Makes a kader who serves since 2022 by default, with one assessment where skills are given. */
export async function makeKader(db: SqlHandle, overrides: KaderOverrides): Promise<MadeKader> {
  const [made] = await makeKaders(db, [overrides]);
  if (!made) throw new Error('No kader was made');
  return made;
}

type Filled = KaderOverrides & {
  id: string;
  name: string;
  since: string;
  passed: readonly number[];
  notYet: readonly number[];
  assessedOn: string;
};

/** The same for many, in a few statements. */
export async function makeKaders(db: SqlHandle, many: readonly KaderOverrides[]): Promise<MadeKader[]> {
  const rows: Filled[] = many.map((one) => ({
    ...one,
    id: nextId(db),
    name: one.name ?? 'Siti Aminah',
    since: one.since ?? '2022-01-10',
    passed: one.passed ?? [],
    notYet: one.notYet ?? [],
    assessedOn: one.assessedOn ?? '2025-03-01',
  }));
  const skills = await db.sql<{ code: string; number: number }>('select code, number from "KaderSkill"');
  const codes = new Map(skills.map(({ code, number }) => [number, code]));
  const terms = rows.map((row) => [nextId(db), row.id, row.posyandu.id, row.since, row.leftOn ?? null]);
  await insertRows(db, '"Kader"', COLUMNS, rows.map(kaderRow));
  await insertRows(db, '"KaderTerm"', TERM, terms);
  await insertRows(
    db,
    '"KaderSkillResult"',
    RESULT,
    rows.flatMap((row) => resultRows(db, row, codes)),
  );
  return rows.map(({ id, name, posyandu }) => ({ id, name, posyanduId: posyandu.id }));
}

function kaderRow(row: Filled): Value[] {
  return [
    row.id,
    row.posyandu.id,
    row.name,
    row.phone ?? null,
    row.rw ?? null,
    row.rt ?? null,
    row.decreeNumber ?? null,
    row.decreeDate ?? null,
    row.trainedOn ?? null,
    row.passed.reduce((mask, number) => mask | (1 << (number - 1)), 0),
    row.passed.length + row.notYet.length > 0 ? row.assessedOn : null,
    row.since,
    row.leftOn ?? null,
    row.isDemo ?? false,
  ];
}

function resultRows(db: SqlHandle, row: Filled, codes: ReadonlyMap<number, string>): Value[][] {
  const office = row.office ?? 'Puskesmas';
  const at = `${row.assessedOn}T02:00:00Z`;
  const results = (numbers: readonly number[], passed: boolean) =>
    numbers.map((number) => [nextId(db), row.id, codes.get(number), row.assessedOn, passed, office, at]);
  return [...results(row.passed, true), ...results(row.notYet, false)];
}
