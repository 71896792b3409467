import type { ActingKind, Regime } from '@pokjanal/prisma/client';
import { type Problem, problem } from '../../lib/errors.ts';
import { optionalText, requiredText } from '../../lib/text-problems.ts';
import { dayAt, given, textAt } from './cell-text.ts';
import { plainArea } from './find-areas.sql.ts';
import { plainTitle } from './register-header.ts';
import type { GivenRow } from './register.ts';
import type { ListedGroup, ListedHolding, SeatScene } from './seat-scene.sql.ts';

export const REGIME_NAMES: Readonly<Record<Regime, string>> = { POKJANAL: 'Pokjanal', TIM_PEMBINA: 'Tim Pembina' };
const REGIMES: Readonly<Record<string, Regime>> = {
  pokjanal: 'POKJANAL',
  pokja: 'POKJANAL',
  timpembina: 'TIM_PEMBINA',
};
export const ACTING_NAMES: Readonly<Record<ActingKind, string>> = { PJ: 'Pj', PLT: 'Plt', PLH: 'Plh' };

/** A choice among words: what was chosen, nothing where nothing is said, or what is wrong. */
function wordAt<T>(
  row: GivenRow,
  { key, title, words, names }: { key: string; title: string; words: Readonly<Record<string, T>>; names: string },
): { readonly chosen: T | undefined; readonly problems: readonly Problem[] } {
  const value = textAt(row, key);
  const chosen = words[plainTitle(value)];
  if (value === '' || chosen !== undefined) return { chosen, problems: [] };
  return { chosen, problems: [problem(title, 'WORD_UNKNOWN', { value, words: names })] };
}

/** The law whose group a row means. */
export const regimeAt = (row: GivenRow) =>
  wordAt(row, { key: 'regime', title: 'kelompok', words: REGIMES, names: Object.values(REGIME_NAMES).join(', ') });

/** Whether a new seat has one holder at a time. */
export const singleAt = (row: GivenRow) =>
  wordAt(row, { key: 'holders', title: 'pemegang', words: { satu: true, banyak: false }, names: 'satu, banyak' });

const exOfficioAt = (row: GivenRow) =>
  wordAt(row, {
    key: 'exOfficio',
    title: 'ex_officio',
    words: { ya: true, y: true, tidak: false },
    names: 'ya, tidak',
  });

const actingAt = (row: GivenRow) =>
  wordAt<ActingKind>(row, {
    key: 'acting',
    title: 'pelaksana',
    words: { pj: 'PJ', penjabat: 'PJ', plt: 'PLT', plh: 'PLH' },
    names: Object.values(ACTING_NAMES).join(', '),
  });

export type HoldingFacts = Omit<ListedHolding, 'id' | 'revision'>;

type Linked = { readonly id: string | null; readonly name: string | null; readonly problems: readonly Problem[] };
const NONE: Linked = { id: null, name: null, problems: [] };

/** The agency a row names, of the nearest area where several bear the name. */
export function opdAt({ opds }: SeatScene, row: GivenRow, group: ListedGroup): Linked | undefined {
  const said = given(row, 'opd');
  if (said === undefined) return undefined;
  if (said === null) return NONE;
  const inLine = opds.filter(({ path }) => path.startsWith(group.path) || group.path.startsWith(path));
  const named = inLine.filter(
    ({ name, shortName }) => plainArea(name) === plainArea(said) || plainTitle(shortName ?? '') === plainTitle(said),
  );
  const found = named.find(({ path }) => path === group.path) ?? named[0];
  if (found) return { id: found.id, name: found.name, problems: [] };
  return { id: null, name: said, problems: [problem('opd', 'AREA_UNKNOWN', { value: said })] };
}

function decreeAt({ decrees }: SeatScene, row: GivenRow, group: ListedGroup): Linked | undefined {
  const said = given(row, 'decree');
  if (said === undefined) return undefined;
  if (said === null) return NONE;
  const plain = (text: string) => text.toLowerCase().replaceAll(/\s/g, '');
  const found = decrees.find(({ pokjanalId, number }) => pokjanalId === group.id && plain(number) === plain(said));
  if (found) return { id: found.id, name: found.number, problems: [] };
  return { id: null, name: said, problems: [problem('nomor_sk', 'DECREE_UNKNOWN', { value: said })] };
}

const NEW: HoldingFacts = {
  office: '',
  person: null,
  opdId: null,
  opd: null,
  exOfficio: true,
  actingAs: null,
  from: null,
  to: null,
  decreeId: null,
  decree: null,
};

/** What is told of a holding after a row: what it says, and what stands where it says nothing. */
export function readHolding(
  scene: SeatScene,
  row: GivenRow,
  group: ListedGroup,
  stands: ListedHolding | null,
): { facts: HoldingFacts; problems: Problem[] } {
  const before = stands ?? NEW;
  const [opd, decree] = [opdAt(scene, row, group), decreeAt(scene, row, group)];
  const how = readManner(row, before);
  const link = opd ?? { id: before.opdId, name: before.opd, problems: [] };
  const basis = decree ?? { id: before.decreeId, name: before.decree, problems: [] };
  const person = given(row, 'person');
  const facts: HoldingFacts = {
    ...how.facts,
    office: stands ? stands.office : textAt(row, 'office'),
    person: person === undefined ? before.person : person,
    opdId: link.id,
    opd: link.name,
    decreeId: basis.id,
    decree: basis.name,
  };
  return {
    facts,
    problems: [
      ...requiredText('jabatan', facts.office),
      ...optionalText('nama_pejabat', facts.person),
      ...link.problems,
      ...how.problems,
      ...basis.problems,
    ],
  };
}

/** In which capacity it is held, and on which days. */
function readManner(row: GivenRow, before: HoldingFacts) {
  const [exOfficio, acting] = [exOfficioAt(row), actingAt(row)];
  const [first, last] = [dayAt(row, 'from', 'mulai'), dayAt(row, 'to', 'sampai')];
  const from = given(row, 'from') === undefined ? before.from : first.day;
  const to = given(row, 'to') === undefined ? before.to : last.day;
  return {
    facts: {
      exOfficio: exOfficio.chosen ?? before.exOfficio,
      actingAs: given(row, 'acting') === undefined ? before.actingAs : (acting.chosen ?? null),
      from,
      to,
    },
    problems: [
      ...exOfficio.problems,
      ...acting.problems,
      ...first.problems,
      ...last.problems,
      ...spanProblems(from, to),
    ],
  };
}

const spanProblems = (from: string | null, to: string | null): Problem[] =>
  from && to && to < from ? [problem('sampai', 'DAY_BEFORE_START', { from })] : [];

/** What is told of a holding, by the columns of a list. */
export function holdingTexts(facts: HoldingFacts) {
  return {
    jabatan: facts.office === '' ? null : facts.office,
    nama_pejabat: facts.person,
    opd: facts.opd,
    ex_officio: facts.exOfficio ? 'ya' : 'tidak',
    pelaksana: facts.actingAs && ACTING_NAMES[facts.actingAs],
    mulai: facts.from,
    sampai: facts.to,
    nomor_sk: facts.decree,
  };
}
