import type { Regime, WilayahLevel } from '@pokjanal/prisma/client';
import { userIdOf } from '../../auth/actor.ts';
import type { Ctx } from '../../auth/ctx.ts';
import { assertCan } from '../../auth/policy.ts';
import { depthOf } from '../../auth/reach.ts';
import { inTransaction, type Tx } from '../../db/transaction.ts';
import { appendEvent } from '../../events/outbox.ts';
import { Conflict, NotFound, type Problem, problem, refuseProblems } from '../../lib/errors.ts';
import { recordChange } from '../activity/record-change.ts';
import { dayAsked } from '../../lib/days.ts';
import { listCollections } from './collect.sql.ts';
import { isOfDemo } from './found-pokjanal.ts';

/** What is asked of whom, and until when. */
export type CollectionContent = {
  readonly level: WilayahLevel;
  /** Laws whose groups count; none means either. */
  readonly regimes: readonly Regime[];
  readonly deadline: Date;
  readonly note: string;
};

const MAX_NOTE = 1_000;

function tidy({ level, regimes, deadline, note }: CollectionContent): CollectionContent {
  return { level, regimes: [...new Set(regimes)].sort(), deadline, note: note.trim() };
}

function problemsOf(ctx: Ctx, content: CollectionContent, area: { level: WilayahLevel }): Problem[] {
  const { level, deadline, note } = content;
  return [
    ...(depthOf(level) <= depthOf(area.level) ? [problem('level', 'REQUEST_LEVEL')] : []),
    ...(deadline < dayAsked(ctx, null) ? [problem('deadline', 'DEADLINE_PAST')] : []),
    ...(note === '' ? [problem('note', 'REQUIRED')] : []),
    ...(note.length > MAX_NOTE ? [problem('note', 'TOO_LONG', { max: MAX_NOTE })] : []),
  ];
}

/** Asks the areas below one for the decrees of their groups. */
export async function requestDecrees(
  ctx: Ctx,
  input: CollectionContent & { readonly wilayahId: string },
): Promise<{ id: string }> {
  const area = await ctx.db.prisma.wilayah.findUnique({ where: { id: input.wilayahId } });
  if (!area) throw new NotFound('WILAYAH_NOT_FOUND');
  assertCan(ctx.actor, 'collection.ask', { path: area.path }, 'WILAYAH_NOT_FOUND');
  const content = tidy(input);
  refuseProblems([...(area.endedOn ? [problem('wilayah', 'AREA_ENDED')] : []), ...problemsOf(ctx, content, area)]);
  return inTransaction(ctx, async (tx) => {
    const isDemo = await isOfDemo(tx, ctx.actor);
    const by = userIdOf(ctx.actor);
    const { id } = await tx.collectionRequest.create({
      data: {
        ...content,
        regimes: [...content.regimes],
        wilayahId: area.id,
        createdById: by,
        createdAt: ctx.clock.now(),
        isDemo,
      },
      select: { id: true },
    });
    await recordChange(tx, ctx, {
      subject: 'CollectionRequest',
      subjectId: id,
      revision: 0,
      action: 'collection.requested',
      before: null,
      after: content,
    });
    await appendEvent(tx, { type: 'collection.requested', nodeNo: area.no, payload: { id, revision: 0, by } });
    return { id };
  });
}

/** A request the caller may act on, with what an act needs to know. @throws NotFound out of reach, Forbidden else. */
export async function findOwnRequest(ctx: Ctx, id: string) {
  const [seen] = await listCollections(ctx, { id, first: 1 });
  if (!seen) throw new NotFound('REQUEST_NOT_FOUND');
  assertCan(ctx.actor, 'collection.ask', { path: seen.path }, 'REQUEST_NOT_FOUND');
  return ctx.db.prisma.collectionRequest.findUniqueOrThrow({
    where: { id },
    include: { wilayah: { select: { no: true, path: true, level: true } } },
  });
}

type OwnRequest = Awaited<ReturnType<typeof findOwnRequest>>;

/** The refusal of an act on a request that meanwhile stands otherwise. */
export function requestConflict(code: 'REQUEST_STALE' | 'REQUEST_CLOSED', id: string, data = {}) {
  return new Conflict(code, { ...data, collectionId: id });
}

async function write(
  tx: Tx,
  ctx: Ctx,
  before: OwnRequest,
  expected: number,
  act: { type: 'collection.corrected' | 'collection.closed'; data: Partial<CollectionContent> | { closedAt: Date } },
): Promise<void> {
  const { id, revision, wilayah } = before;
  const { regimes, ...rest } = act.data as Partial<CollectionContent>;
  const { count } = await tx.collectionRequest.updateMany({
    where: { id, revision: expected, closedAt: null },
    data: { ...rest, ...(regimes ? { regimes: [...regimes] } : {}), revision: expected + 1 },
  });
  if (count === 0) throw requestConflict('REQUEST_STALE', id, { expected, actual: revision });
  const logged = Object.fromEntries(Object.keys(act.data).map((key) => [key, before[key as 'note']]));
  await recordChange(tx, ctx, {
    subject: 'CollectionRequest',
    subjectId: id,
    revision: expected + 1,
    action: act.type,
    before: logged,
    after: { ...act.data },
  });
  const payload = { id, revision: expected + 1, by: userIdOf(ctx.actor) };
  await appendEvent(tx, { type: act.type, nodeNo: wilayah.no, payload });
}

function refuseClosed({ id, closedAt, revision }: OwnRequest, expected: number): void {
  if (closedAt) throw requestConflict('REQUEST_CLOSED', id);
  if (revision !== expected) throw requestConflict('REQUEST_STALE', id, { expected, actual: revision });
}

/** Puts a request right: another day, other areas, other words. @throws Conflict when it was changed or closed meanwhile. */
export async function correctRequest(
  ctx: Ctx,
  input: CollectionContent & { readonly id: string; readonly expectedRevision: number },
): Promise<{ id: string }> {
  const before = await findOwnRequest(ctx, input.id);
  refuseClosed(before, input.expectedRevision);
  const content = tidy(input);
  refuseProblems(problemsOf(ctx, content, before.wilayah));
  await inTransaction(ctx, (tx) =>
    write(tx, ctx, before, input.expectedRevision, { type: 'collection.corrected', data: content }),
  );
  return { id: input.id };
}

/** Closes a request: nobody is asked any more, and how it stood stays readable. */
export async function closeRequest(
  ctx: Ctx,
  input: { readonly id: string; readonly expectedRevision: number },
): Promise<{ id: string }> {
  const before = await findOwnRequest(ctx, input.id);
  refuseClosed(before, input.expectedRevision);
  const data = { closedAt: ctx.clock.now() };
  await inTransaction(ctx, (tx) => write(tx, ctx, before, input.expectedRevision, { type: 'collection.closed', data }));
  return { id: input.id };
}
