import type { Regime } from '@pokjanal/prisma/client';
import { userIdOf } from '../../auth/actor.ts';
import type { Ctx } from '../../auth/ctx.ts';
import { assertCan } from '../../auth/policy.ts';
import { visible } from '../../auth/visible.ts';
import { inTransaction } from '../../db/transaction.ts';
import { DomainError, InvalidInput, NotFound, type Problem, problem, refuseProblems } from '../../lib/errors.ts';
import { newId } from '../../lib/ids.ts';
import { agendaOf, firstMeetingDay } from './first-meeting.ts';
import { type Succeeded, succeedGroup } from './succeed-group.ts';
import type { GroupChoice } from './succession-choice.ts';
import { type DecreeChoice, documentKey, SuccessionDecree } from './succession-decree.ts';
import { readNewRules } from './succession-scene.ts';

export type Succeed = {
  /** Law of the successors. */
  readonly regime: Regime;
  /** One decree for all; a group may have its own. */
  readonly decree: DecreeChoice | null;
  readonly groups: readonly (GroupChoice & { readonly decree: DecreeChoice | null })[];
  /** Goes on with a batch that was begun; null begins one. */
  readonly batchId: string | null;
  /** Nothing is written: what would come of it. */
  readonly dryRun: boolean;
};

/** What came of one group: it was done, or why not. */
export type GroupOutcome = {
  readonly pokjanalId: string;
  readonly done: Succeeded | null;
  /** It was rehearsed: what was made is gone again. */
  readonly isDryRun: boolean;
  readonly problems: readonly Problem[];
};

export type SuccessionOutcome = {
  readonly batchId: string;
  readonly isDryRun: boolean;
  readonly outcomes: readonly GroupOutcome[];
};

const MAX_GROUPS = 50;

/** Thrown inside a transaction of a dry run, so that nothing of it stays. */
class Rehearsed extends Error {
  readonly done: Succeeded;
  constructor(done: Succeeded) {
    super('A dry run leaves nothing.');
    this.done = done;
  }
}

/**
 * Lets the work of many groups go on in their successors by one decree or one for each. Each group is done as a whole or
 * not at all, whatever becomes of the others; who repeats a request finds what was done refused, group by group.
 */
export async function succeed(ctx: Ctx, input: Succeed): Promise<SuccessionOutcome> {
  const { groups, batchId, regime } = input;
  refuseProblems(plainProblems(input));
  await assertManaged(
    ctx,
    groups.map(({ pokjanalId }) => pokjanalId),
  );
  const shared = input.decree ? await SuccessionDecree.open(ctx, input.decree, 'decree') : null;
  const batch = await batchOf(ctx, batchId);
  const outcomes: GroupOutcome[] = [];
  const decrees = new Set<SuccessionDecree>(shared ? [shared] : []);
  const open = opening(ctx);
  for (const [at, group] of groups.entries()) {
    outcomes.push(
      await orProblems(group.pokjanalId, async () => {
        const decree = group.decree ? await open(group.decree, `groups.${at}.decree`) : shared;
        if (!decree) throw new InvalidInput([problem('decree', 'REQUIRED')]);
        decrees.add(decree);
        return one(ctx, { ...input, regime, batchId: batch }, group, decree);
      }),
    );
  }
  if (!input.dryRun) for (const decree of decrees) await decree.tell(ctx);
  return { batchId: batch, isDryRun: input.dryRun, outcomes };
}

/** Opens decrees of single groups; lines that write down the same document share it. */
function opening(ctx: Ctx) {
  const known = new Map<string, SuccessionDecree>();
  return async (choice: DecreeChoice, path: string): Promise<SuccessionDecree> => {
    const key = documentKey(choice);
    const before = known.get(key);
    if (before) return before;
    const opened = await SuccessionDecree.open(ctx, choice, path);
    known.set(key, opened);
    return opened;
  };
}

