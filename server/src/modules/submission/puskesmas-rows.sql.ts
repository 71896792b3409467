import type { Ctx } from '../../auth/ctx.ts';
import { reach } from '../../auth/policy.ts';
import { reachSql } from '../../auth/reach.ts';
import { insidePath } from '../../db/inside-path.ts';
import { lastDay } from '../../lib/pure/month.ts';
import { formNosOf, loadCatalogue } from './catalogue.ts';
import { ARRIVALS, type Arrival, nameOf, STATUSES, type Status } from './report-state.ts';

/** The block a puskesmas answers for each village of its work area. */
export const PUSKESMAS_BLOCK = 'PK';

export type PuskesmasRow = {
  readonly code: string;
  readonly name: string;
  readonly kecamatan: string;
  readonly month: number;
  /** Null: nothing is due for the village in this month. */
  readonly unitNo: number | null;
  readonly status: Status;
  readonly arrival: Arrival;
  readonly deadline: Date | null;
};

type SqlRow = Omit<PuskesmasRow, 'status' | 'arrival' | 'month'> & { status: number; arrival: number };

/**
 * Lists the villages a puskesmas answers for in a month, by code, with the state of their report: its work area of then,
 * and what it owed beyond it. None when it lies out of reach.
 */
export async function listPuskesmasRows(
  ctx: Ctx,
  { puskesmasId, month }: { puskesmasId: string; month: number },
): Promise<PuskesmasRow[]> {
  const catalogue = await loadCatalogue(ctx.db);
  const params: unknown[] = [puskesmasId, month, lastDay(month), formNosOf(catalogue, PUSKESMAS_BLOCK)];
  const columns = { path: 'w.path', puskesmas: 'p.no', unit: 'o.unit_no' };
  const within = reachSql(reach(ctx.actor, 'report.read'), columns, params);
  const rows = await ctx.db.sql<SqlRow>(
    `with due as (
       select u."desaNo" as desa_no, o.unit_no, o.status, o.arrival, o.deadline
       from "Puskesmas" p join "Unit" u on u."puskesmasNo" = p.no and u.kind = 'PUSKESMAS_DESA'
       join obligation o on o.unit_no = u.no and o.month = $2 and o.form_no = any($4::smallint[])
       where p.id = $1::uuid),
     village as (
       select w.no from "PuskesmasArea" a join "Wilayah" top on top.id = a."wilayahId"
       join "Wilayah" w on ${insidePath('w.path', 'top.path')} and w.level = 'DESA' and w."endedOn" is null
       where a."puskesmasId" = $1::uuid and coalesce(a."from" <= $3::date, true) and coalesce(a."to" >= $3::date, true)
       union select desa_no from due)
     select w.code, w.name, k.name as kecamatan, o.unit_no as "unitNo", coalesce(o.status, 0) as status,
       coalesce(o.arrival, 0) as arrival, o.deadline
     from village v join "Wilayah" w on w.no = v.no join "Wilayah" k on k.id = w."parentId"
     join "Puskesmas" p on p.id = $1::uuid left join due o on o.desa_no = w.no
     where ${within} order by w.code`,
    params,
    { signal: ctx.signal },
  );
  return rows.map((row) => ({
    ...row,
    month,
    status: nameOf(STATUSES, row.status),
    arrival: nameOf(ARRIVALS, row.arrival),
  }));
}
