import type { IntegrationKind } from '@pokjanal/prisma/client';
import { userIdOf } from '../../auth/actor.ts';
import type { Ctx } from '../../auth/ctx.ts';
import { inTransaction } from '../../db/transaction.ts';
import { wake } from '../../events/wake.ts';
import { dayText, today } from '../../lib/days.ts';
import { problem, refuseProblems } from '../../lib/errors.ts';
import { newId } from '../../lib/ids.ts';
import { dayProblems } from '../posyandu/post-days.ts';
import { heldOf, heldOn, newestOf } from './held.ts';
import { assertNewest, managedSubject, tellIlp } from './ilp-record.ts';
import { integrationsOf } from './ilp.sql.ts';

export const INTEGRATIONS = ['PAUD', 'BKB', 'PHBS', 'EKONOMI', 'HOLISTIK_INTEGRATIF'] as const;

export type SetIntegrations = {
  readonly id: string;
  /** Number of the newest entry the caller saw; 0 for none. */
  readonly expectedRevision: number;
  readonly kinds: readonly IntegrationKind[];
  readonly from: Date;
};

/** Posyandu were joined with further services some years after the turn of the century at the earliest. */
const FIRST = new Date('2000-01-01T00:00:00Z');

/** Says which services a post is joined with from a day on: these, and no others. */
export async function setIntegrations(ctx: Ctx, input: SetIntegrations): Promise<{ id: string }> {
  const { id, from } = input;
  const told = managedSubject(ctx, 'POSYANDU', (await integrationsOf(ctx, [id]))[0]);
  const kinds = INTEGRATIONS.filter((kind) => input.kinds.includes(kind));
  const before = heldOn(heldOf(told.entries), dayText(from));
  // Who has not seen the newest entry is told so, whatever else was asked.
  const isSame = newestOf(told.entries) === input.expectedRevision && (before?.kinds ?? []).join() === kinds.join();
  refuseProblems([
    ...dayProblems('from', from, { after: FIRST, latest: today(ctx) }),
    ...(isSame ? [problem('kinds', 'INTEGRATIONS_SAME')] : []),
  ]);
  await inTransaction(ctx, async (tx) => {
    const of = { table: 'IntegrationEntry', column: 'posyanduId', id } as const;
    const no = await assertNewest(tx, of, input.expectedRevision, { integrationsOf: id });
    const said = { no, kinds, from, at: ctx.clock.now(), byId: userIdOf(ctx.actor), isDemo: told.isDemo };
    await tx.integrationEntry.create({ data: { id: newId(), posyanduId: id, ...said } });
    await tellIlp(tx, ctx, told, {
      action: 'integrations.set',
      subject: 'Integrations',
      revision: no,
      before: before && { kinds: [...before.kinds], from: before.from },
      after: { kinds, from: dayText(from) },
    });
  });
  wake('sequencer');
  return { id };
}
