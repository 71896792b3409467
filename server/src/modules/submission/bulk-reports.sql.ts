import type { Ctx } from '../../auth/ctx.ts';
import { type Action, can } from '../../auth/policy.ts';
import type { SqlFace } from '../../events/outbox.ts';
import { formatMonth } from '../../lib/pure/month.ts';
import type { BulkRefusal, BulkRow, JudgedRow } from '../activity/bulk-kind.ts';
import { targetOf } from './report-state.ts';

/** Which obligation a row of an act on reports is of. */
export type ReportBulkRef = {
  readonly unitNo: number;
  readonly month: number;
  readonly blockNo: number;
  readonly formNo: number;
};

/** A report as it stands, beside the row of the act. */
export type BulkReport = {
  readonly place: number;
  readonly status: number;
  readonly head_rev: number;
  readonly expectation: number;
  readonly exempt_at: Date | null;
  /** A release of its month was made after the act. */
  readonly released: boolean;
};

type Row = BulkReport & {
  unit_no: number;
  month: number;
  name: string;
  form: string;
  path: string;
  puskesmas_no: number | null;
  posyandu_id: string | null;
};

/** Judges rows of an act on reports in one statement; `refusalOf` says why a report that the caller may turn stays. */
export async function judgeReports(
  ctx: Ctx,
  db: SqlFace,
  of: {
    readonly at: Date;
    readonly right: Action;
    readonly rows: readonly BulkRow<ReportBulkRef>[];
    readonly refusalOf: (report: BulkReport, row: BulkRow<ReportBulkRef>) => BulkRefusal | null;
  },
): Promise<JudgedRow[]> {
  const found = new Map((await db.sql<Row>(READ, [...keysOf(of.rows), of.at])).map((row) => [row.place, row]));
  return of.rows.map((row) => {
    const report = found.get(row.place);
    const target =
      report &&
      targetOf({ ...report, puskesmasNo: report.puskesmas_no, unitNo: report.unit_no, posyanduId: report.posyandu_id });
    if (!report || !target || !can(ctx.actor, 'report.read', target)) {
      return {
        place: row.place,
        name: null,
        period: null,
        about: null,
        refusal: { code: 'REPORT_NOT_FOUND', data: {} },
      };
    }
    const refusal: BulkRefusal | null = can(ctx.actor, of.right, target)
      ? of.refusalOf(report, row)
      : { code: 'FORBIDDEN', data: {} };
    return { place: row.place, name: report.name, period: formatMonth(report.month), about: report.form, refusal };
  });
}

/** Places, units, months, blocks and forms of rows, as columns for a statement. */
export function keysOf(rows: readonly BulkRow<ReportBulkRef>[]): number[][] {
  return [
    rows.map(({ place }) => place),
    rows.map(({ ref }) => ref.unitNo),
    rows.map(({ ref }) => ref.month),
    rows.map(({ ref }) => ref.blockNo),
    rows.map(({ ref }) => ref.formNo),
  ];
}

/** The rows of `keysOf` as a table `a`. */
export const KEYS = `unnest($1::int[], $2::int[], $3::int[], $4::smallint[], $5::smallint[]) a(place, unit_no, month, block_no, form_no)`;

const READ = `
  select a.place, a.unit_no, a.month, coalesce(p.name, w.name) as name, f.name as form, w.path,
    u."puskesmasNo" as puskesmas_no, u."posyanduId" as posyandu_id, o.status, o.head_rev, o.expectation, o.exempt_at,
    exists (select from "Release" x join "Wilayah" k on k.id = x."wilayahId"
      where x.month = a.month and x.at > $6::timestamptz and starts_with(w.path, k.path)) as released
  from ${KEYS} join "Unit" u on u.no = a.unit_no join "Wilayah" w on w.no = u."desaNo"
  left join "Posyandu" p on p.id = u."posyanduId" join "Form" f on f.no = a.form_no
  join obligation o on o.unit_no = a.unit_no and o.month = a.month and o.form_no = a.form_no`;
