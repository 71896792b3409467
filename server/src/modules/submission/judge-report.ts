import { createHash } from 'node:crypto';
import type { Ctx } from '../../auth/ctx.ts';
import { assertCan } from '../../auth/policy.ts';
import { Conflict, errorText, InvalidInput, type Localized, problem, refuseProblems } from '../../lib/errors.ts';
import { type CellInput, type Cells, closedMonthCells, MISSING_REASONS, storableCells } from '../../lib/pure/cells.ts';
import { checkReport, submitVerdict } from '../../lib/pure/check-report.ts';
import { dayIn } from '../../lib/pure/deadline.ts';
import { operandsOf } from '../../lib/pure/expression.ts';
import type { Finding } from '../../lib/pure/finding.ts';
import { formatMonth, lastDay, monthOfDay } from '../../lib/pure/month.ts';
import { type CellProblem, MAX_STORED, readCells } from '../../lib/pure/read-cells.ts';
import { canonicalContent, type ReportHeader } from '../../lib/pure/report-content.ts';
import type { CompiledRule } from '../../lib/pure/rules.ts';
import { type Catalogue, formBlock, getBlock, rulesOf } from './catalogue.ts';
import type { Block } from './layout.sql.ts';
import type { Depth, LoadedReport } from './load-report.sql.ts';
import { type Content, type ReportingUnit, type ReportState, targetOf } from './report-state.ts';

/** What one unit gives for one form of a month. */
export type FormInput = {
  /** The post, or the number of the reporting unit. */
  readonly posyanduId?: string;
  readonly unitNo?: number;
  readonly cells: readonly CellInput[];
  readonly header: ReportHeader;
  /** Revision the caller saw; 0 before the first save. */
  readonly expectedRevision: number;
  /** Made by the caller, a uuid; a second call with the same key answers like the first. */
  readonly idempotencyKey: string;
};

/** Which form of which month is given, and whether it is only kept for later. */
export type FormPlace = { readonly month: number; readonly block: string; readonly draft?: boolean };

/** Content as it would be stored, with what rules say of it. */
export type Checked = {
  readonly block: Block;
  readonly state: ReportState;
  readonly content: Content;
  readonly hash: Buffer;
  readonly findings: readonly Finding[];
  /** The month is closed, and the post has leave to change it. */
  readonly isAmendment: boolean;
  /** The month is closed, and nobody gave leave. */
  readonly isShut: boolean;
};

/** Rules refuse the submission: an error stands, or warnings want a note. */
export type RuleRefusal = {
  readonly accepted: false;
  readonly code: 'INVALID_INPUT' | 'NOTE_REQUIRED';
  readonly message: Localized;
  readonly findings: readonly Finding[];
};

/** Refuses a code that is no block. @throws InvalidInput */
export function refuseBlock(catalogue: Catalogue, code: string): void {
  if (catalogue.blocks.some((block) => block.code === code)) return;
  throw new InvalidInput([problem('block', 'BAD_CODE', { value: code })]);
}

/**
 * Checks what a unit gives for a month against rights, obligation, form and rules, and writes nothing.
 * @throws NotFound or Forbidden by rights, Conflict NO_OBLIGATION, InvalidInput for months and cells that cannot be.
 */
export function checkForm(
  ctx: Ctx,
  catalogue: Catalogue,
  place: FormPlace,
  loaded: LoadedReport,
  input: Pick<FormInput, 'cells' | 'header'>,
): Checked {
  assertCan(ctx.actor, submitActionOf(loaded.unit), targetOf(loaded.unit));
  refusePeriod(ctx, loaded, place.month);
  const { state } = loaded;
  if (!state) throw new Conflict('NO_OBLIGATION', { period: formatMonth(place.month) });

  const block = getBlock(catalogue, place.block);
  const content = contentOf(catalogue, block, state, loaded, input);
  const findings = findingsOf(catalogue, block, state, content, loaded);
  // Totals given beside their parts were there for the rules alone.
  const kept = { header: content.header, cells: storableCells(block, content.cells) };
  const hash = hashOf(kept);
  const { isClosed, isPermitted } = state.closing;
  return { block, state, content: kept, hash, findings, isAmendment: isClosed, isShut: isClosed && !isPermitted };
}