/** A batch goes on for whoever began it; for anybody else a new one begins. */
async function batchOf(ctx: Ctx, batchId: string | null): Promise<string> {
  if (batchId === null) return newId();
  const others = await ctx.db.prisma.groupSuccession.count({
    where: { batchId, NOT: { createdById: userIdOf(ctx.actor) } },
  });
  return others === 0 ? batchId : newId();
}

async function one(
  ctx: Ctx,
  input: Succeed & { batchId: string },
  choice: GroupChoice,
  decree: SuccessionDecree,
): Promise<Succeeded> {
  const rules = await readNewRules(ctx.db.prisma, input.regime, decree.day);
  const isMeeting = choice.taken === null || choice.taken.includes('meeting');
  const meetingOn = choice.meetingOn ?? (await firstMeetingDay(ctx, decree.day));
  // What comes of it does not hang on the agenda, which asks for figures.
  const agenda = isMeeting && !input.dryRun ? await agendaOf(ctx, choice.pokjanalId) : [];
  const act = { choice, rules, decree, batchId: input.batchId, meetingOn, agenda };
  const done = await inTransaction(ctx, async (tx) => {
    const made = await succeedGroup(tx, ctx, act);
    if (input.dryRun) throw new Rehearsed(made);
    return made;
  });
  const { id, isDemo, wilayah } = await ctx.db.prisma.pokjanal.findUniqueOrThrow({
    where: { id: done.successorId },
    select: { id: true, isDemo: true, wilayah: { select: { no: true, path: true } } },
  });
  decree.served(done.decreeId, { id, isDemo, wilayah });
  return done;
}

async function orProblems(pokjanalId: string, work: () => Promise<Succeeded>): Promise<GroupOutcome> {
  try {
    return { pokjanalId, done: await work(), isDryRun: false, problems: [] };
  } catch (error) {
    const refused = { pokjanalId, done: null, isDryRun: false };
    if (error instanceof Rehearsed) return { pokjanalId, done: error.done, isDryRun: true, problems: [] };
    if (error instanceof InvalidInput) return { ...refused, problems: error.problems };
    if (error instanceof DomainError) {
      return { ...refused, problems: [{ path: 'group', code: error.code, message: error.texts }] };
    }
    throw error;
  }
}

function plainProblems({ groups, decree }: Succeed): Problem[] {
  const ids = groups.map(({ pokjanalId }) => pokjanalId);
  return [
    ...(groups.length === 0 ? [problem('groups', 'REQUIRED')] : []),
    ...(groups.length > MAX_GROUPS ? [problem('groups', 'TOO_MANY', { max: MAX_GROUPS })] : []),
    ...ids.flatMap((id, at) => (ids.indexOf(id) < at ? [problem(`groups.${at}`, 'SUCCESSION_TWICE')] : [])),
    ...(decree || groups.every((group) => group.decree) ? [] : [problem('decree', 'REQUIRED')]),
    ...toldApart(groups),
  ];
}

/** Lines that name the same document and say different things of it. */
function toldApart(groups: Succeed['groups']): Problem[] {
  const first = new Map<string, string>();
  return groups.flatMap(({ decree }, at) => {
    if (!decree || !('content' in decree)) return [];
    const key = documentKey(decree);
    const told = JSON.stringify(decree.content);
    const before = first.get(key) ?? told;
    first.set(key, before);
    const { number } = decree.content;
    return before === told ? [] : [problem(`groups.${at}.decree`, 'SUCCESSION_DECREE_APART', { number })];
  });
}

/** @throws NotFound for a group out of reach, Forbidden for one the caller only reads. */
async function assertManaged(ctx: Ctx, ids: readonly string[]): Promise<void> {
  const groups = await ctx.db.prisma.pokjanal.findMany({
    where: { AND: [{ id: { in: [...ids] } }, visible(ctx.actor, 'pokjanal.read')] },
    select: { id: true, wilayah: { select: { path: true } } },
  });
  if (groups.length < new Set(ids).size) throw new NotFound('POKJANAL_NOT_FOUND');
  for (const { wilayah } of groups)
    assertCan(ctx.actor, 'pokjanal.manage', { path: wilayah.path }, 'POKJANAL_NOT_FOUND');
}
