import type { Ctx } from '../../auth/ctx.ts';
import { loadPerson } from '../../auth/load-actor.sql.ts';
import { Forbidden } from '../../lib/errors.ts';
import { dayIn } from '../../lib/pure/deadline.ts';

/** What a worker has of a context before it knows for whom it works. */
export type Work = Pick<Ctx, 'db' | 'clock' | 'log'>;

/** Acts as the person who brought in a file, with the rights of this moment. @throws Forbidden for a disabled account. */
export async function ownerCtx(work: Work, userId: string): Promise<Ctx> {
  const person = await loadPerson(work.db, userId, dayIn('WIB', work.clock.now()));
  if (!person) throw new Forbidden('ACCOUNT_DISABLED');
  return { ...work, actor: { kind: 'user', ...person, via: 'session', readOnly: false }, requestId: 'import' };
}
