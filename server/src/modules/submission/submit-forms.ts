import { type Actor, userIdOf } from '../../auth/actor.ts';
import type { Ctx } from '../../auth/ctx.ts';
import { withRetries } from '../../db/sql-transaction.ts';
import { wake } from '../../events/wake.ts';
import { Conflict, DomainError, InvalidInput, NotFound, problem } from '../../lib/errors.ts';
import type { Finding } from '../../lib/pure/finding.ts';
import { type ReportWrite, writeReports, type Written } from './accept-report.sql.ts';
import { type Catalogue, getBlock, loadCatalogue } from './catalogue.ts';
import {
  type Checked,
  checkForm,
  depthOf,
  type FormInput,
  type FormPlace,
  hashOf,
  refusalOf,
  refuseBlock,
  type RuleRefusal,
  unexplained,
} from './judge-report.ts';
import { type LoadedReport, loadReports } from './load-report.sql.ts';
import { closedPeriod, staleRevision } from './report-conflict.ts';
import { type Arrival, type ReportState, type Status, storeCells, storeHeader } from './report-state.ts';

/** What became of one form: kept, the same as what stands, refused by rules, or impossible for a reason with a code. */
export type FormOutcome =
  | {
      readonly kind: 'SUBMITTED' | 'UNCHANGED';
      readonly report: ReportState;
      readonly findings: readonly Finding[];
      /** Dirty marks of all forms written with it, where they were asked. */
      readonly marks: readonly number[];
    }
  | { readonly kind: 'REFUSED'; readonly report: ReportState; readonly refusal: RuleRefusal }
  | {
      readonly kind: 'FAILED';
      readonly error: DomainError<object>;
      /** As it stands, where it came to that. */
      readonly report: ReportState | null;
    };

export type FormsAsk = FormPlace & {
  /** Tells what would happen and writes nothing; whatever revision stands is the expected one. */
  readonly isPreview?: boolean;
  /** A form that says what stands submitted already is left alone. */
  readonly skipsUnchanged?: boolean;
  readonly withMarks?: boolean;
};

/** A form with who gives it: the caller, unless told. */
export type GivenForm = FormInput & { readonly by?: Actor };

type Judged =
  | FormOutcome
  | { readonly kind: 'WRITE'; readonly checked: Checked }
  | { readonly kind: 'OVERTAKEN'; readonly checked: Checked };

/**
 * Saves or submits the same form of a month for many units: one statement to read and one to write, and one more when a
 * report was overtaken meanwhile. A form that cannot be kept holds up no other.
 */
export async function submitForms(ctx: Ctx, ask: FormsAsk, forms: readonly GivenForm[]): Promise<FormOutcome[]> {
  const catalogue = await loadCatalogue(ctx.db);
  refuseBlock(catalogue, ask.block);
  const reading = {
    month: ask.month,
    block: ask.block,
    at: ctx.clock.now(),
    withAround: true,
    withStanding: ask.skipsUnchanged ?? false,
    units: forms,
  };
  const loaded = await loadReports(ctx.db, catalogue, reading, depthOf(catalogue, ask, forms));
  const firsts = firstPlaces(loaded);
  const judged = forms.map((form, index) =>
    judge(() => judgeForm(ctx, catalogue, ask, form, loaded[index] ?? null, firsts.get(index))),
  );
  const settled = ask.isPreview ? judged : await writePending(ctx, catalogue, ask, forms, judged);
  return answerOvertaken(ctx, catalogue, ask, forms, settled);
}

/** Places whose unit stands further up already, with that place. */
function firstPlaces(loaded: readonly (LoadedReport | null)[]): Map<number, number> {
  const first = new Map<number, number>();
  const again = new Map<number, number>();
  for (const [index, one] of loaded.entries()) {
    if (!one) continue;
    const before = first.get(one.unit.unitNo);
    if (before === undefined) first.set(one.unit.unitNo, index);
    else again.set(index, before);
  }
  return again;
}

/** An expected failure is the outcome of its form alone. */
function judge(work: () => Judged): Judged {
  try {
    return work();
  } catch (error) {
    if (error instanceof DomainError) return { kind: 'FAILED', error, report: null };
    throw error;
  }
}

function judgeForm(
  ctx: Ctx,
  catalogue: Catalogue,
  ask: FormsAsk,
  form: GivenForm,
  loaded: LoadedReport | null,
  first: number | undefined,
): Judged {
  if (!loaded) throw new NotFound('POSYANDU_NOT_FOUND');
  const checked = checkForm(giverOf(ctx, form), catalogue, ask, loaded, form);
  if (first !== undefined) throw new InvalidInput([problem('unit', 'DUPLICATE_FORM', { row: first + 1 })]);
  const { state, findings, isShut } = checked;
  if (!ask.isPreview && loaded.keyHit !== null) return { kind: 'OVERTAKEN', checked };
  if (isStanding(loaded, checked)) return { kind: 'UNCHANGED', report: state, findings, marks: [] };
  if (!ask.isPreview && isPassed(checked, form)) return { kind: 'OVERTAKEN', checked };
  if (isShut) throw closedPeriod(state);
  return judgeRules(checked, ask.draft ?? false);
}

function isPassed({ isShut, state }: Checked, form: FormInput): boolean {
  return isShut || state.revision !== form.expectedRevision;
}

function judgeRules(checked: Checked, isDraft: boolean): Judged {
  const report = checked.state;
  const error = unexplained(checked);
  if (error) return { kind: 'FAILED', error, report };
  const refusal = isDraft ? null : refusalOf(checked);
  return refusal ? { kind: 'REFUSED', report, refusal } : { kind: 'WRITE', checked };
}

