import type { Duty } from '@pokjanal/prisma/client';
import type { Ctx } from '../../auth/ctx.ts';
import { type Problem, problem } from '../../lib/errors.ts';
import { checkFields, type Details, type FieldProblem } from '../../lib/pure/check-evidence.ts';
import { dayIn } from '../../lib/pure/deadline.ts';
import { ACTIVITY_FIELDS, EVIDENCE } from '../../lib/pure/evidence-kinds.ts';
import { yearOf } from '../../lib/pure/month.ts';
import { type Period, parsePeriod } from '../../lib/pure/period.ts';
import { checkAnswers } from './visit-answers.ts';
import { type DutyGroup, dutiesOf, isMemberIn } from './duty-scope.ts';
import type { EvidenceContent } from './evidence-content.ts';
import { linkProblems } from './evidence-links.ts';

const MAX_TITLE = 200;
const MAX_ROWS = 100;

/** A content that was looked at: tidied, with everything wrong about it. */
export type CheckedContent = {
  readonly content: EvidenceContent;
  readonly period: Period | null;
  /** The duty of the group that a record of this kind proves. */
  readonly duty: Duty | null;
  readonly problems: readonly Problem[];
};

type How = {
  readonly group: DutyGroup;
  readonly opdId: string;
  readonly submit: boolean;
  readonly keep: readonly string[];
};

/**
 * Looks at a content for an agency of a group: its own fields, the period, what it points to and whom it should count for.
 * A draft may lack what a submitted record needs; nothing else is let through. `keep` are files it had before.
 */
export async function checkEvidence(ctx: Ctx, given: EvidenceContent, how: How): Promise<CheckedContent> {
  const period = usablePeriod(given.period);
  const duties = period ? await dutiesOf(ctx, how.group, yearOf(period.last)) : [];
  const { artefact } = EVIDENCE[given.kind];
  const duty = duties.find((one) => one.artefact === artefact) ?? null;
  const own = checkOwn(ctx, given, how.submit);
  const looked = await checkAnswers(ctx, own.content);
  const problems = [
    ...periodProblems(given, period),
    ...(period && !duty ? [problem('kind', 'DUTY_NOT_OWED')] : []),
    ...(period ? memberProblems(how, how.opdId, 'opd', given.period, period) : []),
    ...own.problems,
    ...looked.problems,
    ...(await linkProblems(ctx, own.content, how)),
    ...(period ? alsoProblems(own.content, how, duties, period) : []),
  ];
  return { content: { ...own.content, checklist: looked.checklist }, period, duty, problems };
}

function usablePeriod(id: string): Period | null {
  const period = parsePeriod(id);
  return period?.kind === 'YTD' ? null : period;
}

function periodProblems({ kind, period: value }: EvidenceContent, period: Period | null): Problem[] {
  if (!period) return [problem('period', 'BAD_PERIOD', { value })];
  const example = String(yearOf(period.first));
  return kind === 'PLAN' && period.kind !== 'YEAR' ? [problem('period', 'PLAN_NOT_A_YEAR', { example })] : [];
}

function memberProblems(
  { group }: How,
  opdId: string,
  path: string,
  period: string,
  { first, last }: Period,
): Problem[] {
  if (isMemberIn(group, opdId, first, last)) return [];
  const name = group.members.find((member) => member.opdId === opdId)?.opd.name;
  return [name ? problem(path, 'NOT_A_MEMBER', { name, period }) : problem(path, 'OPD_NOT_FOUND')];
}

const told = ({ path, code, data }: FieldProblem): Problem => problem(path, code, data);

/** What can be seen from the content and the day alone. */
function checkOwn(ctx: Ctx, given: EvidenceContent, submit: boolean) {
  const today = dayIn('WIB', ctx.clock.now());
  const { key, fields } = EVIDENCE[given.kind];
  const title = given.title.trim();
  const main = checkFields(fields, given.details, { submit, today, path: key });
  const rows = given.activities.map(({ effectWilayahId = null, ...row }, at) => {
    const checked = checkFields(ACTIVITY_FIELDS, row, { submit: true, today, path: `activities.${at}` });
    return { ...checked, details: { ...checked.details, effectWilayahId } };
  });
  const content: EvidenceContent = {
    ...given,
    title,
    details: main.details,
    activities: rows.map(({ details }) => details),
    attachmentIds: [...new Set(given.attachmentIds)],
  };
  return {
    content,
    problems: [
      ...(title === '' ? [problem('title', 'REQUIRED')] : []),
      ...(title.length > MAX_TITLE ? [problem('title', 'TOO_LONG', { max: MAX_TITLE })] : []),
      ...[...main.problems, ...rows.flatMap(({ problems }) => problems)].map(told),
      ...(submit ? wholeProblems(content) : []),
      ...(content.activities.length > MAX_ROWS ? [problem('activities', 'TOO_MANY', { max: MAX_ROWS })] : []),
      ...(given.kind !== 'PLAN' && given.activities.length > 0
        ? [problem('activities', 'UNKNOWN_FIELD', { field: 'activities' })]
        : []),
    ],
  };
}

/** What a submitted record lacks that no single field tells. */
function wholeProblems({ kind, details, activities, attachmentIds }: EvidenceContent): Problem[] {
  const isNone = (...names: string[]) => names.every((name) => !details[name]);
  switch (kind) {
    case 'DATASET':
      return isNone('values') && attachmentIds.length === 0 ? [problem('dataset.values', 'REQUIRED')] : [];
    case 'PLAN':
      return activities.length === 0 ? [problem('activities', 'ROWS_NEEDED', { min: 1 })] : [];
    case 'PARTICIPATION':
      return isNone('men', 'women', 'participants') ? [problem('participation.participants', 'REQUIRED')] : [];
    default:
      return [];
  }
}

function alsoProblems(
  { alsoFor, period: id }: EvidenceContent,
  how: How,
  duties: readonly Duty[],
  period: Period,
): Problem[] {
  return alsoFor.flatMap(({ opdId, code }, at) => [
    ...memberProblems(how, opdId, `alsoFor.${at}`, id, period),
    ...(duties.some((duty) => duty.code === code) ? [] : [problem(`alsoFor.${at}`, 'DUTY_NOT_OWED')]),
  ]);
}

/** Plain text of a day that came as a date. */
export const plainDays = (row: Details): Details =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      value instanceof Date ? value.toISOString().slice(0, 10) : value,
    ]),
  );
