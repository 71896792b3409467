import { userIdOf } from '../../auth/actor.ts';
import type { Ctx } from '../../auth/ctx.ts';
import { inTransaction } from '../../db/transaction.ts';
import { appendEvent } from '../../events/outbox.ts';
import { wake } from '../../events/wake.ts';
import { dayText, today } from '../../lib/days.ts';
import { refuseProblems } from '../../lib/errors.ts';
import { newId } from '../../lib/ids.ts';
import { recordChange } from '../activity/record-change.ts';
import { dayProblems } from '../posyandu/post-days.ts';
import { FIRST, kaderFactProblems, type KaderFacts, keptFacts, loggedFacts, sameNameProblems } from './kader-facts.ts';
import type { DryRun } from '../activity/restored-values.ts';
import { readKaderPost } from './kader-post.ts';
import { findManagedKader, type KaderRef, refuseErased, writeKaderAct } from './managed-kader.ts';

export type RegisterKader = KaderFacts & {
  /** Made beforehand by who must know it, such as an import. */
  readonly id?: string;
  readonly posyanduId: string;
  readonly since: Date;
};

/** Enters a kader into the register of a post, serving there from a day on. */
export async function registerKader(ctx: Ctx, input: RegisterKader): Promise<{ id: string }> {
  const { posyanduId, since } = input;
  const facts = factsOf(input);
  const { post, problems } = await readKaderPost(ctx, posyanduId, since);
  const named = post && facts.name !== '' ? await sameNameProblems(ctx.db, posyanduId, facts.name) : [];
  refuseProblems([
    ...kaderFactProblems(facts, today(ctx)),
    ...dayProblems('since', since, { after: FIRST, latest: today(ctx) }),
    ...problems,
    ...named,
  ]);
  if (!post) return { id: '' };
  const id = input.id ?? newId();
  await inTransaction(ctx, async (tx) => {
    await tx.sql('select from "Posyandu" where id = $1 for no key update', [posyanduId]);
    refuseProblems(await sameNameProblems(tx, posyanduId, facts.name));
    const terms = { create: { id: newId(), posyanduId, from: since } };
    await tx.kader.create({
      data: { ...facts, id, posyanduId, since, createdAt: ctx.clock.now(), isDemo: post.isDemo, terms },
    });
    await recordChange(tx, ctx, {
      subject: 'Kader',
      subjectId: id,
      revision: 0,
      action: 'kader.registered',
      before: null,
      after: { ...loggedFacts(facts), posyandu: post.name, since: dayText(since) },
    });
    const payload = { id, revision: 0, by: userIdOf(ctx.actor) };
    await appendEvent(tx, { type: 'kader.registered', nodeNo: post.no, payload });
  });
  wake('sequencer');
  return { id };
}

/** Puts right what is told of a kader. The telephone number stays when `keepPhone` says so. */
export async function correctKader(
  ctx: Ctx,
  input: KaderRef & KaderFacts & DryRun & { readonly keepPhone: boolean },
): Promise<{ id: string }> {
  const kader = await findManagedKader(ctx, input, 'kader.manage');
  refuseErased(kader);
  const typed = factsOf(input);
  const facts = input.keepPhone ? { ...typed, phone: kader.phone } : typed;
  const isRenamed = facts.name !== '' && facts.name !== kader.name && kader.leftOn === null;
  const taken = (db: Parameters<typeof sameNameProblems>[0]) =>
    isRenamed ? sameNameProblems(db, kader.posyanduId, facts.name, kader.id) : [];
  refuseProblems([...kaderFactProblems(facts, today(ctx)), ...(await taken(ctx.db))]);
  if (input.dryRun) return { id: kader.id };
  const done = await inTransaction(ctx, async (tx) => {
    await tx.sql('select from "Posyandu" where id = $1 for no key update', [kader.posyanduId]);
    refuseProblems(await taken(tx));
    return writeKaderAct(tx, ctx, kader, {
      action: 'kader.corrected',
      data: facts,
      before: loggedFacts(kader),
      after: loggedFacts(facts),
    });
  });
  wake('sequencer');
  return done;
}

const factsOf = ({ name, phone, rw, rt, decreeNumber, decreeDate, trainedOn }: KaderFacts): KaderFacts =>
  keptFacts({ name, phone, rw, rt, decreeNumber, decreeDate, trainedOn });
