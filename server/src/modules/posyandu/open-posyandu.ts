import type { FormSet } from '@pokjanal/prisma/client';
import { userIdOf } from '../../auth/actor.ts';
import type { Ctx } from '../../auth/ctx.ts';
import { claimName } from '../../db/claim-name.ts';
import { inTransaction } from '../../db/transaction.ts';
import { appendEvent } from '../../events/outbox.ts';
import { wake } from '../../events/wake.ts';
import { dayText, today } from '../../lib/days.ts';
import { type Problem, refuseProblems } from '../../lib/errors.ts';
import { newId } from '../../lib/ids.ts';
import { optionalText, requiredText } from '../../lib/text-problems.ts';
import { recordChange } from '../activity/record-change.ts';
import { dayProblems } from './post-days.ts';
import { nameProblems, readPlace } from './post-place.ts';

/** What is told of a post in words. */
export type PostFacts = {
  readonly name: string;
  readonly regNo: string | null;
  readonly openingDay: string | null;
  readonly address: string | null;
  readonly formSet: FormSet;
  /** Number of the decree on the post and its board; left as it is when not told. */
  readonly decree?: string | null;
};

export type OpenPosyandu = PostFacts & {
  /** Made beforehand by who must know it, such as an import. */
  readonly id?: string;
  readonly wilayahId: string;
  readonly puskesmasId: string | null;
  readonly openedOn: Date;
};

const AHEAD_MS = 366 * 24 * 3600 * 1000;

/**
 * Opens a post in a village from a day on, with its reporting unit. It owes forms from the first month on whose first day
 * it operates. The day may lie a year ahead.
 */
export async function openPosyandu(ctx: Ctx, input: OpenPosyandu): Promise<{ id: string }> {
  const { wilayahId, puskesmasId, openedOn } = input;
  const facts = trimmed(input);
  const { village, mentor, problems } = await readPlace(ctx, { wilayahId, puskesmasId });
  refuseProblems([
    ...factProblems(facts),
    ...problems,
    ...dayProblems('openedOn', openedOn, { after: FIRST, latest: new Date(today(ctx).getTime() + AHEAD_MS) }),
    ...(village && facts.name !== '' ? await nameProblems(ctx.db, village, facts.name) : []),
  ]);
  if (!village) return { id: '' };
  const id = input.id ?? newId();
  await inTransaction(ctx, async (tx) => {
    await claimName(tx, village.id, (now) => nameProblems(now, village, facts.name));
    await tx.posyandu.create({
      data: {
        ...facts,
        id,
        wilayahId,
        puskesmasId,
        intervals: { create: { id: newId(), openedOn } },
        placements: { create: { id: newId(), wilayahId, puskesmasId, from: openedOn } },
        unit: { create: { kind: 'POSYANDU', desaNo: village.no, puskesmasNo: mentor?.no ?? null } },
      },
    });
    await recordChange(tx, ctx, {
      subject: 'Posyandu',
      subjectId: id,
      revision: 0,
      action: 'posyandu.opened',
      before: null,
      after: { ...facts, desa: village.name, openedOn: dayText(openedOn) },
    });
    const payload = { id, revision: 0, by: userIdOf(ctx.actor) };
    await appendEvent(tx, { type: 'posyandu.opened', nodeNo: village.no, payload });
  });
  wake('sequencer');
  return { id };
}

/** Posyandu began in 1984; nothing lies before. */
const FIRST = new Date('1984-01-01T00:00:00Z');

/** The facts without blanks at their ends; an empty line is none. */
export function trimmed({ name, regNo, openingDay, address, formSet, decree }: PostFacts): PostFacts {
  const line = (text: string | null): string | null => text?.trim() || null;
  return {
    name: name.trim(),
    regNo: line(regNo),
    openingDay: line(openingDay),
    address: line(address),
    formSet,
    ...(decree !== undefined && { decree: line(decree) }),
  };
}

/** Everything wrong with what is told of a post, field by field. */
export function factProblems({ name, regNo, openingDay, address, decree = null }: PostFacts): Problem[] {
  return [
    ...requiredText('name', name),
    ...optionalText('regNo', regNo),
    ...optionalText('openingDay', openingDay),
    ...optionalText('address', address),
    ...optionalText('decree', decree),
  ];
}
