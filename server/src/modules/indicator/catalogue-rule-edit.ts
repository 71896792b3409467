import type { Ctx } from '../../auth/ctx.ts';
import { assertCan } from '../../auth/policy.ts';
import { inTransaction } from '../../db/transaction.ts';
import { appendEvent } from '../../events/outbox.ts';
import { Conflict, NotFound, problem, type Problem, refuseProblems } from '../../lib/errors.ts';
import type { Day } from '../../lib/pure/month.ts';
import { BUILT_IN, compileRules, type RuleLevel } from '../../lib/pure/rules.ts';
import { bookOf } from './catalogue-book.ts';
import type { RuleRecord } from './catalogue-lists.sql.ts';
import { forgetDefinitions } from './catalogue-watch.ts';
import { checkRuleTexts, checkSource, checkStart, checkStatement, dayBefore } from './edit-indicator-check.ts';
import { builtInRule, staleDefinition } from './edit-indicator-texts.ts';
import { lockRule } from './edit-indicator.sql.ts';

/** What a statement of a rule is to be from a day on, and the first day of the one the writer had in front of them. */
export type RuleRevision = {
  readonly code: string;
  readonly part: number;
  readonly expectedValidFrom: Day;
  readonly validFrom: Day;
  readonly level: RuleLevel;
  readonly expression: string;
  readonly text: string;
  readonly textEn: string;
  readonly source: string;
};

/** A checked revision beside the statement it follows. */
export type RuleDraft = { readonly before: RuleRecord; readonly after: RuleRecord };

/** Names a rule on cells may read beside elements. */
const RESERVED = ['CELL', 'TOTAL', 'PARTS'] as const;

/**
 * Checks a revision of a rule and shows what it would become; nothing is written.
 * @throws Forbidden, NotFound, Conflict when a newer statement exists or the program keeps the rule, InvalidInput.
 */
export async function draftRule(ctx: Ctx, input: RuleRevision): Promise<RuleDraft> {
  assertCan(ctx.actor, 'catalogue.edit', {});
  const book = bookOf(ctx);
  const own = (await book.rules()).filter(({ code, part }) => code === input.code && part === input.part);
  const before = own.sort((one, other) => (one.validFrom < other.validFrom ? -1 : 1)).at(-1);
  if (!before) throw new NotFound('NOT_FOUND');
  refuseStale(input, before.validFrom);
  if (before.expression === BUILT_IN) throw new Conflict('WRONG_STATUS', { status: BUILT_IN }, builtInRule(input));
  const known = new Set([...(await book.elements()).map(({ code }) => code), ...RESERVED]);
  const { expectedValidFrom: _, ...fields } = input;
  const after: RuleRecord = {
    ...before,
    ...fields,
    expression: input.expression.trim(),
    validTo: null,
  };
  refuseProblems(problemsOf(after, before, known));
  return { before, after };
}

/**
 * Gives a rule a new statement from a day on and ends the one before on the day before. Reports sent earlier stay as they
 * are; the next time one is checked, the rule of its month counts.
 * @throws as `draftRule`.
 */
export async function reviseRule(ctx: Ctx, input: RuleRevision): Promise<RuleDraft> {
  const draft = await draftRule(ctx, input);
  const { id: _, block, ...row } = draft.after;
  const validFrom = new Date(`${row.validFrom}T00:00:00Z`);
  const saved = await inTransaction(ctx, async (tx) => {
    refuseStale(input, await lockRule(tx, input.code, input.part));
    await tx.rule.updateMany({
      where: { code: row.code, part: row.part, OR: [{ validTo: null }, { validTo: { gte: validFrom } }] },
      data: { validTo: new Date(`${dayBefore(row.validFrom)}T00:00:00Z`), isEdited: true },
    });
    const made = await tx.rule.create({
      data: { ...row, blockCode: block, validFrom, validTo: null, isEdited: true },
      select: { id: true },
    });
    await appendEvent(tx, { type: 'indicator.changed', payload: { codes: [input.code] } });
    return made;
  });
  forgetDefinitions(ctx.db);
  return { ...draft, after: { ...draft.after, id: saved.id } };
}

function refuseStale({ code, expectedValidFrom }: RuleRevision, actual: string | null): void {
  if (actual === expectedValidFrom) return;
  throw new Conflict('STALE_REVISION', { expected: expectedValidFrom, actual }, staleDefinition({ code }));
}

function problemsOf(after: RuleRecord, before: RuleRecord, known: ReadonlySet<string>): Problem[] {
  const found = [
    ...checkStart(after.validFrom, before.validFrom),
    ...checkStatement('expression', after.expression, known),
    ...checkRuleTexts(after),
    ...checkSource(after.source),
  ];
  return found.length > 0 ? found : notCompiled(after);
}

/** A rule that does not compile would stop every report from being checked, so none is stored. */
function notCompiled(rule: RuleRecord): Problem[] {
  try {
    compileRules([rule]);
    return [];
  } catch (failure) {
    const message = failure instanceof Error ? failure.message : String(failure);
    return [problem('expression', 'BAD_EXPRESSION', { position: 1, message })];
  }
}
