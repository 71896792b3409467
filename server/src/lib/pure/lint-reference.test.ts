import { expect, it } from 'vitest';
import { referenceRows } from '../reference.fixture.ts';
import { ACCEPTED } from './lint-accepted.fixture.ts';
import { lintCatalogue } from './lint-catalogue.ts';
import type { LintCatalogue, LintElement, LintForm, LintRule, LintVersion } from './lint-model.ts';

type Row = Record<string, string>;

const text = (row: Row, column: string): string => row[column] ?? '';
const validity = (row: Row) => ({ validFrom: text(row, 'validFrom'), validTo: text(row, 'validTo') || null });

/** The official lists as the seed loads them. */
function official(): LintCatalogue {
  const forms = referenceRows('forms');
  return {
    elements: referenceRows('data-elements').map((row) => ({ ...row, stage: row['stage'] || null }) as LintElement),
    slots: referenceRows('block-slots').map((row) => ({
      block: text(row, 'blockCode'),
      element: text(row, 'elementCode'),
    })),
    versions: referenceRows('indicators').map(
      (row) =>
        ({
          ...row,
          ...validity(row),
          indicator: row['code'],
          version: Number(row['version']),
          factor: Number(row['factor']),
        }) as unknown as LintVersion,
    ),
    rules: referenceRows('rules').map(
      (row) =>
        ({ ...row, ...validity(row), block: row['blockCode'], part: Number(row['part']) }) as unknown as LintRule,
    ),
    forms: forms.map(
      (row) =>
        ({
          ...row,
          ...validity(row),
          version: Number(row['version']),
          blocks: [row['blockCode']],
        }) as unknown as LintForm,
    ),
  };
}

it('finds nothing in the official lists that was not looked at and accepted for a reason', () => {
  const found = lintCatalogue(official(), '2026-05-31').map(({ kind, code }) => `${kind} ${code}`);
  const accepted = ACCEPTED.flatMap(({ kind, codes }) => codes.map((code) => `${kind} ${code}`));
  expect(found.filter((finding) => !accepted.includes(finding))).toEqual([]);
  expect(accepted.filter((finding) => !found.includes(finding))).toEqual([]);
});

it('gives a reason for every group of accepted findings', () => {
  for (const { because, codes } of ACCEPTED) {
    expect(because.length).toBeGreaterThan(20);
    expect(codes.length).toBeGreaterThan(0);
  }
});
