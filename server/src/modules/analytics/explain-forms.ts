import type { Reach } from '../../auth/actor.ts';
import type { Ctx } from '../../auth/ctx.ts';
import { can, reach } from '../../auth/policy.ts';
import type { Localized } from '../../lib/errors.ts';
import type { MonthNo } from '../../lib/pure/month.ts';
import { type Catalogue, formNosOf, loadCatalogue } from '../submission/catalogue.ts';
import { nameOf, STATUSES, type Status } from '../submission/report-state.ts';
import type { Taken } from './explain-contribution.sql.ts';
import {
  FORM_KINDS,
  type FormBlock,
  type FormKind,
  type FormPlace,
  type FormRow,
  type FormsAsk,
  selectForms,
} from './explain-forms.sql.ts';
import { type ExplainedFigure, membersOf } from './explain-members.ts';
import { whyOf } from './explain-why.ts';
import { shapesOf } from './rollup-recompute.ts';

/** A form behind a figure: what became of it, and what it adds to either side. */
export type FormLine = {
  readonly unitNo: number;
  readonly month: MonthNo;
  readonly block: string;
  readonly kind: FormKind;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** Operands it does not answer. */
  readonly open: readonly string[];
  readonly why: Localized | null;
  readonly posyanduId: string | null;
  readonly name: string;
  readonly desa: string;
  readonly code: string;
  /** Null where nothing is due for this month itself, and where it was not approved at the instant asked. */
  readonly status: Status | null;
  readonly revision: number | null;
  readonly approvedAt: Date | null;
  readonly approvedBy: string | null;
  /** The earlier month whose answer is still in force. */
  readonly carriedFrom: MonthNo | null;
  readonly place: FormPlace;
};

export type FormsOf =
  | {
      readonly counts: Readonly<Record<FormKind, number>>;
      readonly lines: readonly FormLine[];
      readonly more: boolean;
      /** Only some posts of the place are within the caller's reach. */
      readonly isPartial: boolean;
      readonly reason: null;
    }
  | { readonly reason: 'NO_RIGHT' | 'TOO_MANY' | 'NO_VERSION' };

/** Forms beyond this number are not listed: areas below are to be asked first. */
const MOST_FORMS = 60_000;

/** Reads one page of the forms behind a figure that the caller may read, or says why there is none. */
export async function formsOf(
  ctx: Ctx,
  explained: ExplainedFigure,
  page: { readonly first: number; readonly after: FormPlace | null; readonly only: FormKind | null },
): Promise<FormsOf> {
  if (!explained.taken) return { reason: 'NO_VERSION' };
  if (explained.cell.expected > MOST_FORMS) return { reason: 'TOO_MANY' };
  const ask = await formsAsk(ctx, explained, explained.taken);
  if (!ask) return { reason: 'NO_RIGHT' };
  const { counts, rows } = await selectForms(ctx.db, ask, page);
  const isPartial = !readsAll(ctx, explained);
  if (isPartial && counts.every((count) => count === 0)) return { reason: 'NO_RIGHT' };
  const catalogue = await loadCatalogue(ctx.db);
  return {
    counts: countsOf(counts),
    lines: rows.slice(0, page.first).map((row) => toLine(catalogue, row, explained.history.known !== null)),
    more: rows.length > page.first,
    isPartial,
    reason: null,
  };
}

/** Whether the caller may read every report of the place, not only those of some of its posts. */
export function readsAll(ctx: Ctx, { node }: Pick<ExplainedFigure, 'node'>): boolean {
  const puskesmas = node.type === 'Puskesmas' ? { puskesmasNo: node.no } : {};
  return can(ctx.actor, 'report.read', { path: node.path, ...puskesmas });
}

/** What the statements about forms are asked; null for a caller who may read no report anywhere, by his reach unless told. */
export async function formsAsk(
  ctx: Ctx,
  figure: Pick<ExplainedFigure, 'node' | 'dataState' | 'history'>,
  taken: Taken,
  within: Reach = reach(ctx.actor, 'report.read'),
): Promise<FormsAsk | null> {
  const somewhere = within.paths.length + within.puskesmasNos.length + within.unitNos.length;
  if (!within.everywhere && somewhere === 0) return null;
  const catalogue = await loadCatalogue(ctx.db);
  const blocks = shapesOf(catalogue)
    .filter(({ block }) => taken.plan.blocks.includes(block.code))
    .map((shape): FormBlock => ({ shape, formNos: formNosOf(catalogue, shape.block.code) }));
  const members = await membersOf(ctx, catalogue, { ...figure, taken });
  return { node: figure.node, taken, blocks, basis: figure.dataState, reach: within, members, signal: ctx.signal };
}

function countsOf(counts: readonly number[]): Record<FormKind, number> {
  const [COUNTED = 0, MISSING = 0, LEFT_OUT = 0, SILENT = 0] = counts;
  return { COUNTED, MISSING, LEFT_OUT, SILENT };
}

function toLine(catalogue: Catalogue, row: FormRow, isOfThen: boolean): FormLine {
  const kind = nameOf(FORM_KINDS, row.kind);
  const standing = row.status === null ? null : nameOf(STATUSES, row.status);
  // Of another day only approvals are told apart.
  const status = isOfThen && standing === 'NONE' ? null : standing;
  const open = row.missing ?? [];
  const names = open.map((code) => catalogue.elements.get(code) ?? { id: code, en: code });
  return {
    unitNo: row.unit_no,
    month: row.month,
    block: catalogue.blocks.find(({ no }) => no === row.block_no)?.code ?? '',
    kind,
    numerator: row.num,
    denominator: row.den,
    open,
    why: whyOf(kind, { status, names, carriedFrom: row.carried_from }),
    posyanduId: row.posyandu_id,
    name: row.name,
    desa: row.desa,
    code: row.code,
    status,
    revision: row.revision,
    approvedAt: row.approved_at === null ? null : new Date(row.approved_at),
    approvedBy: row.approved_by,
    carriedFrom: row.carried_from,
    place: [row.code, row.unit_no, row.month, row.block_no],
  };
}
