import { userIdOf } from '../../auth/actor.ts';
import type { Ctx } from '../../auth/ctx.ts';
import { inTransaction } from '../../db/transaction.ts';
import { appendEvent } from '../../events/outbox.ts';
import { Conflict, refuseProblems } from '../../lib/errors.ts';
import { recordChange } from '../activity/record-change.ts';
import type { DryRun } from '../activity/restored-values.ts';
import { findManagedGroup, lockGroup } from './group-scope.ts';
import { optionalText } from '../../lib/text-problems.ts';

export type GroupOffices = DryRun & {
  readonly pokjanalId: string;
  /** Office to call when the group is silent; none takes it away. */
  readonly contactOffice: string | null;
  /** Office that runs the permanent secretariat; none takes it away. */
  readonly secretariat: string | null;
  readonly expectedRevision: number;
};

/** Says which offices answer for a group. @throws Conflict with the group as it stands when it was changed meanwhile. */
export async function setGroupOffices(ctx: Ctx, input: GroupOffices): Promise<{ id: string }> {
  const group = await findManagedGroup(ctx, input.pokjanalId);
  const { id } = group;
  refuseProblems([
    ...optionalText('contactOffice', input.contactOffice),
    ...optionalText('secretariat', input.secretariat),
  ]);
  if (input.dryRun) return { id };
  const contactOffice = input.contactOffice?.trim() || null;
  const secretariat = input.secretariat?.trim() || null;
  return inTransaction(ctx, async (tx) => {
    await lockGroup(tx, group);
    const { revision, ...before } = await tx.pokjanal.findUniqueOrThrow({
      where: { id },
      select: { revision: true, contactOffice: true, secretariat: true },
    });
    if (revision !== input.expectedRevision) {
      throw new Conflict('STALE_GROUP', { expected: input.expectedRevision, actual: revision, pokjanalId: id });
    }
    await tx.pokjanal.update({ where: { id }, data: { contactOffice, secretariat, revision: revision + 1 } });
    await recordChange(tx, ctx, {
      subject: 'Pokjanal',
      subjectId: id,
      revision: revision + 1,
      action: 'pokjanal.changed',
      before,
      after: { contactOffice, secretariat },
    });
    await appendEvent(tx, {
      type: 'pokjanal.changed',
      nodeNo: group.wilayah.no,
      payload: { id, by: userIdOf(ctx.actor) },
    });
    return { id };
  });
}
