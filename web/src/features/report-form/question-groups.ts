import { askedOf } from './entry-findings.ts';
import type { EntryModel } from './entry-model.ts';

export type GroupName = 'due' | 'came' | 'checked' | 'followed' | 'all';
export type QuestionGroup = { readonly name: GroupName; readonly elements: readonly string[] };

/** What the forms A to D ask, by the steps of an opening day; other forms are one list. */
const GROUPS: readonly (readonly [GroupName, RegExp])[] = [
  ['due', /^(HN|BB|SR|DL)_SAS_/],
  ['came', /^(HN|BB|SR|DL)_DTG_/],
  ['followed', /^(HN|BB|SR|DL)_(EDU|RUJUK)/],
  ['checked', /^(HN|BB|SR|DL)_/],
];
const ORDER: readonly GroupName[] = ['due', 'came', 'checked', 'followed', 'all'];

const groupOf = (code: string): GroupName => GROUPS.find(([, pattern]) => pattern.test(code))?.[0] ?? 'all';

/** The questions of a form without detail in groups, each question once and in the order of the form. */
export function groupsOf({ elements }: Pick<EntryModel, 'elements'>): QuestionGroup[] {
  const codes = elements.map(({ code }) => code);
  return ORDER.map((name) => ({ name, elements: codes.filter((code) => groupOf(code) === name) })).filter(
    (group) => group.elements.length > 0,
  );
}

/** The slots a form asks of several elements. */
export function slotsAsked(model: EntryModel, elements: readonly string[]): readonly number[] {
  return elements.flatMap((code) => askedOf(model, code));
}
