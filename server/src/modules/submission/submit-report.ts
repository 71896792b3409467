import { createHash } from 'node:crypto';
import type { Ctx } from '../../auth/ctx.ts';
import { assertCan } from '../../auth/policy.ts';
import { sqlState } from '../../db/run-sql.ts';
import { wake } from '../../events/wake.ts';
import { Conflict, errorText, InvalidInput, type Localized, problem, refuseProblems } from '../../lib/errors.ts';
import { type CellInput, type Cells, closedMonthCells, MISSING_REASONS, storableCells } from '../../lib/pure/cells.ts';
import { checkReport, submitVerdict } from '../../lib/pure/check-report.ts';
import { dayIn } from '../../lib/pure/deadline.ts';
import { operandsOf } from '../../lib/pure/expression.ts';
import type { Finding } from '../../lib/pure/finding.ts';
import { formatMonth, lastDay, monthOfDay } from '../../lib/pure/month.ts';
import { type CellProblem, MAX_STORED, readCells } from '../../lib/pure/read-cells.ts';
import type { CompiledRule } from '../../lib/pure/rules.ts';
import { canonicalContent, type ReportHeader } from '../../lib/pure/report-content.ts';
import { writeReport } from './accept-report.sql.ts';
import { awaitRollup } from './await-rollup.ts';
import { type Catalogue, formBlock, getBlock, loadCatalogue, rulesOf } from './catalogue.ts';
import type { Block } from './layout.sql.ts';
import { type Depth, type LoadedReport, loadReport } from './load-report.sql.ts';
import { closedPeriod, staleRevision } from './report-conflict.ts';
import {
  type Arrival,
  type Content,
  type ReportingUnit,
  type ReportState,
  storeCells,
  storeHeader,
  targetOf,
} from './report-state.ts';

export type SubmitReport = {
  /** The post, or the number of the reporting unit. */
  readonly posyanduId?: string;
  readonly unitNo?: number;
  readonly month: number;
  readonly block: string;
  readonly cells: readonly CellInput[];
  readonly header: ReportHeader;
  /** Revision the caller saw; 0 before the first save. */
  readonly expectedRevision: number;
  /** Made by the caller, a uuid; a second call with the same key answers like the first. */
  readonly idempotencyKey: string;
  readonly draft?: boolean;
  readonly awaitRollup?: boolean;
};

export type Submitted =
  | { readonly accepted: true; readonly report: ReportState; readonly findings: readonly Finding[] }
  | {
      readonly accepted: false;
      readonly code: 'INVALID_INPUT' | 'NOTE_REQUIRED';
      readonly message: Localized;
      readonly findings: readonly Finding[];
    };

/**
 * Saves or submits the report of a post for a month: two statements when accepted. All findings come back at once; an
 * error refuses a submission, a warning wants one note, and a draft may hold both.
 * @throws Conflict with the report as it stands when it moved on; NO_OBLIGATION when none is due; InvalidInput for cells
 * that no form has.
 */
export async function submitReport(ctx: Ctx, input: SubmitReport): Promise<Submitted> {
  const catalogue = await loadCatalogue(ctx.db);
  refuseBlock(catalogue, input.block);
  const ask = { ...input, at: ctx.clock.now(), withAround: true };
  const loaded = await loadReport(ctx.db, catalogue, ask, depthOf(catalogue, input));
  assertCan(ctx.actor, submitActionOf(loaded.unit), targetOf(loaded.unit));
  refusePeriod(ctx, loaded, input.month);
  const { state } = loaded;
  if (!state) throw new Conflict('NO_OBLIGATION', { period: formatMonth(input.month) });

  const block = getBlock(catalogue, input.block);
  const content = contentOf(catalogue, block, state, loaded, input);
  const findings = findingsOf(catalogue, block, state, content, loaded);
  // Totals given beside their parts were there for the rules alone.
  const kept = { header: content.header, cells: storableCells(block, content.cells) };
  const hash = createHash('sha256').update(canonicalContent(kept.cells, kept.header)).digest();
  const { isAmendment, isShut } = closingOf(state);
  const checked: Checked = { catalogue, block, state, content: kept, hash, findings, input, isAmendment };
  if (loaded.keyHit !== null || state.revision !== input.expectedRevision || isShut) {
    return answerOvertaken(ctx, { ...checked, isShut });
  }
  if (isAmendment) refuseWithoutReason(content.header);
  const refusal = input.draft ? null : refusalOf(findings, content.header);
  return refusal ?? writeChecked(ctx, checked);
}

function refuseBlock(catalogue: Catalogue, code: string): void {
  if (catalogue.blocks.some((block) => block.code === code)) return;
  throw new InvalidInput([problem('block', 'BAD_CODE', { value: code })]);
}

/** After the closing of the month only an amendment by leave is possible; without leave the report is shut. */
function closingOf({ closing }: ReportState): { isAmendment: boolean; isShut: boolean } {
  return { isAmendment: closing.isClosed, isShut: closing.isClosed && !closing.isPermitted };
}

