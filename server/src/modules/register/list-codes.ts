import type { Ctx } from '../../auth/ctx.ts';
import { assertPerson } from '../../auth/policy.ts';
import { Conflict } from '../../lib/errors.ts';
import { getRegisterJob } from '../exchange/import-job.ts';
import { issueOneTimeCode } from '../user/one-time-code.ts';
import { type ListAccount, unopenedAccounts } from './list-accounts.sql.ts';
import { assertBringsIn } from './registers.ts';

/** An account of a list with the code that opens it; the code is nowhere else. */
export type ListCode = ListAccount & { readonly code: string; readonly expiresAt: Date };

/** As many as are printed at once. */
const SHEET = 100;

/**
 * Issues new one-time codes for the accounts that a list made and nobody entered yet, the first hundred after a row; codes
 * they had before end. Each is told and counts as one issued by hand. @throws Conflict for a list of no accounts.
 */
export async function issueListCodes(
  ctx: Ctx,
  input: { readonly id: string; readonly afterRow: number },
): Promise<{ readonly codes: readonly ListCode[]; readonly nextRow: number | null }> {
  assertPerson(ctx.actor);
  const job = await getRegisterJob(ctx, input.id);
  const { code: register } = assertBringsIn(ctx, job.register);
  if (register !== 'PENGGUNA') throw new Conflict('LIST_WITHOUT_ACCOUNTS', {});
  const found = await unopenedAccounts(ctx, { jobId: job.id, after: input.afterRow, first: SHEET + 1 });
  const codes: ListCode[] = [];
  for (const account of found.slice(0, SHEET)) {
    const { code, expiresAt } = await issueOneTimeCode(ctx, { userId: account.userId });
    codes.push({ ...account, code, expiresAt });
  }
  return { codes, nextRow: found.length > SHEET ? (codes.at(-1)?.rowNo ?? null) : null };
}
