import { userIdOf } from '../../auth/actor.ts';
import type { Ctx } from '../../auth/ctx.ts';
import { inTransaction, type Tx } from '../../db/transaction.ts';
import { wake } from '../../events/wake.ts';
import { dayOf, dayText, today } from '../../lib/days.ts';
import { type Problem, problem, refuseProblems } from '../../lib/errors.ts';
import { newId } from '../../lib/ids.ts';
import { requiredText } from '../../lib/text-problems.ts';
import { findManagedOpd, type ManagedOpd, type OpdRef, raiseOpd, tellOpd } from '../opd/managed-opd.ts';
import { moveWork } from './move-work.ts';
import { linesOf, lockWork, type OpenWork, ownPart, readOpenWork, type WorkLine } from './open-work.ts';
import type { Written } from './written.ts';

export type MergeOpd = {
  readonly from: readonly OpdRef[];
  readonly into: OpdRef;
  /** Last day of those that end. */
  readonly on: Date;
  /** Rule or decision it rests on. */
  readonly basis: string;
  /** Keys of the lines that go on in the successor; null takes all. */
  readonly lines: readonly string[] | null;
  readonly dryRun: boolean;
};

export type Merged = {
  /** Null in a dry run. */
  readonly id: string | null;
  readonly intoId: string;
  readonly lines: readonly (WorkLine & { readonly isTaken: boolean })[];
  /** Things in groups that the caller does not manage; they stay with those that end. */
  readonly others: number;
  /** Accounts that still work for those that end; rights are given by who manages accounts. */
  readonly accounts: number;
};

const MOST = 10;

/**
 * Lets one or several agencies go on in another: they end on a day and name their successor. What they did stays theirs;
 * what is still open goes on in the successor as confirmed, line by line. A dry run says what would come of it.
 * @throws InvalidInput with everything that stands against it, Conflict when an agency was changed meanwhile.
 */
export async function mergeOpd(ctx: Ctx, input: MergeOpd): Promise<Merged> {
  refuseProblems(listProblems(input));
  const into = await findManagedOpd(ctx, input.into);
  const formers: ManagedOpd[] = [];
  for (const ref of input.from) formers.push(await findManagedOpd(ctx, ref));
  const on = dayOf(input.on);
  const ids = formers.map(({ id }) => id);
  const { own, others } = ownPart(ctx, await readOpenWork(ctx.db.prisma, ids, on));
  const lines = linesOf(own);
  const taken = new Set(input.lines ?? lines.map(({ key }) => key));
  refuseProblems([
    ...formers.flatMap((former, at) => formerProblems(former, into, on, `from.${at}`)),
    ...(into.to ? [problem('into', 'OPD_ENDED', { name: into.name, on: dayText(into.to) })] : []),
    ...(on > today(ctx) ? [problem('on', 'DAY_TOO_FAR', { to: dayText(today(ctx)) })] : []),
    ...requiredText('basis', input.basis),
    ...lineProblems(lines, taken),
    ...laterProblems(own, on),
  ]);
  const accounts = await ctx.db.prisma.roleAssignment.count({
    where: { opdId: { in: ids }, OR: [{ to: null }, { to: { gt: on } }] },
  });
  const told = lines.map((line) => ({ ...line, isTaken: taken.has(line.key) }));
  if (input.dryRun) return { id: null, intoId: into.id, lines: told, others, accounts };
  const id = newId();
  await inTransaction(ctx, async (tx) => {
    const basis = input.basis.trim();
    const ended = await endFormers(tx, ctx, { formers, into, on, basis });
    const intoRevision = await takeOver(tx, ctx, { formers, into, on, basis });
    await lockWork(tx, ids);
    const { own: fresh } = ownPart(ctx, await readOpenWork(tx, ids, on));
    const moved = await moveWork(tx, ctx, { work: fresh, taken, into, formers, on, basis });
    const written: Written = { ...moved, formers: ended, intoRevision };
    const by = { createdById: userIdOf(ctx.actor), createdAt: ctx.clock.now() };
    await tx.opdMerger.create({ data: { ...by, id, intoId: into.id, fromIds: ids, on, basis, written } });
  });
  wake('sequencer');
  return { id, intoId: into.id, lines: told, others, accounts };
}

type Facts = {
  readonly formers: readonly ManagedOpd[];
  readonly into: ManagedOpd;
  readonly on: Date;
  readonly basis: string;
};

async function endFormers(tx: Tx, ctx: Ctx, { formers, into, on, basis }: Facts): Promise<Written['formers']> {
  const ended: Written['formers'] = [];
  for (const former of formers.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const { id, to, wilayah } = former;
    const revision = await raiseOpd(tx, former, { to: on, mergedIntoId: into.id });
    const change = { before: { to, mergedInto: null }, after: { to: on, mergedInto: into.name, basis } };
    await tellOpd(tx, ctx, { id, revision, nodeNo: wilayah.no, action: 'opd.merged', ...change });
    ended.push({ id, to: to && dayText(to), revision });
  }
  return ended;
}

async function takeOver(tx: Tx, ctx: Ctx, { formers, into, on, basis }: Facts): Promise<number> {
  const { id, wilayah } = into;
  const revision = await raiseOpd(tx, into, {});
  const after = { mergedFrom: formers.map(({ name }) => name), on, basis };
  await tellOpd(tx, ctx, { id, revision, nodeNo: wilayah.no, action: 'opd.tookOver', before: {}, after });
  return revision;
}

function listProblems({ from, into }: MergeOpd): Problem[] {
  const ids = from.map(({ id }) => id);
  return [
    ...(ids.length === 0 ? [problem('from', 'REQUIRED')] : []),
    ...(ids.length > MOST ? [problem('from', 'TOO_MANY', { max: MOST })] : []),
    ...ids.flatMap((id, at) => [
      ...(ids.indexOf(id) < at ? [problem(`from.${at}`, 'OPD_TWICE')] : []),
      ...(id === into.id ? [problem(`from.${at}`, 'OPD_ITSELF')] : []),
    ]),
  ];
}

function formerProblems(former: ManagedOpd, into: ManagedOpd, on: Date, path: string): Problem[] {
  const { name, mergedInto, wilayah, from, formerNames } = former;
  const [last] = formerNames;
  const first = last ? last.until : from;
  return [
    ...(mergedInto ? [problem(path, 'OPD_MERGED', { name, into: mergedInto.name })] : []),
    ...(wilayah.id === into.wilayah.id ? [] : [problem(path, 'OPD_ELSEWHERE', { name, area: into.wilayah.name })]),
    ...(first && on <= first ? [problem('on', 'DAY_BEFORE_START', { from: dayText(first) })] : []),
  ];
}

function lineProblems(lines: readonly WorkLine[], taken: ReadonlySet<string>): Problem[] {
  const known = new Set(lines.map(({ key }) => key));
  return [...taken].flatMap((value) => (known.has(value) ? [] : [problem('lines', 'BAD_CODE', { value })]));
}

/** What begins after the last day of an agency was entered for it by mistake, or the day is wrong. */
function laterProblems({ members, holdings }: OpenWork, on: Date): Problem[] {
  const later = [
    ...members.map(({ id, from, pokjanal }) => ({ key: `membership:${id}`, from, title: pokjanal.name })),
    ...holdings.map(({ id, from, office }) => ({ key: `holding:${id}`, from, title: office })),
  ];
  return later.flatMap(({ key, from, title }) =>
    from && from > on ? [problem(key, 'OPD_WORK_LATER', { title, from: dayText(from), on: dayText(on) })] : [],
  );
}
