import type { Ctx } from '../../auth/ctx.ts';
import { assertCan } from '../../auth/policy.ts';
import { inTransaction, type Tx } from '../../db/transaction.ts';
import { appendEvent } from '../../events/outbox.ts';
import { Conflict, NotFound, type Problem, refuseProblems } from '../../lib/errors.ts';
import type { Direction, TimeRule } from '../../lib/pure/indicator.ts';
import { operandsOfText } from '../../lib/pure/lint-elements.ts';
import { type Day, monthOfDay } from '../../lib/pure/month.ts';
import { bookOf } from './catalogue-book.ts';
import type { CellRecord, FormulaRecord } from './catalogue-lists.sql.ts';
import { forgetDefinitions } from './catalogue-watch.ts';
import { checkBetween, checkFormula, checkSource, checkStart, dayBefore } from './edit-indicator-check.ts';
import { staleDefinition } from './edit-indicator-texts.ts';
import { lockIndicator, markForRecount } from './edit-indicator.sql.ts';

/** How an indicator is to be computed from a day on, and the version the writer had in front of them. */
export type IndicatorRevision = {
  readonly code: string;
  readonly expectedVersion: number;
  readonly validFrom: Day;
  readonly numerator: string;
  readonly denominator: string;
  readonly factor: number;
  readonly decimals: number;
  readonly direction: Direction;
  readonly timeRule: TimeRule;
  readonly source: string;
};

/** A checked revision beside the version it follows. */
export type IndicatorDraft = { readonly before: FormulaRecord; readonly after: FormulaRecord };

/**
 * Checks a revision and shows what it would become; nothing is written. How far the definition can be relied on stays as it was.
 * @throws Forbidden, NotFound, Conflict when a newer version exists, InvalidInput with every problem and its position.
 */
export async function draftIndicator(ctx: Ctx, input: IndicatorRevision): Promise<IndicatorDraft> {
  assertCan(ctx.actor, 'catalogue.edit', {});
  const book = bookOf(ctx);
  const before = (await book.formulas()).filter(({ indicator }) => indicator === input.code).at(-1);
  if (!before) throw new NotFound('INDICATOR_NOT_FOUND', { code: input.code });
  refuseStale(input, before.version);
  refuseProblems(problemsOf(input, before, new Set((await book.elements()).map(({ code }) => code))));
  const { code, expectedVersion, ...fields } = input;
  const after: FormulaRecord = {
    ...before,
    ...fields,
    indicator: code,
    version: expectedVersion + 1,
    validTo: null,
    numerator: input.numerator.trim(),
    denominator: input.denominator.trim(),
    source: input.source.trim(),
    pairing: pairingOf(input, await book.cells()),
  };
  return { before, after };
}

/**
 * Gives an indicator a new version from a day on and ends the one before on the day before. What was computed by the new
 * pairing of operands is counted anew in the months concerned.
 * @throws as `draftIndicator`.
 */
export async function reviseIndicator(ctx: Ctx, input: IndicatorRevision): Promise<IndicatorDraft> {
  const draft = await draftIndicator(ctx, input);
  const blocks = blocksOf(draft.after, await bookOf(ctx).cells());
  const saved = await inTransaction(ctx, async (tx) => {
    refuseStale(input, await lockIndicator(tx, input.code));
    const row = await saveVersion(tx, draft.after);
    if (draft.after.pairing === 'PAIRED') await markForRecount(tx, blocks, monthOfDay(draft.after.validFrom));
    await appendEvent(tx, { type: 'indicator.changed', payload: { codes: [input.code] } });
    return row;
  });
  forgetDefinitions(ctx.db);
  return { ...draft, after: { ...draft.after, id: saved.id, no: saved.no } };
}

async function saveVersion(tx: Tx, { indicator, id: _id, no: _no, ...version }: FormulaRecord) {
  const validFrom = new Date(`${version.validFrom}T00:00:00Z`);
  const validTo = new Date(`${dayBefore(version.validFrom)}T00:00:00Z`);
  await tx.indicatorVersion.updateMany({
    where: { indicatorCode: indicator, OR: [{ validTo: null }, { validTo: { gte: validFrom } }] },
    data: { validTo, isEdited: true },
  });
  return tx.indicatorVersion.create({
    data: { ...version, indicatorCode: indicator, validFrom, validTo: null, isEdited: true },
    select: { id: true, no: true },
  });
}

function refuseStale({ code, expectedVersion }: IndicatorRevision, actual: number): void {
  if (actual === expectedVersion) return;
  throw new Conflict('STALE_REVISION', { expected: expectedVersion, actual }, staleDefinition({ code }));
}

function problemsOf(input: IndicatorRevision, before: FormulaRecord, known: ReadonlySet<string>): Problem[] {
  return [
    ...checkStart(input.validFrom, before.validFrom),
    ...checkFormula('numerator', input.numerator, known),
    ...checkFormula('denominator', input.denominator, known),
    ...checkBetween('factor', input.factor, { min: 0.000_001, max: 1_000_000 }),
    ...checkBetween('decimals', input.decimals, { min: 0, max: 4 }),
    ...checkSource(input.source),
  ];
}

function blocksOf(formula: Pick<FormulaRecord, 'numerator' | 'denominator'>, cells: readonly CellRecord[]): string[] {
  const codes = [formula.numerator, formula.denominator].flatMap(operandsOfText);
  return [...new Set(cells.filter(({ element }) => codes.includes(element)).map(({ block }) => block))];
}

/** Operands are paired form by form where one form holds them all, and both are of the same months. */
function pairingOf(input: IndicatorRevision, cells: readonly CellRecord[]): FormulaRecord['pairing'] {
  const isOneForm = blocksOf(input, cells).length === 1;
  return isOneForm && input.timeRule !== 'YEAR_TO_DATE' ? 'PAIRED' : 'INDEPENDENT';
}
