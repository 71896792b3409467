import { userIdOf } from '../../auth/actor.ts';
import type { Ctx } from '../../auth/ctx.ts';
import type { Prisma, Regime } from '@pokjanal/prisma/client';
import type { Tx } from '../../db/transaction.ts';
import { appendEvent } from '../../events/outbox.ts';
import { dayText } from '../../lib/days.ts';
import { NotFound, refuseProblems } from '../../lib/errors.ts';
import { newId } from '../../lib/ids.ts';
import { requiredText } from '../../lib/text-problems.ts';
import { recordChange } from '../activity/record-change.ts';
import type { ProposedItem } from '../guidance/proposed-agenda.ts';
import { createGroup, lockFounding } from '../pokjanal/found-pokjanal.ts';
import { carryCommitments, carryEscalated, carryPlans } from './carry-work.ts';
import { endPredecessor } from './end-predecessor.ts';
import { planFirstMeeting } from './first-meeting.ts';
import { proposeFor, type Proposal } from './propose-lines.ts';
import { joinSuccessor, makeSeats, seatHolders } from './seat-successor.ts';
import { type Chosen, choiceProblems, choose, type GroupChoice, sharedSeats } from './succession-choice.ts';
import type { SuccessionDecree } from './succession-decree.ts';
import { type NewRules, readPredecessors } from './succession-scene.ts';
import type { ToldLine, Written } from './succession-written.ts';

export type GroupAct = {
  readonly choice: GroupChoice;
  readonly rules: NewRules;
  readonly decree: SuccessionDecree;
  readonly batchId: string;
  readonly meetingOn: Date;
  readonly agenda: readonly ProposedItem[];
};

export type Succeeded = {
  readonly id: string;
  readonly successorId: string;
  readonly decreeId: string;
  readonly name: string;
  readonly taken: number;
  readonly left: number;
};

/**
 * Lets the work of one group go on in its successor, all that was confirmed or nothing.
 * @throws InvalidInput with every problem, the keys of the lines as paths.
 */
export async function succeedGroup(tx: Tx, ctx: Ctx, act: GroupAct): Promise<Succeeded> {
  const { choice, rules, decree } = act;
  const { day } = decree;
  const proposal = await lockedProposal(tx, act);
  const chosen = choose(proposal, choice);
  const name = choice.name?.trim() || proposal.name;
  refuseProblems([
    ...proposal.problems,
    ...choiceProblems(proposal, choice, chosen),
    ...sharedSeats(chosen.taken, proposal.single),
    ...requiredText('name', name),
  ]);
  const { group, standing } = proposal;
  const successorId = standing?.id ?? (await found(tx, ctx, proposal, { regime: rules.regime, name })).id;
  const served = await decree.serve(tx, ctx, { id: successorId, isDemo: group.isDemo, wilayah: group.wilayah });
  const { number } = await tx.decree.findUniqueOrThrow({ where: { id: served.id }, select: { number: true } });
  const successor = { id: successorId, name, day, decreeId: served.id, decreeNumber: number };
  const ended = await endPredecessor(tx, ctx, group, day);
  const { seats, seatOf } = await makeSeats(tx, ctx, proposal, chosen.taken, { rules, successor });
  const holdings = await seatHolders(tx, ctx, proposal, chosen.taken, { seatOf, successor });
  const members = await joinSuccessor(tx, ctx, proposal, chosen.taken, successor);
  const commitments = await carryCommitments(tx, ctx, proposal, chosen.taken, { seatOf, successor });
  const escalated = await carryEscalated(tx, proposal, chosen.taken, successorId);
  const credits = await carryPlans(tx, ctx, proposal, chosen.taken, successorId);
  await supersede(tx, ctx, proposal, successor);
  const meeting = await meetingOf(tx, ctx, proposal, chosen, { act, successor });
  const written: Written = {
    founded: standing === null,
    decree: { id: served.id, isNew: served.isNew },
    seats,
    holdings,
    members,
    ...ended,
    commitments,
    escalated,
    credits,
    meeting,
  };
  const id = await remember(tx, ctx, proposal, { chosen, act, successor, written });
  const { taken, left } = chosen;
  return { id, successorId, decreeId: served.id, name, taken: taken.length, left: left.length };
}

