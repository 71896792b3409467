import { userIdOf } from '../../auth/actor.ts';
import type { Ctx } from '../../auth/ctx.ts';
import { claimName } from '../../db/claim-name.ts';
import { inTransaction } from '../../db/transaction.ts';
import { appendEvent } from '../../events/outbox.ts';
import { wake } from '../../events/wake.ts';
import { dayText, today } from '../../lib/days.ts';
import { type Problem, refuseProblems } from '../../lib/errors.ts';
import { newId } from '../../lib/ids.ts';
import { reasonProblems } from '../../lib/text-problems.ts';
import { recordChange } from '../activity/record-change.ts';
import type { DryRun } from '../activity/restored-values.ts';
import { dayProblems } from '../posyandu/post-days.ts';
import { setWorkArea } from '../posyandu/work-area.ts';
import { findManagedPustu, type ManagedPustu, type PustuRef, writePustuAct } from './managed-pustu.ts';
import { loggedOf, type PustuFacts, readFacts, sameName, tidy } from './pustu-facts.ts';

export type OpenPustu = PustuFacts & {
  /** Made beforehand by who must know it, such as an import. */
  readonly id?: string;
  readonly openedOn: Date | null;
};

export type CorrectPustu = PustuFacts &
  PustuRef &
  DryRun & {
    /** Day from which the villages it serves are these. */
    readonly on: Date;
  };

/** Enters a pustu with the villages it serves, from its first day on; where that is not known, from today on. */
export async function openPustu(ctx: Ctx, input: OpenPustu): Promise<{ id: string }> {
  const facts = tidy(input);
  const { openedOn } = input;
  const { village, puskesmas, villages, problems } = await readFacts(ctx, facts, null);
  refuseProblems([
    ...problems,
    ...(openedOn ? dayProblems('openedOn', openedOn, { after: null, latest: today(ctx) }) : []),
  ]);
  if (!village) return { id: '' };
  const id = input.id ?? newId();
  await inTransaction(ctx, async (tx) => {
    await claimName(tx, village.id, (now) => sameName(now, village, facts.name, null));
    const { name, kind, wilayahId, puskesmasId } = facts;
    await tx.pustu.create({ data: { id, name, kind, wilayahId, puskesmasId, openedOn } });
    await setWorkArea(tx, { type: 'Pustu', id }, facts.villageIds, openedOn ?? today(ctx));
    const after = { ...loggedOf(facts, { village, puskesmas, villages }), openedOn: openedOn && dayText(openedOn) };
    await recordChange(tx, ctx, {
      subject: 'Pustu',
      subjectId: id,
      revision: 0,
      action: 'pustu.opened',
      before: null,
      after,
    });
    const payload = { id, revision: 0, by: userIdOf(ctx.actor) };
    await appendEvent(tx, { type: 'pustu.opened', nodeNo: village.no, payload });
  });
  wake('sequencer');
  return { id };
}

/** Puts right what is told of a pustu; other villages are served from a day on. A closed one serves none. */
export async function correctPustu(ctx: Ctx, input: CorrectPustu): Promise<{ id: string }> {
  const facts = tidy(input);
  const pustu = await findManagedPustu(ctx, input);
  const read = await readFacts(ctx, facts, pustu.id);
  refuseProblems([
    ...read.problems.filter((one) => !isOfClosed(pustu, one)),
    ...dayProblems('on', input.on, daysOf(ctx, pustu)),
  ]);
  if (input.dryRun) return { id: pustu.id };
  const { name, kind, wilayahId, puskesmasId } = facts;
  const { village } = read;
  const villageIds = pustu.closedOn ? [] : facts.villageIds;
  const done = await inTransaction(ctx, async (tx) => {
    if (village && !pustu.closedOn) {
      await claimName(tx, village.id, (now) => sameName(now, village, facts.name, pustu.id));
    }
    const written = await writePustuAct(tx, ctx, pustu, {
      action: 'pustu.corrected',
      data: { name, kind, wilayahId, puskesmasId },
      before: standingOf(pustu),
      after: loggedOf(facts, pustu.closedOn ? { ...read, villages: [] } : read),
    });
    await setWorkArea(tx, { type: 'Pustu', id: pustu.id }, villageIds, input.on);
    return written;
  });
  wake('sequencer');
  return done;
}

/** Takes back a pustu entered by mistake: it is in no list any more, and what was written of it stays readable. */
export async function withdrawPustu(ctx: Ctx, input: PustuRef & { readonly reason: string }): Promise<{ id: string }> {
  const pustu = await findManagedPustu(ctx, input);
  const reason = input.reason.trim();
  refuseProblems(reasonProblems('reason', reason));
  const done = await inTransaction(ctx, async (tx) => {
    const written = await writePustuAct(tx, ctx, pustu, {
      action: 'pustu.withdrawn',
      reason,
      data: { withdrawnAt: ctx.clock.now(), withdrawReason: reason },
      before: { name: pustu.name },
      after: {},
    });
    await setWorkArea(tx, { type: 'Pustu', id: pustu.id }, [], today(ctx));
    return written;
  });
  wake('sequencer');
  return done;
}

/** A pustu as its history names it. */
function standingOf(pustu: ManagedPustu) {
  const villages = pustu.areas.map(({ wilayah }) => wilayah.name);
  return loggedOf(
    { ...pustu, villageIds: [] },
    {
      village: { id: pustu.wilayahId, ...pustu.wilayah },
      puskesmas: { id: pustu.puskesmasId, no: 0, ...pustu.puskesmas },
      villages,
    },
  );
}

/** What is asked of an open pustu alone: a name of its own, and villages. */
const isOfClosed = ({ closedOn }: ManagedPustu, { code }: Problem): boolean =>
  closedOn !== null && (code === 'PUSTU_SAME_NAME' || code === 'PUSTU_SERVES_NONE');

const daysOf = (ctx: Ctx, { openedOn }: ManagedPustu) => ({ after: openedOn, latest: today(ctx) });