/** The hash by which content is known. */
export function hashOf({ cells, header }: Content): Buffer {
  return createHash('sha256').update(canonicalContent(cells, header)).digest();
}

/** What changes after the closing must be explained, whether rules warn or not; the refusal of one that is not, or null. */
export function unexplained({ isAmendment, content }: Checked): InvalidInput | null {
  if (!isAmendment || content.header.note?.trim()) return null;
  return new InvalidInput([problem('note', 'REASON_REQUIRED')]);
}

/** Says why a form may not be submitted as it was checked; null when it may. */
export function refusalOf({ content, findings }: Checked): RuleRefusal | null {
  const verdict = submitVerdict(findings, content.header);
  if (verdict === 'OK') return null;
  const level = verdict === 'REFUSED' ? 'ERROR' : 'WARNING';
  const code = verdict === 'REFUSED' ? 'INVALID_INPUT' : 'NOTE_REQUIRED';
  const count = findings.filter((finding) => finding.level === level).length;
  return { accepted: false, code, message: errorText(code, { count }), findings };
}

/** A village's figures of the puskesmas are the puskesmas' own to give. */
export function submitActionOf(unit: Pick<ReportingUnit, 'kind'>): 'submission.submit' | 'submission.submitPuskesmas' {
  return unit.kind === 'POSYANDU' ? 'submission.submit' : 'submission.submitPuskesmas';
}

/** A plain submission needs neither the content that stands nor the months before; a rule, or a month without opening, may. */
export function depthOf(catalogue: Catalogue, place: FormPlace, forms: readonly Pick<FormInput, 'header'>[]): Depth {
  if (place.draft || forms.some(({ header }) => !header.opened)) return 'ALL';
  return looksBack(rulesOf(catalogue, place.block, place.month)) ? 'ALL' : 'WRITE';
}

const backward = new WeakMap<readonly CompiledRule[], boolean>();

function looksBack(rules: readonly CompiledRule[]): boolean {
  const known = backward.get(rules);
  if (known !== undefined) return known;
  const found = rules.some(({ condition }) => operandsOf(condition).some(({ at }) => at === 'PREVIOUS'));
  backward.set(rules, found);
  return found;
}

/** V41: no report of a month to come, nor of one before the post existed. */
function refusePeriod(ctx: Ctx, { unit }: LoadedReport, month: number): void {
  const period = formatMonth(month);
  if (month > monthOfDay(dayIn(unit.zone, ctx.clock.now()))) {
    throw new InvalidInput([problem('month', 'PERIOD_IN_FUTURE', { period })]);
  }
  if (unit.openedOn !== null && unit.openedOn > lastDay(month)) {
    throw new InvalidInput([problem('month', 'POSYANDU_NOT_OPERATING', { period })]);
  }
}

function contentOf(
  catalogue: Catalogue,
  block: Block,
  state: ReportState,
  loaded: LoadedReport,
  input: Pick<FormInput, 'cells' | 'header'>,
): Content {
  const form = formBlock(catalogue, state);
  if (!input.header.opened) {
    return { header: input.header, cells: closedMonthCells(block, form, loaded.previous?.cells ?? new Map()) };
  }
  const { cells, problems } = readCells(block, form, input.cells);
  refuseProblems(problems.map((found) => cellProblem(found, input.cells)));
  return { header: input.header, cells };
}

function cellProblem(found: CellProblem, inputs: readonly CellInput[]): ReturnType<typeof problem> {
  const data = {
    slot: found.slot,
    reason: inputs[found.index]?.reason ?? '',
    min: -MAX_STORED,
    max: MAX_STORED,
    count: 1,
    reasons: Object.keys(MISSING_REASONS).join(', '),
  };
  return problem(`cells.${found.index}`, found.code, data);
}

function findingsOf(
  catalogue: Catalogue,
  block: Block,
  state: ReportState,
  content: { cells: Cells; header: ReportHeader },
  loaded: LoadedReport,
): Finding[] {
  const rules = rulesOf(catalogue, block.code, state.month);
  const previous = loaded.previous?.month === state.month - 1 ? loaded.previous.cells : new Map();
  return checkReport(block, formBlock(catalogue, state), content.cells, content.header, rules, previous, loaded.around);
}