/** Reads the group while nobody else changes it or founds another in its area. */
async function lockedProposal(tx: Tx, { choice, rules, decree }: GroupAct): Promise<Proposal> {
  const [row] = await tx.sql<{ wilayahId: string }>('select "wilayahId" from "Pokjanal" where id = $1 for update', [
    choice.pokjanalId,
  ]);
  if (!row) throw new NotFound('POKJANAL_NOT_FOUND');
  await lockFounding(tx, row.wilayahId, rules.regime);
  const [group] = await readPredecessors(tx, { id: choice.pokjanalId }, decree.day);
  if (!group) throw new NotFound('POKJANAL_NOT_FOUND');
  return proposeFor(group, rules, decree.day);
}

function found(tx: Tx, ctx: Ctx, { group }: Proposal, { regime, name }: { regime: Regime; name: string }) {
  const { contactOffice, secretariat, isDemo, wilayah } = group;
  return createGroup(tx, ctx, wilayah, { regime, name, planned: false, contactOffice, secretariat, isDemo });
}

type Successor = { readonly id: string; readonly name: string; readonly day: Date; readonly decreeId: string };

async function supersede(tx: Tx, ctx: Ctx, { group }: Proposal, { id: successorId, day }: Successor): Promise<void> {
  const revision = group.revision + 1;
  const after = { successorId, supersededOn: day };
  await tx.pokjanal.update({ where: { id: group.id }, data: { ...after, revision } });
  await recordChange(tx, ctx, {
    subject: 'Pokjanal',
    subjectId: group.id,
    revision,
    action: 'pokjanal.superseded',
    before: { successorId: null, supersededOn: null },
    after,
  });
  await appendEvent(tx, {
    type: 'pokjanal.superseded',
    nodeNo: group.wilayah.no,
    payload: { id: group.id, successor: successorId, on: dayText(day), by: userIdOf(ctx.actor) },
  });
}

async function meetingOf(
  tx: Tx,
  ctx: Ctx,
  { group }: Proposal,
  { taken }: Chosen,
  { act, successor }: { act: GroupAct; successor: Successor & { decreeNumber: string } },
): Promise<string | null> {
  if (!taken.some(({ key }) => key === 'meeting')) return null;
  const { wilayah, isDemo, secretariat, contactOffice } = group;
  return planFirstMeeting(tx, ctx, {
    group: { id: successor.id, name: successor.name, regime: act.rules.regime, successorId: null, isDemo, wilayah },
    on: act.meetingOn,
    title: `Rapat pertama ${successor.name}`,
    organiser: secretariat ?? contactOffice ?? successor.name,
    handover: `Serah terima dari ${group.name} menurut SK ${successor.decreeNumber}`,
    agenda: act.agenda,
  });
}

type Memory = { chosen: Chosen; act: GroupAct; successor: Successor; written: Written };

async function remember(tx: Tx, ctx: Ctx, { group }: Proposal, memory: Memory): Promise<string> {
  const { chosen, act, successor, written } = memory;
  const tell =
    (isTaken: boolean) =>
    (line: Chosen['taken'][number]): ToldLine => {
      const { key, section, title, from, seat } = line;
      return { key, section, title, from, seat, isTaken };
    };
  const lines = [...chosen.taken.map(tell(true)), ...chosen.left.map(tell(false))];
  const id = newId();
  await tx.groupSuccession.create({
    data: {
      id,
      batchId: act.batchId,
      predecessorId: group.id,
      successorId: successor.id,
      successorName: successor.name,
      decreeId: successor.decreeId,
      on: successor.day,
      lines: lines as unknown as Prisma.InputJsonArray,
      written: written as unknown as Prisma.InputJsonObject,
      createdById: userIdOf(ctx.actor),
      createdAt: ctx.clock.now(),
      isDemo: group.isDemo,
    },
  });
  return id;
}
