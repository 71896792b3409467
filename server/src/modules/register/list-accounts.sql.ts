import type { Ctx } from '../../auth/ctx.ts';
import { ROW_STATUSES } from '../exchange/import-job.ts';

/** An account that a list made. */
export type ListAccount = {
  readonly rowNo: number;
  readonly userId: string;
  readonly name: string;
  readonly username: string | null;
  readonly office: string | null;
  /** Its role and what that is held over, as in the list. */
  readonly place: string;
};

/** Accounts that a list made, that stand as they were made and that nobody entered, in the order of the list. */
export function unopenedAccounts(
  ctx: Pick<Ctx, 'db'>,
  { jobId, after, first }: { readonly jobId: string; readonly after: number; readonly first: number },
): Promise<ListAccount[]> {
  return ctx.db.sql<ListAccount>(
    `select r.row_no as "rowNo", u.id as "userId", u.name, u.username, u.office, coalesce(r.place, '') as place
     from import_row r join "User" u on u.id = (r.wrote->>'id')::uuid
     where r.job_id = $1 and r.row_no > $2 and r.status = ${ROW_STATUSES.indexOf('SUBMITTED')} and (r.wrote->>'isNew')::boolean
       and u."disabledAt" is null and (select count(*) from "RoleAssignment" a where a."userId" = u.id) = 1
       and not exists (select from "Account" a where a."userId" = u.id and a.password is not null)
     order by r.row_no limit $3`,
    [jobId, after, first],
  );
}
