import type { Ctx } from '../../auth/ctx.ts';
import type { Cells } from '../../lib/pure/cells.ts';
import { getBlock, loadCatalogue } from './catalogue.ts';
import { slotColumns } from './layout.sql.ts';
import { readStoredCells, type ReportRef, type StoredHeader } from './report-state.ts';

/** What the last approval of a report bound, and who gave it; `by` is null at the automatic cut-off. */
export type ApprovedContent = {
  readonly revision: number;
  readonly at: Date;
  readonly by: string | null;
  readonly opened: boolean;
  readonly notOpenedReason: string | null;
  readonly cells: Cells;
};

type Row = Pick<ApprovedContent, 'revision' | 'at' | 'by' | 'opened'> & {
  header: StoredHeader | null;
  reasons: Record<string, string> | null;
  values: (number | null)[];
};

/** Finds what an approval bound of a report that was changed since; null while both are the same. */
export async function findApprovedContent(ctx: Ctx, ref: ReportRef): Promise<ApprovedContent | null> {
  const block = getBlock(await loadCatalogue(ctx.db), ref.block);
  const [row] = await ctx.db.sql<Row>(
    `select a.rev as revision, a.at, coalesce(u.office, u.name) as by, r.opened, r.header, r.reasons,
       array[${slotColumns(block, 'r')}] as values
     from report r join lateral (
       select x.rev, v.at, v.actor from report_review x join review v on v.no = x.review_no
       where x.unit_no = r.unit_no and x.month = r.month and x.block_no = r.block_no and v.action = 5
       order by x.rev desc limit 1) a on true
     left join "User" u on u.id = a.actor
     where r.unit_no = $1 and r.month = $2 and r.block_no = $3 and r.basis = 1`,
    [ref.unitNo, ref.month, block.no],
    { signal: ctx.signal },
  );
  if (!row) return null;
  const { header, reasons, values, ...approval } = row;
  return {
    ...approval,
    notOpenedReason: header?.notOpenedReason ?? null,
    cells: readStoredCells(block, { values, reasons }),
  };
}
