import type { Ctx } from '../../auth/ctx.ts';
import { reach } from '../../auth/policy.ts';
import { reachSql } from '../../auth/reach.ts';
import { insidePath } from '../../db/inside-path.ts';
import { formNosOf, loadCatalogue } from '../submission/catalogue.ts';

/** Whose forms a template is for. */
export type TemplateAsk = {
  readonly block: string;
  readonly month: number;
  /** Path of an area; everything within reach without one. */
  readonly path: string | null;
  readonly puskesmasId: string | null;
};

export type TemplateUnit = {
  readonly unitNo: number;
  readonly kind: string;
  readonly name: string;
  /** Code of its village. */
  readonly village: string;
  readonly formVersionNo: number;
};

/** Lists the units within reach that owe a form for a month, by village code and name. */
export async function listTemplateUnits(ctx: Ctx, ask: TemplateAsk): Promise<TemplateUnit[]> {
  const catalogue = await loadCatalogue(ctx.db);
  const params: unknown[] = [ask.month, formNosOf(catalogue, ask.block), ask.path, ask.puskesmasId];
  const columns = { path: 'w.path', puskesmas: 'u."puskesmasNo"', unit: 'u.no' };
  const within = reachSql(reach(ctx.actor, 'report.read'), columns, params);
  return ctx.db.sql<TemplateUnit>(
    `select u.no as "unitNo", u.kind::text as kind, coalesce(p.name, w.name) as name, w.code as village, o."formVersionNo"
     from (select distinct on (unit_no) unit_no, form_version_no as "formVersionNo" from obligation
       where month = $1 and form_no = any($2::smallint[]) and expectation = 0 order by unit_no, head_rev desc) o
     join "Unit" u on u.no = o.unit_no join "Wilayah" w on w.no = u."desaNo" left join "Posyandu" p on p.id = u."posyanduId"
     left join "Puskesmas" k on k.no = u."puskesmasNo"
     where ${within} and ($3::text is null or ${insidePath('w.path', '$3::text')}) and ($4::uuid is null or k.id = $4::uuid)
     order by w.code, p.name, u.no`,
    params,
    { signal: ctx.signal },
  );
}
