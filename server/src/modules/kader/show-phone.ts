import { userIdOf } from '../../auth/actor.ts';
import type { Ctx } from '../../auth/ctx.ts';
import { assertPerson } from '../../auth/policy.ts';
import { inTransaction } from '../../db/transaction.ts';
import { appendEvent } from '../../events/outbox.ts';
import { wake } from '../../events/wake.ts';
import { NotFound, refuseProblems } from '../../lib/errors.ts';
import { reasonProblems } from '../../lib/text-problems.ts';
import { recordChange } from '../activity/record-change.ts';
import { kaderConflict, readKaders } from './managed-kader.ts';

/**
 * Gives the telephone number of a kader in full to a person who says what for; who looked, when and why stays in the
 * history of the record. The record itself does not change, so its revision stays.
 */
export async function showKaderPhone(
  ctx: Ctx,
  input: { readonly id: string; readonly purpose: string },
): Promise<{ id: string; phone: string }> {
  assertPerson(ctx.actor);
  const [kader] = await readKaders(ctx, [input.id], 'kader.showPhone');
  if (!kader) throw new NotFound('KADER_NOT_FOUND');
  const { id, phone, revision } = kader;
  const reason = input.purpose.trim();
  if (phone === null) throw kaderConflict('NO_PHONE', id);
  refuseProblems(reasonProblems('purpose', reason));
  await inTransaction(ctx, async (tx) => {
    const action = 'kader.phoneShown';
    await recordChange(tx, ctx, { subject: 'Kader', subjectId: id, revision, action, reason, before: {}, after: {} });
    const payload = { id, revision, by: userIdOf(ctx.actor) };
    await appendEvent(tx, { type: action, nodeNo: kader.posyandu.wilayah.no, payload });
  });
  wake('sequencer');
  return { id, phone };
}