/** A returned report wants to be submitted again even as it is, and a draft never was. */
const GIVEN: readonly (Status | undefined)[] = ['SUBMITTED', 'VERIFIED', 'APPROVED'];

/** A form that says what stands already, the note that stands included where it brings none. */
function isStanding({ standing, state }: LoadedReport, { content, hash }: Checked): boolean {
  if (standing === null || !GIVEN.includes(state?.status)) return false;
  if (standing.hash.equals(hash)) return true;
  const { cells, header } = content;
  return !header.note?.trim() && standing.hash.equals(hashOf({ cells, header: { ...header, note: standing.note } }));
}

async function writePending(
  ctx: Ctx,
  catalogue: Catalogue,
  ask: FormsAsk,
  forms: readonly GivenForm[],
  judged: readonly Judged[],
): Promise<Judged[]> {
  const at = ctx.clock.now();
  const due = judged.flatMap((one, index) => {
    const form = forms[index];
    return one.kind === 'WRITE' && form
      ? [{ index, write: { ...writeOf(one.checked, form, at, ask.draft ?? false), actor: actorOf(ctx, form) } }]
      : [];
  });
  if (due.length === 0) return [...judged];
  const writing = {
    block: getBlock(catalogue, ask.block),
    month: ask.month,
    at,
    isDraft: ask.draft ?? false,
    withMarks: ask.withMarks ?? false,
  };
  const writes = due.map((one) => one.write);
  const written = await withRetries({}, () => writeReports(ctx.db, catalogue, writing, writes));
  if (written.some((one) => one !== null)) tellWorkers(writing.isDraft);
  const byIndex = new Map(due.map(({ index }, place) => [index, written[place] ?? null]));
  return judged.map((one, index) => {
    if (one.kind !== 'WRITE') return one;
    const row = byIndex.get(index);
    return row ? keptOutcome(one.checked, row, at, writing.isDraft) : { kind: 'OVERTAKEN', checked: one.checked };
  });
}

function giverOf(ctx: Ctx, { by }: GivenForm): Ctx {
  return by ? { ...ctx, actor: by } : ctx;
}

function actorOf(ctx: Ctx, form: GivenForm): string | null {
  return userIdOf(giverOf(ctx, form).actor);
}

function tellWorkers(isDraft: boolean): void {
  wake('sequencer');
  if (!isDraft) wake('rollup');
}

function writeOf({ block, state, content, hash, isAmendment }: Checked, form: FormInput, at: Date, isDraft: boolean) {
  const cells = storeCells(block, content.cells);
  const action: ReportWrite['action'] = isDraft ? 'DRAFT' : isAmendment ? 'AMEND' : 'SUBMIT';
  return {
    unitNo: state.unitNo,
    formNo: state.formNo,
    expectedRevision: form.expectedRevision,
    action,
    opened: content.header.opened,
    idempotencyKey: form.idempotencyKey,
    contentHash: hash,
    header: storeHeader(content.header),
    cells,
    arrival: arrivalOf(cells.values, at, state.deadline),
    desaNo: state.unit.desaNo,
    puskesmasNo: state.unit.puskesmasNo,
  };
}

function arrivalOf(values: readonly (number | null)[], at: Date, deadline: Date): Arrival {
  if (values.every((value) => value === null)) return 'EMPTY';
  return at <= deadline ? 'RECEIVED' : 'LATE';
}

function keptOutcome(checked: Checked, { marks, ...row }: Written, at: Date, isDraft: boolean): FormOutcome {
  const { state, content, findings, isAmendment } = checked;
  const report = {
    ...state,
    ...content,
    ...row,
    submittedAt: isDraft ? state.submittedAt : at,
    returnReason: null,
    returnComments: [],
    changedSinceApproval: isAmendment || state.changedSinceApproval,
  };
  return { kind: 'SUBMITTED', report, findings, marks };
}

/** A report has moved on: by our own retry, by another person, or by the closing of the month. */
async function answerOvertaken(
  ctx: Ctx,
  catalogue: Catalogue,
  ask: FormsAsk,
  forms: readonly GivenForm[],
  judged: readonly Judged[],
): Promise<FormOutcome[]> {
  const places = judged.flatMap((one, index) => (one.kind === 'OVERTAKEN' ? [index] : []));
  const units = places.flatMap((index) => forms[index] ?? []);
  const { month, block } = ask;
  const found = units.length === 0 ? [] : await loadReports(ctx.db, catalogue, { month, block, units });
  const now = new Map(places.map((index, place) => [index, found[place] ?? null]));
  return judged.map((one, index) => {
    if (one.kind === 'WRITE') {
      return { kind: 'SUBMITTED', report: one.checked.state, findings: one.checked.findings, marks: [] };
    }
    if (one.kind !== 'OVERTAKEN') return one;
    return overtakenOutcome(one.checked, now.get(index) ?? null, forms[index]?.expectedRevision ?? 0);
  });
}

function overtakenOutcome(checked: Checked, now: LoadedReport | null, expected: number): FormOutcome {
  const { state, hash, findings, isShut } = checked;
  const current = now?.state ?? state;
  const hit = now?.keyHit;
  if (hit) {
    if (!hit.contentHash.equals(hash))
      return { kind: 'FAILED', error: new Conflict('KEY_REUSED', {}), report: current };
    return { kind: 'SUBMITTED', report: current, findings, marks: [] };
  }
  if (isShut || current.status === 'APPROVED') return { kind: 'FAILED', error: closedPeriod(current), report: current };
  return { kind: 'FAILED', error: staleRevision(current, expected), report: current };
}