/** A village's figures of the puskesmas are the puskesmas' own to give. */
export function submitActionOf(unit: Pick<ReportingUnit, 'kind'>): 'submission.submit' | 'submission.submitPuskesmas' {
  return unit.kind === 'POSYANDU' ? 'submission.submit' : 'submission.submitPuskesmas';
}

type Checked = {
  readonly catalogue: Catalogue;
  readonly block: Block;
  readonly state: ReportState;
  readonly content: Content;
  readonly hash: Buffer;
  readonly findings: readonly Finding[];
  readonly input: SubmitReport;
  /** The month is closed, and the post has leave to change it. */
  readonly isAmendment: boolean;
};

/** What changes after the closing must be explained, whether rules warn or not. */
function refuseWithoutReason(header: ReportHeader): void {
  if (!header.note?.trim()) throw new InvalidInput([problem('note', 'REASON_REQUIRED')]);
}

async function writeChecked(ctx: Ctx, checked: Checked): Promise<Submitted> {
  const { catalogue, block, state, content, hash, findings, input, isAmendment } = checked;
  const at = ctx.clock.now();
  const stored = storeCells(block, content.cells);
  const written = await writeReport(ctx.db, catalogue, block, {
    ...state,
    expectedRevision: input.expectedRevision,
    action: input.draft ? 'DRAFT' : isAmendment ? 'AMEND' : 'SUBMIT',
    actor: ctx.actor.kind === 'user' ? ctx.actor.userId : null,
    at,
    opened: content.header.opened,
    idempotencyKey: input.idempotencyKey,
    contentHash: hash,
    header: storeHeader(content.header),
    cells: stored,
    arrival: arrivalOf(stored.values, at, state.deadline),
    nodes: [state.unit.desaNo, ...(state.unit.puskesmasNo === null ? [] : [state.unit.puskesmasNo])],
  }).catch((error: unknown) => {
    // Another report took the same key a moment ago; the answer is found by looking again.
    if (sqlState(error) === '23505') return null;
    throw error;
  });
  if (!written) return answerOvertaken(ctx, { ...checked, isShut: false });

  wake('sequencer');
  if (!input.draft) {
    wake('rollup');
    if (input.awaitRollup) await awaitRollup(ctx, written.marks);
  }
  const report = {
    ...state,
    ...content,
    ...written,
    submittedAt: input.draft ? state.submittedAt : at,
    returnReason: null,
    returnComments: [],
    changedSinceApproval: isAmendment || state.changedSinceApproval,
  };
  return { accepted: true, report, findings };
}

/** A plain submission needs neither the content that stands nor the months before; a rule may want them. */
function depthOf(catalogue: Catalogue, input: SubmitReport): Depth {
  if (input.draft || !input.header.opened) return 'ALL';
  return looksBack(rulesOf(catalogue, input.block, input.month)) ? 'ALL' : 'WRITE';
}

const backward = new WeakMap<readonly CompiledRule[], boolean>();

function looksBack(rules: readonly CompiledRule[]): boolean {
  const known = backward.get(rules);
  if (known !== undefined) return known;
  const found = rules.some(({ condition }) => operandsOf(condition).some(({ at }) => at === 'PREVIOUS'));
  backward.set(rules, found);
  return found;
}

/** The report has moved on: by our own retry, by another person, or by the closing of the month. */
async function answerOvertaken(
  ctx: Ctx,
  { catalogue, hash, findings, input, state, isShut }: Checked & { isShut: boolean },
): Promise<Submitted> {
  const now = await loadReport(ctx.db, catalogue, input);
  const current = now.state ?? state;
  if (now.keyHit) return repeatAnswer(now.keyHit, current, hash, findings);
  if (isShut || current.status === 'APPROVED') throw closedPeriod(current);
  throw staleRevision(current, input.expectedRevision);
}

function repeatAnswer(
  hit: NonNullable<LoadedReport['keyHit']>,
  state: ReportState,
  hash: Buffer,
  findings: readonly Finding[],
): Submitted {
  if (hit.unitNo !== state.unitNo || !hit.contentHash?.equals(hash)) throw new Conflict('KEY_REUSED', {});
  return { accepted: true, report: state, findings };
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
  input: SubmitReport,
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

function refusalOf(findings: readonly Finding[], header: ReportHeader): Submitted | null {
  const verdict = submitVerdict(findings, header);
  if (verdict === 'OK') return null;
  const level = verdict === 'REFUSED' ? 'ERROR' : 'WARNING';
  const code = verdict === 'REFUSED' ? 'INVALID_INPUT' : 'NOTE_REQUIRED';
  const count = findings.filter((finding) => finding.level === level).length;
  return { accepted: false, code, message: errorText(code, { count }), findings };
}

function arrivalOf(values: readonly (number | null)[], at: Date, deadline: Date): Arrival {
  if (values.every((value) => value === null)) return 'EMPTY';
  return at <= deadline ? 'RECEIVED' : 'LATE';
}
