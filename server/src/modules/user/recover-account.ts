import type { Ctx } from '../../auth/ctx.ts';
import { normalizePhone } from '../../auth/phone.ts';
import { NotFound } from '../../lib/errors.ts';
import { issueOneTimeCode, type IssuedCode } from './one-time-code.ts';

/**
 * Issues a code for the account with this user name or telephone number: the way back in for the topmost admin, who has
 * no officer above. It is for whoever keeps the machine, by command. @throws NotFound.
 */
export async function recoverAccount(ctx: Ctx, login: string): Promise<IssuedCode & { readonly name: string }> {
  const username = login.trim().toLowerCase();
  const phone = normalizePhone(username);
  const user = await ctx.db.prisma.user.findFirst({
    where: phone ? { OR: [{ phone }, { username }] } : { username },
    select: { id: true, name: true },
  });
  if (!user) throw new NotFound('USER_NOT_FOUND');
  return { ...(await issueOneTimeCode(ctx, { userId: user.id })), name: user.name };
}
