import type { FormSet } from '@pokjanal/prisma/client';
import { type Problem, problem } from '../../lib/errors.ts';
import { type PostFacts, trimmed } from '../posyandu/open-posyandu.ts';
import { dayAt, given, textAt } from './cell-text.ts';
import { plainName, type PostScene } from './post-scene.ts';
import { type Matched, matchPuskesmas } from './match-puskesmas.ts';
import type { StandingPost } from './posyandu-rows.sql.ts';
import type { GivenRow } from './register.ts';

const FORM_SETS: Readonly<Record<string, FormSet>> = { ilp: 'ILP', dasar: 'BASIC', basic: 'BASIC', nonilp: 'BASIC' };
const readFormSet = (text: string): FormSet | undefined => FORM_SETS[text.toLowerCase().replaceAll(/[^a-z]/g, '')];

/** What is wrong with the set of forms a row names. */
export function formSetProblems(row: GivenRow): Problem[] {
  const text = textAt(row, 'formSet');
  return text === '' || readFormSet(text)
    ? []
    : [problem('formulir', 'WORD_UNKNOWN', { value: text, words: 'ILP, dasar' })];
}

const NEW = { name: '', regNo: null, decree: null, openingDay: null, address: null, formSet: 'ILP' } as const;

/** What is told of a post after a row: what it says, and what stands where it says nothing. */
export function readFacts(row: GivenRow, post: StandingPost | null): PostFacts {
  const stands = post ?? NEW;
  const line = (key: 'regNo' | 'openingDay' | 'address' | 'decree') => {
    const text = given(row, key);
    return text === undefined ? stands[key] : text;
  };
  return trimmed({
    name: nameOf(textAt(row, 'name').replace(/^posyandu\s+/i, ''), stands.name),
    regNo: line('regNo'),
    openingDay: line('openingDay'),
    address: line('address'),
    decree: line('decree'),
    formSet: readFormSet(textAt(row, 'formSet')) ?? stands.formSet,
  });
}

/** Case, blanks and the word Posyandu do not rename a post. */
function nameOf(said: string, stands: string): string {
  return said === '' || plainName(said) === plainName(stands) ? stands : said;
}

/** The puskesmas a row names among those that may mentor in the village; where it names none, the one that stands. */
export function readMentor(
  { mentors }: PostScene,
  row: GivenRow,
  post: StandingPost | null,
  village: { readonly id: string } | null,
): Matched {
  const text = given(row, 'puskesmas');
  if (text === undefined) return post ? { id: post.puskesmasId, name: post.puskesmas, problems: [] } : NOBODY;
  if (text === null) return NOBODY;
  // Where the village is not known, nothing can be said of who serves it.
  if (!village) return { ...NOBODY, name: text };
  return matchPuskesmas(mentors.get(village.id) ?? [], text);
}

const NOBODY: Matched = { id: null, name: null, problems: [] };
const FIRST = '1984-01-01';

/** The days a row gives, today where it gives none, and what is wrong with them. */
export function readDays(scene: PostScene, row: GivenRow) {
  const opened = dayAt(row, 'openedOn', 'buka_sejak');
  const moved = dayAt(row, 'movedOn', 'pindah_sejak');
  const ahead = `${Number(scene.today.slice(0, 4)) + 1}${scene.today.slice(4)}`;
  return {
    openedOn: opened.day ?? scene.today,
    movedOn: moved.day ?? scene.today,
    problems: [
      ...opened.problems,
      ...dayLimits(opened.day, 'buka_sejak', ahead),
      ...moved.problems,
      ...dayLimits(moved.day, 'pindah_sejak', scene.today),
    ],
  };
}

function dayLimits(day: string | null, title: string, latest: string): Problem[] {
  if (day === null) return [];
  if (day < FIRST) return [problem(title, 'DAY_BEFORE_START', { from: FIRST })];
  return day > latest ? [problem(title, 'DAY_TOO_FAR', { to: latest })] : [];
}
