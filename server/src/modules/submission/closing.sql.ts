import type { Ctx } from '../../auth/ctx.ts';
import { reach } from '../../auth/policy.ts';
import { reachSql } from '../../auth/reach.ts';
import { insidePath } from '../../db/inside-path.ts';
import { loadCatalogue } from './catalogue.ts';
import { nameOf, STATUSES, type Status } from './report-state.ts';

/** How the reports of one form of a month stand in an area. */
export type FormTally = {
  readonly formVersionNo: number;
  readonly expected: number;
  readonly none: number;
  readonly draft: number;
  readonly submitted: number;
  readonly returned: number;
  readonly verified: number;
  readonly approved: number;
};

type Place = { readonly path: string; readonly month: number };

/** Counts the reports that are due in an area and month, by form and state, in the order of the forms. */
export async function tallyForms(ctx: Ctx, of: Place): Promise<FormTally[]> {
  const catalogue = await loadCatalogue(ctx.db);
  const count = (no: number): string => `(count(*) filter (where o.status = ${no}))::int`;
  const values: unknown[] = [of.path, of.month];
  const within = reachSql(reach(ctx.actor, 'report.read'), SCOPE, values);
  const rows = await ctx.db.sql<FormTally>(
    `select max(o.form_version_no) as "formVersionNo", count(*)::int as expected, ${count(0)} as none, ${count(1)} as draft,
       ${count(2)} as submitted, ${count(3)} as returned, ${count(4)} as verified, ${count(5)} as approved
     from "Unit" u join "Wilayah" w on w.no = u."desaNo" join obligation o on o.unit_no = u.no and o.month = $2
     where ${insidePath('w.path', '$1::text')} and o.expectation = 0 and ${within} group by o.form_no`,
    values,
    { signal: ctx.signal },
  );
  const orderOf = new Map(catalogue.formVersions.map(({ no, order }) => [no, order]));
  return rows.sort((one, other) => (orderOf.get(one.formVersionNo) ?? 0) - (orderOf.get(other.formVersionNo) ?? 0));
}

const SCOPE = { path: 'w.path', puskesmas: 'u."puskesmasNo"', unit: 'u.no' };

/** A report that is due and not where the closing wants it, with whom to ask. */
export type OpenReport = {
  readonly unitNo: number;
  readonly month: number;
  readonly formVersionNo: number;
  readonly name: string;
  readonly code: string;
  readonly desa: string;
  readonly kecamatan: string;
  readonly puskesmas: string | null;
  readonly status: Status;
  /** An approval bound other content than stands there now. */
  readonly changedSinceApproval: boolean;
};

/** Where a page of open reports ended. */
export type OpenPlace = { readonly code: string; readonly unitNo: number; readonly formNo: number };

type OpenRow = Omit<OpenReport, 'status'> & { status: number; formNo: number };

/** Lists due reports in some states, village by village; one statement for a page. */
export async function listOpenReports(
  ctx: Ctx,
  of: Place & { statuses: readonly Status[]; first: number; after: OpenPlace | null },
): Promise<(OpenReport & { readonly formNo: number })[]> {
  const values: unknown[] = [
    of.path,
    of.month,
    of.statuses.map((status) => STATUSES.indexOf(status)),
    of.first,
    of.after?.code ?? null,
    of.after?.unitNo ?? null,
    of.after?.formNo ?? null,
  ];
  const within = reachSql(reach(ctx.actor, 'report.read'), SCOPE, values);
  const rows = await ctx.db.sql<OpenRow>(
    `select u.no as "unitNo", o.month, o.form_version_no as "formVersionNo", o.form_no as "formNo", o.status,
       coalesce(p.name, w.name) as name, w.code, w.name as desa, k.name as kecamatan, s.name as puskesmas,
       exists (select from report x join "FormVersion" v on v.no = x.form_version_no join "Form" f on f.code = v."formCode"
         where x.unit_no = u.no and x.month = $2 and x.basis = 1 and f.no = o.form_no) as "changedSinceApproval"
     from "Unit" u join "Wilayah" w on w.no = u."desaNo" join "Wilayah" k on k.id = w."parentId"
     join obligation o on o.unit_no = u.no and o.month = $2
     left join "Posyandu" p on p.id = u."posyanduId" left join "Puskesmas" s on s.no = u."puskesmasNo"
     where ${insidePath('w.path', '$1::text')} and o.expectation = 0 and o.status = any($3::smallint[]) and ${within}
       and ($5::text is null or (w.code, u.no, o.form_no) > ($5::text, $6::int, $7::int))
     order by w.code, u.no, o.form_no limit $4`,
    values,
    { signal: ctx.signal },
  );
  return rows.map((row) => ({ ...row, status: nameOf(STATUSES, row.status) }));
}

/** One closing of a month, as it is told. */
export type ReleaseRow = {
  readonly id: string;
  readonly month: number;
  readonly number: number;
  readonly at: Date;
  readonly approved: number;
  readonly left: number;
  readonly isAutomatic: boolean;
  readonly by: string | null;
  readonly path: string;
};

/** Lists the closings of a month in an area, newest first. */
export function listReleases(ctx: Ctx, of: { wilayahId: string; month: number }): Promise<ReleaseRow[]> {
  return ctx.db.sql<ReleaseRow>(
    `select r.id, r.month, r.number, r.at, r.approved, r."left", r."isAutomatic", coalesce(u.office, u.name) as by, w.path
     from "Release" r join "Wilayah" w on w.id = r."wilayahId" left join "User" u on u.id = r."byId"
     where r."wilayahId" = $1 and r.month = $2 order by r.number desc`,
    [of.wilayahId, of.month],
    { signal: ctx.signal },
  );
}

/** A report that a release bound, and the revision the release before had bound, if any. */
export type BoundReport = {
  readonly unitNo: number;
  readonly month: number;
  readonly blockNo: number;
  readonly name: string;
  readonly desa: string;
  readonly revision: number;
  readonly before: number | null;
};

/** Lists what a release bound: what it differs in from the one before. */
export function listBoundReports(ctx: Ctx, release: ReleaseRow, first: number): Promise<BoundReport[]> {
  const values: unknown[] = [release.path, release.month, release.at, first];
  const within = reachSql(reach(ctx.actor, 'report.read'), SCOPE, values);
  return ctx.db.sql<BoundReport>(
    `select u.no as "unitNo", r.month, r.block_no as "blockNo", coalesce(p.name, w.name) as name, w.name as desa, r.rev as revision,
       (select max(b.rev) from report_review b join review x on x.no = b.review_no
         where b.unit_no = r.unit_no and b.month = r.month and b.block_no = r.block_no and x.action = 5 and b.rev < r.rev) as before
     from "Unit" u join "Wilayah" w on w.no = u."desaNo" left join "Posyandu" p on p.id = u."posyanduId"
     join report_review r on r.unit_no = u.no and r.month = $2
     join review v on v.no = r.review_no and v.action = 5 and v.at = $3::timestamptz
     where ${insidePath('w.path', '$1::text')} and ${within} order by w.code, u.no, r.block_no limit $4`,
    values,
    { signal: ctx.signal },
  );
}
