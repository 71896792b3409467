import type { Ctx } from '../../auth/ctx.ts';
import { sqlState } from '../../db/run-sql.ts';
import type { FormInput } from './judge-report.ts';
import { beginForm } from './rush.ts';
import { type FormOutcome, type FormsAsk, submitForms } from './submit-forms.ts';

type Waiting = {
  readonly ctx: Ctx;
  readonly form: FormInput;
  readonly answer: (outcome: FormOutcome) => void;
  readonly fail: (reason: unknown) => void;
};

/** Forms of one kind and month that wait for the next statement. */
type Line = { readonly ask: FormsAsk; waiting: Waiting[]; running: number };

/** While one batch is written another is checked; more would only make each of them smaller. */
const AT_ONCE = 2;
/** Fewer than these wait for the batch under way: a statement of their own would cost them and the others more. */
const WORTH_A_BATCH = 4;
const MOST_FORMS = 64;

const lines = new WeakMap<object, WeakMap<object, Map<string, Line>>>();

/**
 * Submits a form with those that others give at the same moment: what arrives while statements are under way goes into
 * the next, so that a rush at the end of a month costs each form a share of a statement. Nobody waits who comes alone.
 * Every form has its own caller, rights and outcome, as if it had been sent by itself.
 */
export function submitTogether(ctx: Ctx, ask: FormsAsk, form: FormInput): Promise<FormOutcome> {
  const line = lineOf(ctx, ask);
  const end = beginForm();
  return new Promise<FormOutcome>((answer, fail) => {
    line.waiting.push({ ctx, form, answer, fail });
    startNext(line);
  }).finally(end);
}

function lineOf({ db, clock }: Ctx, ask: FormsAsk): Line {
  const ofDb = lines.get(db) ?? new WeakMap<object, Map<string, Line>>();
  lines.set(db, ofDb);
  const ofClock = ofDb.get(clock) ?? new Map<string, Line>();
  ofDb.set(clock, ofClock);
  const key = [ask.month, ask.block, ask.draft, ask.withMarks].join();
  const line = ofClock.get(key) ?? { ask, waiting: [], running: 0 };
  ofClock.set(key, line);
  return line;
}

function startNext(line: Line): void {
  while (line.running < AT_ONCE && line.waiting.length >= (line.running === 0 ? 1 : WORTH_A_BATCH)) {
    const batch = takeBatch(line);
    line.running += 1;
    void run(line.ask, batch).finally(() => {
      line.running -= 1;
      startNext(line);
    });
  }
}

/** Takes the longest waiting, of each unit but one: a second form of a unit answers to what the first made of it. */
function takeBatch(line: Line): Waiting[] {
  const units = new Set<string | number | undefined>();
  const batch: Waiting[] = [];
  const rest: Waiting[] = [];
  for (const one of line.waiting) {
    const unit = one.form.posyanduId ?? one.form.unitNo;
    const isTaken = batch.length < MOST_FORMS && !units.has(unit);
    if (isTaken) units.add(unit);
    (isTaken ? batch : rest).push(one);
  }
  line.waiting = rest;
  return batch;
}

/**
 * A value that the database refuses is the fault of one form, so each is then tried by itself; when the database is out of
 * reach all are told at once.
 */
async function run(ask: FormsAsk, batch: readonly Waiting[]): Promise<void> {
  const [first] = batch;
  if (!first) return;
  try {
    const forms = batch.map(({ ctx, form }) => ({ ...form, by: ctx.actor }));
    const outcomes = await submitForms(first.ctx, ask, forms);
    for (const [index, { answer, fail }] of batch.entries()) {
      const outcome = outcomes[index];
      if (outcome) answer(outcome);
      else fail(new Error('Every form has an outcome'));
    }
  } catch (error) {
    const isOfOne = batch.length > 1 && /^2[23]/.test(sqlState(error) ?? '');
    if (isOfOne) for (const one of batch) await run(ask, [one]);
    else for (const { fail } of batch) fail(error);
  }
}
